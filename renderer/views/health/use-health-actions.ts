import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import type { HealthAction } from '../../../shared/entities/health.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { formatBytes } from '../../i18n/format.ts';
import { t, tell } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useReadAgain } from '../../state/read-again.ts';

const POLL_MS = 300;
const LONG = ['check', 'reindex', 'optimize', 'backup'];

/** The long work that goes on now, started here or elsewhere; null where none does. */
export type LongWork = Readonly<{ job: Job; share: number | null; cancel(): void }> | null;

/** Carries out what a finding or an alert offers, and follows the long work there is. */
export function useHealthActions() {
  const navigate = useNavigate();
  const [followed, setFollowed] = useState<string | null>(null);
  const follow = ({ job }: { job: Job }) => setFollowed(job.id);
  const check = useChange('maintenance.check', { onDone: follow });
  const rebuild = useChange('maintenance.rebuildSearch', { onDone: follow });
  const optimise = useChange('maintenance.optimize', { onDone: follow });
  const backUp = useChange('backups.create', { onDone: follow });
  const consolidate = useChange('consolidation.run', {
    onDone({ run }) {
      notify({ kind: 'done', title: t('health.consolidating') });
      void navigate({ to: '/runs', search: { run: run.id } });
    },
  });
  const lookAgain = useReadAgain('maintenance.');
  const testMeaning = useChange('embeddings.test', {
    onDone() {
      lookAgain();
      notify({ kind: 'done', title: t('health.meaningWorks') });
    },
  });
  const work = useLongWork(followed, (job) => {
    setFollowed(null);
    lookAgain();
    tellOutcome(job);
  });
  const actions: Record<HealthAction, () => void> = {
    checkNow: () => check.mutate({}),
    rebuildSearch: () => rebuild.mutate({}),
    optimise: () => optimise.mutate({}),
    consolidate: () => consolidate.mutate({}),
    backUp: () => backUp.mutate({}),
    openBackups: () => void navigate({ to: '/backups' }),
    openInbox: () => void navigate({ to: '/inbox' }),
    openDuplicates: () => void navigate({ to: '/memories', search: { findings: ['duplicated'] } }),
    openUnreviewed: () => void navigate({ to: '/memories', search: { findings: ['unreviewed'] } }),
    openRuns: () => void navigate({ to: '/runs' }),
    openErrors: () => showSection('errors'),
    openSpeed: () => showSection('speed'),
    openTrash: () => void navigate({ to: '/trash' }),
    openConsolidationSettings: () => void navigate({ to: '/settings', search: { group: 'consolidation' } }),
    openAlertSettings: () => void navigate({ to: '/settings', search: { group: 'alerts' } }),
    openImports: () => void navigate({ to: '/imports' }),
    testMeaning: () => testMeaning.mutate({}),
    openMeaningSettings: () => void navigate({ to: '/settings', search: { group: 'meaning' } }),
  };
  return { act: (action: HealthAction) => actions[action](), work, lookAgain };
}

export type HealthActions = ReturnType<typeof useHealthActions>;

/** Follows the job that was started here, or else one that runs anyway. */
function useLongWork(followed: string | null, onEnd: (job: Job) => void): LongWork {
  const cancel = useChange('maintenance.cancelJob');
  const running = useRead('maintenance.jobs', { states: ['running'], limit: 20 }, { askAnew: true }).data
    ?.items;
  const id = followed ?? running?.find(({ kind }) => LONG.includes(kind))?.id;
  const job = useRead(
    'maintenance.job',
    { id: id ?? '' },
    { enabled: id !== undefined, refetchEveryMs: id !== undefined && POLL_MS },
  ).data;
  const ended = job !== undefined && job.state !== 'running';
  const end = useEffectEvent(() => {
    if (job !== undefined && followed === job.id) onEnd(job);
  });
  useEffect(() => {
    if (ended) end();
  }, [ended]);
  if (job === undefined || ended) return null;
  return {
    job,
    share: job.total ? Math.min(1, job.done / job.total) : null,
    cancel: () => cancel.mutate({ id: job.id }),
  };
}

/** Scrolls a part of the screen into view and puts the focus there. */
function showSection(name: 'errors' | 'speed'): void {
  const section = document.getElementById(`health-${name}`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

function tellOutcome({ kind, state, result, error }: Job): void {
  if (state === 'cancelled') return notify({ kind: 'note', title: t('health.cancelled') });
  if (state !== 'done') {
    return notify({ kind: 'error', title: t('health.failed'), detail: tell(error?.message ?? '') });
  }
  const answer = typeof result === 'object' && result !== null && !Array.isArray(result) ? result : {};
  if (kind === 'check') {
    const { damaged } = answer;
    const count = Array.isArray(damaged) ? damaged.length : 0;
    return notify({ kind: count === 0 ? 'done' : 'error', title: t('health.checkDone', { count }) });
  }
  if (kind === 'backup') return notify({ kind: 'done', title: t('health.backedUp') });
  if (kind === 'reindex') return notify({ kind: 'done', title: t('health.rebuildDone') });
  const { bytesBefore, bytesAfter } = answer;
  const sizes = { before: formatBytes(Number(bytesBefore)), after: formatBytes(Number(bytesAfter)) };
  return notify({ kind: 'done', title: t('health.optimise.done', sizes) });
}
