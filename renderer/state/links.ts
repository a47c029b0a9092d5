import { useConnection } from './connection-context.ts';
import { t } from '../i18n/index.ts';
import { formatLink, type RecordRef } from '../../shared/links.ts';
import { notify } from './notices.ts';
import { callOperation } from './operations.ts';

/** Puts a text on the clipboard and tells so. */
export function copyText(text: string, told: string = t('common.copied')): void {
  navigator.clipboard.writeText(text).then(
    () => notify({ kind: 'done', title: told }),
    () => notify({ kind: 'error', title: t('common.copyFailed') }),
  );
}

/** Puts the link to a record on the clipboard. */
export function copyLink(ref: RecordRef): void {
  copyText(formatLink(ref), t('link.copied'));
}

/** Gives a function that finds what a link needs beside its id to be opened: the session of a message. */
export function useLinkTarget() {
  const { transport } = useConnection();
  return async ({ kind, id }: RecordRef): Promise<RecordRef & { sessionId: string | null }> => {
    if (kind !== 'message') return { kind, id, sessionId: null };
    const { sessionId } = await callOperation(transport, 'messages.get', { id });
    return { kind, id, sessionId };
  };
}
