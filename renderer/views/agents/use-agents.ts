import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Agent } from '../../../shared/entities/agent.ts';
import { t } from '../../i18n/index.ts';
import { useChange, useList } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { useNow } from '../tasks/use-now.ts';
import type { AgentsSearch } from './search.ts';
import { startOfDay } from './start-of-day.ts';

/** The agents, which of them is shown and how, and what can be done with each. */
export function useAgents(current: string | null) {
  const search = useSearch({ from: '/agents' });
  const navigate = useNavigate();
  const notifyUndoable = useNotifyUndoable();
  const list = useList('agents.list', {
    sort: 'lastActive',
    limit: 100,
    withTotal: true,
    since: startOfDay(useNow()),
  });
  const pause = useChange('agents.pause', {
    onDone: ({ name, paused }) =>
      notifyUndoable(t(paused ? 'agents.didPause' : 'agents.didResume', { name })),
  });

  /** Shows an agent; the same side of it as before unless told. */
  function open(agentId: string, next: AgentsSearch = { tab: search.tab }) {
    void navigate({ to: '/agents/$agentId', params: { agentId }, search: next });
  }

  return {
    list,
    search,
    open,
    close: () => void navigate({ to: '/agents' }),
    show: (next: AgentsSearch) => {
      if (current !== null) open(current, next);
      else void navigate({ to: '/agents', search: next });
    },
    togglePause: ({ id, paused }: Pick<Agent, 'id' | 'paused'>) => pause.mutate({ id, paused: !paused }),
  };
}

export type Agents = ReturnType<typeof useAgents>;
