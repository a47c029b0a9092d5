import { create } from 'zustand';
import { conditionOf } from '../../shared/entities/store-condition.ts';
import { AppError } from '../../shared/errors.ts';
import { t, tell } from '../i18n/index.ts';

/** Something to tell in passing: what was done and how to take it back, or what failed. */
export type Notice = Readonly<{
  id: number;
  kind: 'done' | 'removed' | 'undone' | 'note' | 'error';
  title: string;
  detail?: string;
  /** What a person may pass on to get help; holds no stored words. */
  technical?: string;
  action?: Readonly<{ label: string; shortcut?: string | undefined; run(): void }>;
}>;

const useNoticeStore = create<{ latest: Notice | null }>(() => ({ latest: null }));

/** Tells something in passing. */
export function notify(notice: Omit<Notice, 'id'>): void {
  useNoticeStore.setState(({ latest }) => ({ latest: { ...notice, id: (latest?.id ?? 0) + 1 } }));
}

/** Tells of a failure, with its message and what to copy. */
export function notifyError(error: unknown): void {
  if (!(error instanceof AppError)) {
    notify({ kind: 'error', title: t('error.title'), detail: t('error.safe'), technical: String(error) });
    return;
  }
  const state = conditionOf(error)?.state;
  notify({
    kind: 'error',
    title: t('error.title'),
    detail:
      state === undefined || state === 'open'
        ? tell(error.message)
        : `${t(`store.${state}.title`)}. ${t(`store.${state}.safe`)}`,
    technical: `${error.code}, ${error.message}`,
  });
}

/** Calls back with every notice told from now on. Gives back the function that ends it. */
export function onNotice(listener: (notice: Notice) => void): () => void {
  return useNoticeStore.subscribe((state, before) => {
    if (state.latest && state.latest !== before.latest) listener(state.latest);
  });
}
