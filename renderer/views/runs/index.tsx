import { GitMerge } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { ClusterDetail, ClusterList } from './clusters.tsx';
import { PatternDetail } from './pattern-detail.tsx';
import { PatternList } from './pattern-list.tsx';
import { PreviewDetail } from './preview-detail.tsx';
import { RunDetail } from './run-detail.tsx';
import { RunList } from './run-list.tsx';
import { useRuns, type Runs } from './use-runs.ts';

/** What consolidation did, run by run, what it would do, and what it found. */
export function RunsView() {
  const runs = useRuns();
  const start = useChange('consolidation.run', { onDone: ({ run }) => runs.open(run.id) });
  const onRun = (agentId: string | null) => start.mutate(agentId === null ? {} : { agentId });
  const chosen = chosenOf(runs);
  return (
    <div className="split" data-shows={chosen === null ? 'list' : 'detail'} data-screen="runs">
      {runs.side === 'runs' ? <RunList runs={runs} onRun={onRun} /> : null}
      {runs.side === 'patterns' ? <PatternList runs={runs} /> : null}
      {runs.side === 'clusters' ? <ClusterList runs={runs} /> : null}
      {chosen ?? (
        <section className="pane pane-detail pane-choose" aria-label={t(`runs.side.${runs.side}`)}>
          {runs.side === 'runs' && runs.list.items.length === 0 ? null : (
            <EmptyState icon={GitMerge} title={t('runs.choose')} detail={t(`runs.choose.${runs.side}`)} />
          )}
        </section>
      )}
    </div>
  );
}

/** What is looked at beside the list; null where nothing is. */
function chosenOf(runs: Runs) {
  const { preview, run, pattern, cluster } = runs.search;
  if (runs.side === 'patterns') {
    return pattern === undefined ? null : <PatternDetail key={pattern} id={pattern} runs={runs} />;
  }
  if (runs.side === 'clusters') {
    return cluster === undefined ? null : <ClusterDetail key={cluster} id={cluster} runs={runs} />;
  }
  if (preview !== undefined) return <PreviewDetail key={preview} target={preview} runs={runs} />;
  return run === undefined ? null : <RunDetail key={run} id={run} runs={runs} />;
}
