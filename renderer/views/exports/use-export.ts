import { useEffect, useState } from 'react';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import type { InputOf } from '../../state/operations.ts';
import { useChange, useRead } from '../../state/queries.ts';

/** What is exported and how: the input of `exports.run`. */
export type ExportChoices = InputOf<'exports.run'>;

/** An export that runs or has ended: the job that says so, and the export it makes. */
type Started = Readonly<{ jobId: string; exportId: string | null }>;

/** Starts exports, one at a time. One that runs already, also of another window, is taken up. */
export function useExport() {
  const [started, setStarted] = useState<Started | null>(null);
  const [closed, setClosed] = useState<string | null>(null);
  const run = useChange('exports.run', {
    onDone: ({ id, job }) => setStarted({ jobId: job.id, exportId: id }),
  });
  const running = useRunningExport();

  if (started === null && running !== null && running.jobId !== closed) setStarted(running);

  return {
    started,
    starting: run.isPending,
    start: (choices: ExportChoices) => {
      if (!run.isPending) run.mutate(choices);
    },
    close: () => {
      setClosed(started?.jobId ?? null);
      setStarted(null);
    },
  };
}

/** The finished exports that wait; nobody is told of a change of them, so they are read again when they may have. */
export function useWaitingExports() {
  const { data, error, refetch } = useRead('exports.list', {});
  const remove = useChange('exports.remove');
  useEffect(() => {
    void refetch({ cancelRefetch: false });
  }, [refetch]);
  return {
    items: data?.items,
    error,
    refresh: refetch,
    removing: remove.isPending,
    remove: ({ id, name }: Readonly<{ id: string; name: string }>) =>
      remove.mutate(
        { id },
        {
          onSuccess: () => {
            notify({ kind: 'removed', title: t('exports.removed', { name }) });
            void refetch();
          },
        },
      ),
  };
}

function useRunningExport(): Started | null {
  const { data, refetch } = useRead('maintenance.jobs', { states: ['running'], limit: 10 });
  useEffect(() => {
    void refetch({ cancelRefetch: false });
  }, [refetch]);
  const job = data?.items.find(({ kind }) => kind === 'export');
  return job === undefined ? null : { jobId: job.id, exportId: job.subjectId };
}
