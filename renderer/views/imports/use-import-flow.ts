import { useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { notify } from '../../state/notices.ts';
import { callOperation, type OutputOf } from '../../state/operations.ts';
import { useChange, useRead } from '../../state/queries.ts';

export type Preview = OutputOf<'imports.preview'>;
/** What a person decides once they have seen what a file holds. */
export type ImportChoices = Readonly<{ name: string; reviveUndone: boolean; ignoreDamage: boolean }>;

/** Where an import stands, from the file to its end. */
type Stage =
  | Readonly<{ name: 'idle' }>
  | Readonly<{ name: 'reading'; fileName: string }>
  | Readonly<{ name: 'refused'; fileName: string; message: string; code: string }>
  | Readonly<{ name: 'preview'; upload: string; preview: Preview }>
  /** It runs, or has ended: its job says. `messages` is how many the preview counted. */
  | Readonly<{ name: 'started'; jobId: string; messages: number | null }>;

const IDLE: Stage = { name: 'idle' };
const RUNNING_POLL_MS = 1000;

/** The way of a file into the memory: handed over, looked into, imported. An import that runs already is taken up. */
export function useImportFlow() {
  const { transport, upload } = useConnection();
  const [stage, setStage] = useState<Stage>(IDLE);
  const attempt = useRef(0);
  const run = useChange('imports.run');
  const running = useRunningJob();

  if (running !== null && stage.name === 'idle') {
    setStage({ name: 'started', jobId: running, messages: null });
  }

  async function look(file: File) {
    attempt.current += 1;
    const mine = attempt.current;
    setStage({ name: 'reading', fileName: file.name });
    const next = await readFile(file).catch((error: unknown) => refuse(file.name, error));
    // A person who cancelled, or chose another file, does not wait for this one any more.
    if (attempt.current === mine) setStage(next);
  }

  async function readFile(file: File): Promise<Stage> {
    const reference = await upload(file);
    const source = { upload: reference.id };
    const preview = await callOperation(transport, 'imports.preview', { source });
    return { name: 'preview', upload: reference.id, preview };
  }

  return {
    stage,
    /** Takes the first of the files that were chosen or dropped. */
    take: (files: readonly File[]) => {
      const [file, ...others] = files;
      if (file === undefined) return;
      if (others.length > 0) notify({ kind: 'done', title: t('imports.oneAtATime', { name: file.name }) });
      void look(file);
    },
    start: (choices: ImportChoices) => {
      if (stage.name !== 'preview' || run.isPending) return;
      const { upload: id, preview } = stage;
      run.mutate(
        { source: { upload: id }, format: preview.format, ...choices },
        {
          onSuccess: ({ job }) => setStage({ name: 'started', jobId: job.id, messages: preview.messages }),
        },
      );
    },
    starting: run.isPending,
    reset: () => {
      attempt.current += 1;
      setStage(IDLE);
    },
  };
}

export type ImportFlow = ReturnType<typeof useImportFlow>;

function refuse(fileName: string, error: unknown): Stage {
  const known = error instanceof AppError ? error : null;
  return {
    name: 'refused',
    fileName,
    message: known?.message ?? t('error.safe'),
    code: known?.code ?? 'internal',
  };
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
