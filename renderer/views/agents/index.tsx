import { useNavigate, useParams } from '@tanstack/react-router';
import { MousePointerClick } from 'lucide-react';
import { useEffect, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { t } from '../../i18n/index.ts';
import { useCommand } from '../../state/commands.ts';
import { useReopened } from '../../state/drafts.ts';
import { useRead } from '../../state/queries.ts';
import { AddAgent, NEW_AGENT } from './add-agent.tsx';
import { AgentDetail } from './agent-detail.tsx';
import { AgentListPane } from './agent-list-pane.tsx';
import { DecisionsTab } from './decisions-tab.tsx';
import { useAgents, type Agents } from './use-agents.ts';

/** Who writes here and recalls: the list, and the one that is looked at. */
export function AgentsView() {
  const { agentId } = useParams({ strict: false });
  const agents = useAgents(agentId ?? null);
  const [adding, setAdding] = useState(false);
  useReopened(NEW_AGENT, () => setAdding(true));
  const { tab, decision } = agents.search;
  const everybodys = agentId === undefined && tab === 'decisions' && decision === undefined;
  useCommand('add', { label: t('agents.add'), run: () => setAdding(true) });
  return (
    <div
      className="split"
      data-shows={agentId === undefined && !everybodys ? 'list' : 'detail'}
      data-screen="agents"
    >
      <AgentListPane agents={agents} current={agentId ?? null} onAdd={() => setAdding(true)} />
      {agentId === undefined ? (
        <section
          className={everybodys ? 'pane pane-detail' : 'pane pane-detail pane-choose'}
          aria-label={t('agents.detail')}
        >
          {everybodys ? (
            <AllDecisions agents={agents} />
          ) : agents.search.decision === undefined ? (
            agents.list.items.length === 0 ? null : (
              <EmptyState
                icon={MousePointerClick}
                title={t('agents.choose')}
                detail={t('agents.chooseDetail')}
              />
            )
          ) : (
            <DecisionElsewhere id={agents.search.decision} />
          )}
        </section>
      ) : (
        <AgentDetail key={agentId} id={agentId} agents={agents} />
      )}
      {adding ? <AddAgent onAdded={(id) => agents.open(id)} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

/** The decisions of all agents together. */
function AllDecisions({ agents }: { agents: Agents }) {
  return (
    <>
      <div className="pane-head">
        <h2>{t('agents.allDecisions')}</h2>
      </div>
      <div className="scroll">
        <div className="agent-body">
          <DecisionsTab agents={agents} />
        </div>
      </div>
    </>
  );
}

/** A link names a decision alone: its agent is looked up, and shown. */
function DecisionElsewhere({ id }: { id: string }) {
  const decision = useRead('decisions.get', { id });
  const navigate = useNavigate();
  const agentId = decision.data?.agentId;
  useEffect(() => {
    if (agentId === undefined) return;
    void navigate({
      to: '/agents/$agentId',
      params: { agentId },
      search: { tab: 'decisions', decision: id },
      replace: true,
    });
  }, [agentId, id, navigate]);
  if (decision.error === null) return null;
  return <ErrorState message={t('agents.decisionGone')} technical={decision.error.code} />;
}
