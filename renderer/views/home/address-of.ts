import { defaultStringifySearch } from '@tanstack/react-router';
import type { ListQuestion } from '../../../shared/contract/dashboard.ts';
import type { AgentsSearch } from '../agents/search.ts';
import type { InboxSearch } from '../inbox/search.ts';
import type { KnowledgeSearch } from '../knowledge/search.ts';
import type { MemoriesSearch } from '../memories/search.ts';
import type { RunsSearch } from '../runs/search.ts';

/** The path and the part after it of the screen that shows a list. */
export function addressOf(list: ListQuestion): string {
  switch (list.operation) {
    case 'memories.list':
      return address<MemoriesSearch>('/memories', list.input);
    case 'inbox.list':
      return address<InboxSearch>('/inbox', list.input);
    case 'knowledge.list':
      return address<KnowledgeSearch>('/knowledge', list.input);
    case 'decisions.list':
      return decisionsAddress(list.input);
    case 'consolidation.runs':
      return address<RunsSearch>('/runs', list.input);
    case 'consolidation.actions':
      return address<RunsSearch>('/runs', { run: list.input.runId, kind: list.input.kinds[0] });
    case 'agents.get':
      return address<AgentsSearch>(`/agents/${list.input.id}`, { since: list.input.since });
  }
}

type Decisions = Extract<ListQuestion, { operation: 'decisions.list' }>['input'];

function decisionsAddress({ agentId, outcomes = [], withMemories, since }: Decisions): string {
  const [outcome, other] = outcomes;
  return address<AgentsSearch>(agentId === undefined ? '/agents' : `/agents/${agentId}`, {
    tab: 'decisions',
    outcome: other === undefined ? outcome : 'judged',
    memories: withMemories,
    since,
  });
}

/** What an address means is that of its screen: what a screen does not know of, it would not show. */
function address<S extends object>(path: string, search: { [K in keyof S]?: S[K] }): string {
  return path + defaultStringifySearch(search);
}
