import { CircleStop, GitMerge, LoaderCircle, TriangleAlert, Undo2, type LucideIcon } from 'lucide-react';
import type { ConsolidationRun } from '../../../shared/entities/run.ts';
import { formatDate, formatDayGroup, formatFull, formatSeconds, formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { tookMs } from './run-words.ts';

/** What came of a run, as a sign; its words stand beside it. */
export const RUN_ICONS: Readonly<Record<ConsolidationRun['status'], LucideIcon>> = {
  running: LoaderCircle,
  done: GitMerge,
  failed: TriangleAlert,
  cancelled: CircleStop,
  interrupted: CircleStop,
  undoing: LoaderCircle,
  undone: Undo2,
};

/** When a run began, as a title: “Today 06:00”, “14 May 06:00”. */
export function runTitle({ startedAt }: Pick<ConsolidationRun, 'startedAt'>): string {
  const group = formatDayGroup(startedAt);
  const near = group === t('time.today') || group === t('time.yesterday');
  return t('runs.when', { day: near ? group : formatDate(startedAt), time: formatTime(startedAt) });
}

/** When a run began, how long it took, what set it off and for whom. */
export function RunFacts({ run }: { run: ConsolidationRun }) {
  const took = tookMs(run);
  const agent = useRead('agents.get', { id: run.agentId ?? '' }, { enabled: run.agentId !== null }).data;
  return (
    <p className="meta tn clip" title={formatFull(run.startedAt)}>
      {runTitle(run)}
      {took === null ? null : <span className="sep">{formatSeconds(took / 1000)}</span>}
      <span className="sep">{t(`runs.trigger.${run.trigger}`)}</span>
      {agent === undefined ? null : <span className="sep">{t('runs.only', { name: agent.name })}</span>}
    </p>
  );
}
