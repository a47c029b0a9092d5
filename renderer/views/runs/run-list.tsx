import { FlaskConical, GitMerge, Play, SearchX } from 'lucide-react';
import type { ConsolidationRun } from '../../../shared/entities/run.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import {
  formatDayGroup,
  formatFull,
  formatListTime,
  formatNumber,
  formatSeconds,
} from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useRead } from '../../state/queries.ts';
import { NOTHING, RowSign, RunsPane } from './runs-pane.tsx';
import { RUN_ICONS } from './run-facts.tsx';
import { countActions, sayRun, tookMs } from './run-words.ts';
import { NO_FILTERS, RunFilters } from './run-filters.tsx';
import { runFilters, type Runs } from './use-runs.ts';

type RunListProps = { runs: Runs; onRun: (agentId: string | null) => void };

/** Every run, the newest first, and the ways to make another. */
export function RunList({ runs, onRun }: RunListProps) {
  const { list } = runs;
  const filtered = Object.keys(runFilters(runs.search)).length > 0;
  return (
    <RunsPane
      label={t('shell.runs')}
      total={list.total}
      runs={runs}
      actions={
        <>
          <RunMenu runs={runs} onRun={onRun} />
          <Button onClick={() => runs.preview(null)}>
            <Icon of={FlaskConical} />
            {t('runs.preview')}
          </Button>
        </>
      }
    >
      <RunFilters runs={runs} />
      <RecordList
        label={t('shell.runs')}
        list={list}
        question={JSON.stringify(runFilters(runs.search))}
        rowHeight={useRowHeight()}
        current={runs.search.run ?? null}
        selected={NOTHING}
        onSelect={() => {}}
        onOpen={(run) => runs.open(run.id)}
        groupOf={groupOf}
        renderRow={(run) => <RunRow run={run} />}
        empty={
          filtered ? (
            <EmptyState icon={SearchX} title={t('runs.noMatch')} detail={t('runs.noMatchDetail')}>
              <Button kind="primary" onClick={() => runs.narrow(NO_FILTERS)}>
                {t('action.clearFilters')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={GitMerge} title={t('runs.empty')} detail={t('runs.emptyDetail')}>
              <Button kind="primary" onClick={() => runs.preview(null)}>
                {t('runs.previewFirst')}
              </Button>
            </EmptyState>
          )
        }
      />
    </RunsPane>
  );
}

/** Runs and previews for all agents or for one. */
function RunMenu({ runs, onRun }: RunListProps) {
  const agents = useRead('agents.list', { limit: 200 }).data?.items ?? [];
  const forEach = (all: string, run: (agentId: string | null) => void): MenuItem[] => [
    { label: all, run: () => run(null) },
    ...agents.map(({ id, name }) => ({ label: name, run: () => run(id) })),
  ];
  return (
    <Menu
      trigger={<IconButton icon={Play} label={t('runs.runNow')} />}
      groups={[
        { label: t('runs.runNow'), items: forEach(t('runs.runAll'), onRun) },
        { label: t('runs.previewFor'), items: forEach(t('runs.previewAll'), runs.preview) },
      ]}
    />
  );
}

/** One run in the list: what it did, what set it off, how many changes, when. */
function RunRow({ run }: { run: ConsolidationRun }) {
  const took = tookMs(run);
  return (
    <>
      <span role="gridcell" className={run.status === 'failed' ? 'run-failed' : ''}>
        <RowSign icon={RUN_ICONS[run.status]} name={t('runs.one')} />
      </span>
      <div className="lines" role="gridcell">
        <div className="l1">
          <span className="clip grow">{sayRun(run)}</span>
        </div>
        <div className="l2">
          <span>{t(`runs.trigger.${run.trigger}`)}</span>
          {took === null ? null : <span className="tn">{formatSeconds(took / 1000)}</span>}
          <span className="end tn">{formatNumber(countActions(run.counts))}</span>
          <span className="tn run-when" title={formatFull(run.startedAt)}>
            {formatListTime(run.startedAt)}
          </span>
        </div>
      </div>
    </>
  );
}

function groupOf(run: ConsolidationRun): string {
  return formatDayGroup(run.startedAt);
}
