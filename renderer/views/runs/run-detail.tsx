import { ArrowLeft, FileQuestion, GitMerge, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ConsolidationRun } from '../../../shared/entities/run.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Neighbours } from '../../components/neighbours.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useRead } from '../../state/queries.ts';
import { ActionFilters } from './action-filters.tsx';
import { ActionList } from './action-list.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunNotices } from './run-notices.tsx';
import { countActions, HEADLINE, sayCounts } from './run-words.ts';
import { UndoDialog } from './undo-dialog.tsx';
import { useFolding } from './use-folding.ts';
import { useRunActions } from './use-run-actions.ts';
import type { Runs } from './use-runs.ts';

/** One run: what it changed, each thing with its before and after, and the way to take all of it back. */
export function RunDetail({ id, runs }: { id: string; runs: Runs }) {
  const run = useRead('consolidation.get', { id });
  if (run.data !== undefined) return <Found run={run.data} runs={runs} />;
  return (
    <section className="pane pane-detail" aria-label={t('runs.one')}>
      <div className="pane-state">
        {run.error === null ? null : run.error.code === 'not_found' ? (
          <EmptyState icon={FileQuestion} title={t('runs.missing')} detail={t('runs.missingDetail')}>
            <Button onClick={() => runs.open(null)}>{t('runs.showAll')}</Button>
          </EmptyState>
        ) : (
          <ErrorState
            message={run.error.message}
            technical={run.error.code}
            onRetry={() => void run.refetch()}
          />
        )}
      </div>
    </section>
  );
}

/** Whether a run is over and may be taken back. */
function mayUndo({ status, counts, tx }: ConsolidationRun): boolean {
  return tx !== null && countActions(counts) > 0 && !['running', 'undoing', 'undone'].includes(status);
}

/** What is safe: the sources always, what was before where the run can be taken back. */
function saySafe({ status, counts }: ConsolidationRun, undoable: boolean): string {
  if (undoable) return t('runs.safe');
  return t(status === 'done' && countActions(counts) === 0 ? 'runs.nothingDetail' : 'runs.sourcesSafe');
}

function Found({ run, runs }: { run: ConsolidationRun; runs: Runs }) {
  const [undoing, setUndoing] = useState(false);
  const folding = useFolding(runs.search.kind);
  const { groups, error } = useRunActions(run, runs.search, folding.isOpen);
  const { index, list, step } = runs;
  const undoable = mayUndo(run);
  useCommand('undoRun', { run: () => setUndoing(true), when: undoable });
  useCommand('previous', { label: t('runs.previous'), run: () => step(-1), when: index > 0 });
  useCommand('next', {
    label: t('runs.next'),
    run: () => step(1),
    when: index >= 0 && index < list.items.length - 1,
  });
  return (
    <section className="pane pane-detail" aria-label={t('runs.one')}>
      <Head run={run} runs={runs} />
      <ActionList groups={groups} onToggle={folding.toggle} undone={run.status === 'undone'}>
        <h2 className="statement">
          {run.status === 'running' ? t('runs.going') : sayCounts(run.counts, HEADLINE)}
        </h2>
        {run.status === 'running' ? null : <p className="t2">{saySafe(run, undoable)}</p>}
        <RunNotices run={run} />
        {error === null ? null : (
          <ErrorState message={error.error?.message ?? ''} onRetry={() => error.retry()} />
        )}
        <ActionFilters
          counts={run.counts}
          agents={run.agents.map(({ agentId, agentName }) => ({ id: agentId, name: agentName ?? '' }))}
          search={runs.search}
          onChange={runs.narrow}
        />
      </ActionList>
      {undoable ? (
        <div className="footerbar">
          <span className="t2 grow clip">{t('runs.undoHint', { count: countActions(run.counts) })}</span>
          <UndoButton onClick={() => setUndoing(true)} />
        </div>
      ) : null}
      {undoing ? <UndoDialog run={run} onClose={() => setUndoing(false)} /> : null}
    </section>
  );
}

function UndoButton({ onClick }: { onClick: () => void }) {
  const shortcutOf = useShortcuts();
  return (
    <Button shortcut={shortcutOf('undoRun')} onClick={onClick}>
      <Icon of={Undo2} />
      {t('runs.undo')}
    </Button>
  );
}

function Head({ run, runs: { index, list, step, open } }: { run: ConsolidationRun; runs: Runs }) {
  const shortcutOf = useShortcuts();
  return (
    <div className="pane-head">
      <IconButton
        icon={ArrowLeft}
        label={t('shell.back')}
        className="only-narrow"
        onClick={() => open(null)}
      />
      <span className="type t2">
        <Icon of={GitMerge} />
        {t('runs.one')}
      </span>
      <RunFacts run={run} />
      <span className="grow" />
      <Neighbours
        index={index}
        loaded={list.items.length}
        total={list.total}
        previous={{ label: t('runs.previous'), shortcut: shortcutOf('previous') }}
        next={{ label: t('runs.next'), shortcut: shortcutOf('next') }}
        onStep={step}
      />
    </div>
  );
}
