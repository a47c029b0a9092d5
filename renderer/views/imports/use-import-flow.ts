import { useRef, useState } from 'react';
import type { UploadRef } from '../../../shared/bridge.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { notify } from '../../state/notices.ts';
import { callOperation, type InputOf, type OutputOf } from '../../state/operations.ts';
import { useChange, useRead } from '../../state/queries.ts';

export type Preview = OutputOf<'imports.preview'>;
/** What a person decides once they have seen what a source holds. */
export type ImportChoices = Readonly<{ name: string; reviveUndone: boolean; ignoreDamage: boolean }>;

type Source = InputOf<'imports.preview'>['source'];
type Refusal = Readonly<{ message: string; code: string }>;

/** Where an import stands, from the source to its end. */
type Stage =
  | Readonly<{ name: 'idle' }>
  /** A text is being pasted; `refusal`: why it was not read. */
  | Readonly<{ name: 'pasting'; text: string; refusal: Refusal | null }>
  | Readonly<{ name: 'reading'; title: string }>
  /** `source` is null where it did not even get here. */
  | (Readonly<{ name: 'refused'; title: string; source: Source | null }> & Refusal)
  | Readonly<{ name: 'preview'; title: string; attempt: number; source: Source; preview: Preview }>
  /** It runs, or has ended: its job says. `messages` is how many the preview counted. */
  | Readonly<{ name: 'started'; jobId: string; messages: number | null }>;

const IDLE: Stage = { name: 'idle' };
const RUNNING_POLL_MS = 1000;
/** What a text is read as that is nothing else: one fact for each entry. */
const TEXT_FORMAT = 'memory-text' as const;

/** The way of a source into the memory: looked into, imported. An import that runs already is taken up. */
export function useImportFlow() {
  const { upload } = useConnection();
  const { stage, setStage, look, leave } = useStage();
  const run = useChange('imports.run');
  const resume = useChange('imports.resume');
  const running = useRunningJob();

  if (running !== null && stage.name === 'idle') {
    setStage({ name: 'started', jobId: running, messages: null });
  }

  return {
    stage,
    /** Takes the first of the files that were chosen or dropped. */
    take: (files: readonly File[]) => {
      const [file, ...others] = files;
      if (file === undefined) return;
      if (others.length > 0) notify({ kind: 'done', title: t('imports.oneAtATime', { name: file.name }) });
      const hand = async () => ({ upload: (await upload(file)).id });
      void look(file.name, hand);
    },
    /** Looks into a file that is here already. */
    takeUpload: ({ id, name }: UploadRef) => {
      void look(name, () => Promise.resolve({ upload: id }));
    },
    paste: () => setStage({ name: 'pasting', text: '', refusal: null }),
    /** Looks into a text that was pasted; one that cannot be read is still there to be mended. */
    takeText: (text: string) => {
      const source = { text };
      const refuse = (refusal: Refusal): Stage => ({ name: 'pasting', text, refusal });
      void look(t('imports.pasted'), () => Promise.resolve(source), { plainText: 'if unknown', refuse });
    },
    /** Looks into one of the places of this machine. */
    takePlace: (place: string, title: string) => {
      void look(title, () => Promise.resolve({ place }));
    },
    /** Reads as plain text what was refused as anything else. */
    readAsText: () => {
      if (stage.name !== 'refused' || stage.source === null) return;
      const { title, source } = stage;
      void look(title, () => Promise.resolve(source), { plainText: 'yes' });
    },
    start: (choices: ImportChoices) => {
      if (stage.name !== 'preview' || run.isPending) return;
      const { source, preview } = stage;
      run.mutate(
        { source, format: preview.format, ...choices },
        { onSuccess: ({ job }) => setStage({ name: 'started', jobId: job.id, messages: preview.messages }) },
      );
    },
    starting: run.isPending,
    /** Goes on with an import that stopped on the way. */
    goOn: (id: string) =>
      resume.mutate(
        { id },
        { onSuccess: ({ job }) => setStage({ name: 'started', jobId: job.id, messages: null }) },
      ),
    refuse: (title: string, message: string) =>
      setStage({ name: 'refused', title, source: null, message, code: 'invalid_input' }),
    reset: leave,
  };
}

type LookOptions = Readonly<{
  /** Whether it is read as a text of memories; else its content tells the format. */
  plainText?: 'yes' | 'if unknown';
  /** Where one leads that cannot be read. */
  refuse?: (refusal: Refusal) => Stage;
}>;

/** Where an import stands, and the way into its preview. */
function useStage() {
  const { transport } = useConnection();
  const [stage, setStage] = useState<Stage>(IDLE);
  const stopPreviews = useChange('imports.stopPreviews');
  const attempt = useRef(0);

  async function readsAsText(source: Source, plainText: LookOptions['plainText']): Promise<boolean> {
    if (plainText !== 'if unknown') return plainText === 'yes';
    return (await callOperation(transport, 'imports.detect', { source })).format === null;
  }

  /** Hands a source over and looks into it. A person who cancelled, or chose another, does not wait for it. */
  async function look(title: string, hand: () => Promise<Source>, options: LookOptions = {}) {
    attempt.current += 1;
    const mine = attempt.current;
    let source: Source | null = null;
    setStage({ name: 'reading', title });
    try {
      source = await hand();
      const format = (await readsAsText(source, options.plainText)) ? { format: TEXT_FORMAT } : {};
      const preview = await callOperation(transport, 'imports.preview', { source, ...format });
      if (attempt.current === mine) setStage({ name: 'preview', title, attempt: mine, source, preview });
    } catch (error) {
      const refusal = refusalOf(error);
      const refused = options.refuse?.(refusal) ?? { name: 'refused', title, source, ...refusal };
      if (attempt.current === mine) setStage(refused);
    }
  }

  function leave() {
    attempt.current += 1;
    if (stage.name === 'reading') stopPreviews.mutate({});
    setStage(IDLE);
  }

  return { stage, setStage, look, leave };
}

export type ImportFlow = ReturnType<typeof useImportFlow>;

function refusalOf(error: unknown): Refusal {
  const known = error instanceof AppError ? error : null;
  return { message: known?.message ?? t('error.safe'), code: known?.code ?? 'internal' };
}

/** The job of an import that runs, also one that another window started. */
function useRunningJob(): string | null {
  const imports = useRead('imports.list', { limit: 1 }).data?.items ?? [];
  const runs = imports.some(({ status }) => status === 'running');
  const jobs = useRead(
    'maintenance.jobs',
    { states: ['running'], limit: 10 },
    { enabled: runs, refetchEveryMs: runs && RUNNING_POLL_MS },
  ).data?.items;
  return (runs && jobs?.find(({ kind }) => kind === 'import')?.id) || null;
}
