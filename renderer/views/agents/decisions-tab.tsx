import { SearchX, Split } from 'lucide-react';
import { DecisionOutcome } from '../../../shared/entities/decision.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Seg } from '../../components/seg.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { withoutUnset } from '../../state/address.ts';
import { useList, useRead } from '../../state/queries.ts';
import { DecisionItem } from './decision-item.tsx';
import { outcomesOf } from './search.ts';
import type { Agents } from './use-agents.ts';

const ALL = 'all';
const CHOICES = [ALL, ...DecisionOutcome.options] as const;

/** What an agent decided, or all of them, the latest first. */
export function DecisionsTab({ agentId, agents }: { agentId?: string; agents: Agents }) {
  const { outcome, decision, memories, since } = agents.search;
  const list = useList('decisions.list', {
    limit: 50,
    ...withoutUnset({ agentId, since, withMemories: memories, outcomes: outcomesOf(outcome) }),
  });
  if (list.error !== null) return <ErrorState message={list.error.message} onRetry={() => list.retry()} />;
  const filtered = outcome !== undefined || memories !== undefined || since !== undefined;
  const listed = list.items.filter(({ id }) => id !== decision);
  return (
    <div className="agent-section">
      {decision === undefined ? null : <NamedDecision id={decision} />}
      <Seg
        label={t('agents.outcome')}
        value={outcome === 'judged' ? null : (outcome ?? ALL)}
        options={CHOICES.map((value) => ({
          value,
          label: t(`agents.outcome.${value}`),
        }))}
        onChange={(value) =>
          agents.show({ ...agents.search, outcome: DecisionOutcome.safeParse(value).data })
        }
      />
      <DecisionChips agents={agents} />
      {list.loading || listed.length > 0 || decision !== undefined ? null : !filtered ? (
        <EmptyState icon={Split} title={t('agents.noDecisions')} detail={t('agents.noDecisionsDetail')} />
      ) : (
        <EmptyState
          icon={SearchX}
          title={t('agents.noDecisionsMatch')}
          detail={t('agents.noDecisionsDetail')}
        >
          <Button onClick={() => agents.show({ tab: 'decisions' })}>{t('action.clearFilters')}</Button>
        </EmptyState>
      )}
      <ul className="decisions">
        {listed.map((item) => (
          <DecisionItem key={item.id} decision={item} named={agentId === undefined} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button kind="ghost" onClick={() => list.loadMore()}>
          {t('agents.showMore')}
        </Button>
      ) : null}
    </div>
  );
}

/** The filters beside the outcome, which others led here with. */
function DecisionChips({ agents: { search, show } }: { agents: Agents }) {
  const { outcome, memories, since } = search;
  if (outcome !== 'judged' && memories === undefined && since === undefined) return null;
  return (
    <div className="flex">
      {outcome === 'judged' ? (
        <Chip
          name={t('agents.outcome')}
          value={t('agents.outcome.judged')}
          onRemove={() => show({ ...search, outcome: undefined })}
        />
      ) : null}
      {memories === undefined ? null : (
        <Chip
          name={t('agents.restsOn')}
          value={t(memories ? 'agents.onMemories' : 'agents.onNone')}
          onRemove={() => show({ ...search, memories: undefined })}
        />
      )}
      {since === undefined ? null : (
        <Chip
          name={t('agents.since')}
          value={formatMoment(since)}
          onRemove={() => show({ ...search, since: undefined })}
        />
      )}
    </div>
  );
}

/** The decision a link or a search led to stands first, opened. */
function NamedDecision({ id }: { id: string }) {
  const { data, error } = useRead('decisions.get', { id });
  if (error !== null) return <ErrorState message={t('agents.decisionGone')} technical={error.code} />;
  if (data === undefined) return null;
  return (
    <ul className="decisions">
      <DecisionItem decision={data} opened />
    </ul>
  );
}
