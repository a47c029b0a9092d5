import { SearchX, Split } from 'lucide-react';
import type { AgentSummary } from '../../../shared/entities/agent.ts';
import { DecisionOutcome } from '../../../shared/entities/decision.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { useList, useRead } from '../../state/queries.ts';
import { DecisionItem } from './decision-item.tsx';
import type { Agents } from './use-agents.ts';

const ALL = 'all';
const CHOICES = [ALL, ...DecisionOutcome.options] as const;

/** What an agent decided, the latest first. */
export function DecisionsTab({ agent, agents }: { agent: AgentSummary; agents: Agents }) {
  const { outcome, decision } = agents.search;
  const list = useList('decisions.list', {
    agentId: agent.id,
    limit: 50,
    ...(outcome === undefined ? {} : { outcomes: [outcome] }),
  });
  if (list.error !== null) return <ErrorState message={list.error.message} onRetry={() => list.retry()} />;
  const listed = list.items.filter(({ id }) => id !== decision);
  return (
    <div className="agent-section">
      {decision === undefined ? null : <NamedDecision id={decision} />}
      <Seg
        label={t('agents.outcome')}
        value={outcome ?? ALL}
        options={CHOICES.map((value) => ({
          value,
          label: t(`agents.outcome.${value}`),
        }))}
        onChange={(value) =>
          agents.show({ tab: 'decisions', outcome: DecisionOutcome.safeParse(value).data })
        }
      />
      {list.loading || listed.length > 0 || decision !== undefined ? null : outcome === undefined ? (
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
          <DecisionItem key={item.id} decision={item} />
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
