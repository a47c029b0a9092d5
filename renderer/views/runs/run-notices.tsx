import { CircleStop, Info, TriangleAlert, Undo2 } from 'lucide-react';
import type { ConsolidationRun } from '../../../shared/entities/run.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Progress } from '../../components/progress.tsx';
import { t, tell } from '../../i18n/index.ts';
import { usePreviewOf } from '../../state/previewed-runs.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { countActions, differsFromPreview, sayCounts, uncapitalized } from './run-words.ts';

const POLL_MS = 500;

/** What is to be said of a run beside what it changed: that it goes on, was stopped or taken back, or failed. */
export function RunNotices({ run }: { run: ConsolidationRun }) {
  const { status, error } = run;
  const failed = run.agents.filter((agent) => agent.status === 'failed');
  return (
    <>
      {status === 'running' ? <Running /> : null}
      {status === 'undoing' ? <Progress label={t('runs.status.undoing')} share={null} /> : null}
      {status === 'undone' ? (
        <div className="notice">
          <Icon of={Undo2} />
          <p className="grow">{t('runs.undoneDetail')}</p>
        </div>
      ) : null}
      {status === 'cancelled' || status === 'interrupted' ? (
        <div className="notice warn">
          <Icon of={CircleStop} />
          <p className="grow">{t(`runs.${status}Detail`)}</p>
        </div>
      ) : null}
      {status === 'failed' && error !== null ? (
        <Failed title={t('runs.status.failed')} errors={[tell(error)]} />
      ) : null}
      {failed.length === 0 ? null : (
        <Failed
          title={t('runs.failedAgents', { count: failed.length })}
          errors={failed.map((agent) =>
            t('runs.pair', { name: agent.agentName ?? t('runs.shared'), value: tell(agent.error ?? '') }),
          )}
        />
      )}
      {status === 'done' && error !== null ? (
        <div className="notice warn">
          <Icon of={Info} />
          <p className="grow">{tell(error)}</p>
        </div>
      ) : null}
      {status === 'done' ? <AsPreviewed run={run} /> : null}
    </>
  );
}

/** How far the run that goes on is, and the way to stop it. */
function Running() {
  const job = useRead('consolidation.status', {}, { refetchEveryMs: POLL_MS }).data?.job ?? null;
  const cancel = useChange('consolidation.cancel');
  const stopping = job?.cancelRequested === true || cancel.isPending;
  return (
    <div className="notice" role="status">
      <div className="grow run-progress">
        <p className="semi">{t(stopping ? 'runs.stopping' : 'runs.status.running')}</p>
        <Progress label={t('runs.status.running')} share={null} />
        <p className="t2 tn">{sayProgress(job?.counts ?? {})}</p>
      </div>
      <Button
        aria-disabled={stopping}
        title={t('runs.stopHint')}
        onClick={() => stopping || cancel.mutate({})}
      >
        {t('runs.stop')}
      </Button>
    </div>
  );
}

function sayProgress(counts: Readonly<Record<string, number>>): string {
  return countActions(counts) === 0 ? t('runs.looking') : sayCounts(counts);
}

function Failed({ title, errors }: { title: string; errors: readonly string[] }) {
  return (
    <div className="notice bad" role="alert">
      <Icon of={TriangleAlert} />
      <div className="grow">
        <p className="semi">{title}</p>
        {errors.map((error) => (
          <p key={error} className="t2">
            {error}
          </p>
        ))}
      </div>
    </div>
  );
}

/** Whether a run that was previewed did what its preview showed. */
function AsPreviewed({ run }: { run: ConsolidationRun }) {
  const previewed = usePreviewOf(run.id);
  if (previewed === undefined) return null;
  if (!differsFromPreview(previewed, run.counts)) return <p className="meta">{t('runs.asPreviewed')}</p>;
  return (
    <div className="notice warn" role="status">
      <Icon of={Info} />
      <div className="grow">
        <p className="semi">{t('runs.notAsPreviewed')}</p>
        <p className="t2">{t('runs.previewedThen', { did: uncapitalized(sayCounts(previewed)) })}</p>
      </div>
    </div>
  );
}
