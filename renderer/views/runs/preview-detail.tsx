import { ArrowLeft, CircleCheck, FlaskConical, Play } from 'lucide-react';
import { type ActionKind, type ActionView, ConsolidationStep } from '../../../shared/entities/run.ts';
import { Button } from '../../components/button.tsx';
import { CheckRow } from '../../components/check-row.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Popover } from '../../components/popover.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { rememberPreview } from '../../state/previewed-runs.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { ActionFilters } from './action-filters.tsx';
import type { ActionGroup } from './action-lines.ts';
import { ActionList } from './action-list.tsx';
import { HEADLINE, sayCounts, TOLD } from './run-words.ts';
import { EVERYONE, type RunsSearch } from './search.ts';
import { useFolding } from './use-folding.ts';
import type { Runs } from './use-runs.ts';

/** As many as an answer holds; the rest is counted. */
const SHOWN = 2000;

/** Messages are read once: what this step leaves out, no later run would find. */
const READ_ONCE: ConsolidationStep = 'extract';

type PreviewDetailProps = { target: string; runs: Runs };

/** What a run would do now, without doing it; it is applied from here. */
export function PreviewDetail({ target, runs }: PreviewDetailProps) {
  const { search } = runs;
  const narrowed = {
    ...(target === EVERYONE ? {} : { agentId: target }),
    ...(search.without === undefined ? {} : { without: search.without }),
  };
  const preview = useRead('consolidation.preview', { ...narrowed, limit: SHOWN }, { askAnew: true });
  const agent = useRead('agents.get', { id: target }, { enabled: target !== EVERYONE }).data;
  const apply = useChange('consolidation.run', {
    onDone: ({ run }) => {
      if (preview.data !== undefined) rememberPreview(run.id, preview.data.counts);
      runs.open(run.id);
    },
  });
  return (
    <section className="pane pane-detail" aria-label={t('runs.previewOne')}>
      <div className="pane-head">
        <IconButton
          icon={ArrowLeft}
          label={t('shell.back')}
          className="only-narrow"
          onClick={() => runs.open(null)}
        />
        <span className="type t2">
          <Icon of={FlaskConical} />
          {t('runs.previewOne')}
        </span>
        <p className="meta tn clip">
          {preview.data === undefined || preview.isFetching
            ? t('runs.looking')
            : t('runs.previewedAt', { time: formatTime(new Date(preview.dataUpdatedAt).toISOString()) })}
          {agent === undefined ? null : <span className="sep">{t('runs.only', { name: agent.name })}</span>}
        </p>
        <span className="grow" />
        <StepChoice search={search} onChange={runs.narrow} />
        <Button onClick={() => void preview.refetch()}>{t('runs.lookAgain')}</Button>
      </div>
      {preview.data === undefined ? (
        <div className="pane-state">
          {preview.error === null ? (
            <Progress label={t('runs.looking')} share={null} />
          ) : (
            <ErrorState
              message={preview.error.message}
              technical={preview.error.code}
              onRetry={() => void preview.refetch()}
            />
          )}
        </div>
      ) : (
        <Plan preview={preview.data} runs={runs} />
      )}
      {preview.data === undefined || preview.data.total === 0 ? null : (
        <div className="footerbar">
          <span className="t2 grow clip">{t('runs.applyHint')}</span>
          <Button
            kind="primary"
            disabled={preview.isFetching || apply.isPending}
            onClick={() => apply.mutate(narrowed)}
          >
            <Icon of={Play} />
            {t('runs.apply', { count: preview.data.total })}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Which steps are taken this time. */
function StepChoice({ search, onChange }: { search: RunsSearch; onChange: Runs['narrow'] }) {
  const without = search.without ?? [];
  const left = (step: ConsolidationStep) =>
    without.includes(step) ? without.filter((other) => other !== step) : [...without, step];
  const steps = useRead('consolidation.status', {}).data?.rules['consolidation.steps'];
  return (
    <Popover
      title={t('runs.stepsTitle')}
      trigger={<Button kind="ghost">{t('runs.steps', { count: without.length })}</Button>}
    >
      {ConsolidationStep.options
        .filter((step) => step !== READ_ONCE && steps?.[step] !== false)
        .map((step) => (
          <CheckRow
            key={step}
            label={t(`settings.step.${step}`)}
            checked={!without.includes(step)}
            onChange={() => {
              const next = left(step);
              onChange({ without: next.length === 0 ? undefined : next });
            }}
          />
        ))}
    </Popover>
  );
}

function Plan({ preview, runs }: { preview: OutputOf<'consolidation.preview'>; runs: Runs }) {
  const { search, narrow } = runs;
  const folding = useFolding(search.kind);
  const names = useRead('agents.list', { limit: 200 }).data?.items ?? [];
  if (preview.total === 0) {
    return (
      <div className="pane-state">
        <EmptyState icon={CircleCheck} title={t('runs.nothing')} detail={t('runs.previewNothing')} />
      </div>
    );
  }
  const ids = [...new Set(preview.actions.map(({ agentId }) => agentId))];
  return (
    <ActionList groups={groupsOf(preview, search, folding.isOpen)} onToggle={folding.toggle} undone={false}>
      <h2 className="statement">{sayCounts(preview.counts, HEADLINE)}</h2>
      <p className="t2">{t('runs.previewDetail')}</p>
      <ActionFilters
        counts={preview.counts}
        agents={ids.map((id) => ({ id, name: names.find((agent) => agent.id === id)?.name ?? '…' }))}
        search={search}
        onChange={narrow}
      />
    </ActionList>
  );
}

/** What is planned, by kind, as the address narrows it down. */
function groupsOf(
  { actions, counts, total }: OutputOf<'consolidation.preview'>,
  { kind, agent }: RunsSearch,
  isOpen: (kind: ActionKind) => boolean,
): ActionGroup[] {
  const whole = actions.length === total;
  const wanted = (action: ActionView) =>
    agent === undefined || (agent === 'shared' ? action.agentId === null : action.agentId === agent);
  return TOLD.filter((each) => kind === undefined || kind === each).flatMap((each) => {
    const items = actions.filter((action) => action.kind === each && wanted(action));
    const count = whole || agent !== undefined ? items.length : (counts[each] ?? 0);
    return count === 0 ? [] : [{ kind: each, count, items, open: isOpen(each) }];
  });
}
