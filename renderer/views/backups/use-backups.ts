import { useState } from 'react';
import type { Backup } from '../../../shared/entities/backup.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { useCommand } from '../../state/commands.ts';
import { useChange, useRead } from '../../state/queries.ts';

const LIST_POLL_MS = 30_000;
const JOBS_POLL_MS = 2000;

/** What is being done with a backup, or was: `merge` is a restore that brings back what is missing. */
export type BackupWork = Readonly<{
  jobId: string;
  kind: 'backup' | 'verify' | 'restore' | 'merge';
  /** The backup it is about; null where one is being made. */
  backup: Backup | null;
  /** The import a merge is. */
  importId: string | null;
}>;

/** The backups, and the work on them that goes on or was seen to end. */
export function useBackups() {
  const list = useRead('backups.list', {}, { refetchEveryMs: LIST_POLL_MS, askAnew: true });
  const jobs = useRead(
    'maintenance.jobs',
    { states: ['running'], limit: 20 },
    { refetchEveryMs: JOBS_POLL_MS, askAnew: true },
  );
  const [own, setOwn] = useState<BackupWork | null>(null);
  const found = jobs.data?.items.find(isOfBackups);
  // What somebody else started is shown like the own.
  const work = own ?? (found === undefined ? null : workOf(found));
  const begin = (started: BackupWork) => {
    setOwn(started);
    void jobs.refetch();
  };
  const create = useChange('backups.create', {
    onDone: ({ job }) => begin({ jobId: job.id, kind: 'backup', backup: null, importId: null }),
  });
  const check = useChange('backups.verify');
  const start = () => create.mutate({});
  const running =
    work !== null && (create.isPending || (jobs.data?.items ?? []).some(({ id }) => id === work.jobId));
  useCommand('backUp', { run: start, when: !running });
  return {
    list,
    work: work === null ? null : { ...work, running },
    start,
    verify: (backup: Backup) =>
      check.mutate(
        { name: backup.name },
        {
          onSuccess: ({ job }) => begin({ jobId: job.id, kind: 'verify', backup, importId: null }),
        },
      ),
    begin,
    close: () => setOwn(null),
  };
}

function isOfBackups({ kind }: Job): boolean {
  return kind === 'backup' || kind === 'verify' || kind === 'restore';
}

function workOf({ id, kind }: Job): BackupWork {
  return {
    jobId: id,
    kind: kind === 'verify' || kind === 'restore' ? kind : 'backup',
    backup: null,
    importId: null,
  };
}
