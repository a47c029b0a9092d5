import { defaultParseSearch } from '@tanstack/react-router';
import { expect, it } from 'vitest';
import type { ListQuestion } from '../../../../../shared/contract/dashboard.ts';
import { agentsSearch, outcomesOf } from '../../../../../renderer/views/agents/search.ts';
import { addressOf } from '../../../../../renderer/views/home/address-of.ts';
import { filtersOf as inboxFilters } from '../../../../../renderer/views/inbox/filters.ts';
import { inboxSearch } from '../../../../../renderer/views/inbox/search.ts';
import { filtersOf as factFilters } from '../../../../../renderer/views/knowledge/filters.ts';
import { knowledgeSearch } from '../../../../../renderer/views/knowledge/search.ts';
import { listInputOf } from '../../../../../renderer/views/memories/filters.ts';
import { memoriesSearch } from '../../../../../renderer/views/memories/search.ts';
import { runsSearch } from '../../../../../renderer/views/runs/search.ts';
import { runFilters } from '../../../../../renderer/views/runs/use-runs.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const SINCE = '2026-03-01T12:00:00.000Z';
const UNTIL = '2026-03-02T12:00:00.000Z';

/** What the screen at an address asks the core. */
function askedAt(address: string): unknown {
  const [path = '', query = ''] = address.split('?');
  const search = defaultParseSearch(query);
  if (path === '/memories') {
    const { limit: _, withTotal: __, ...asked } = listInputOf(memoriesSearch.parse(search));
    return asked;
  }
  if (path === '/inbox') return inboxFilters(inboxSearch.parse(search));
  if (path === '/knowledge') return factFilters(knowledgeSearch.parse(search));
  const { run, kind, ...runs } = runsSearch.parse(search);
  if (path === '/runs') return run === undefined ? runFilters(runs) : { runId: run, kinds: [kind] };
  const { outcome, memories, since, tab } = agentsSearch.parse(search);
  const [, agentId] = path.split('/agents/');
  if (tab === undefined) return { id: agentId, since };
  return { agentId, since, withMemories: memories, outcomes: outcomesOf(outcome) };
}

const memories: Extract<ListQuestion, { operation: 'memories.list' }>['input'][] = [
  {},
  { since: SINCE, until: UNTIL },
  { since: SINCE, agentIds: ['shared'] },
  { changedSince: SINCE, changedBy: 'person' },
  { mergedSince: SINCE },
  { mergedBy: ID },
  { tiers: ['hot'] },
  { coolsBefore: UNTIL, sort: 'cooling', order: 'asc' },
  { types: ['semantic'], until: UNTIL },
  { minConfidence: 0.1, belowConfidence: 0.2 },
  { tags: ['true'] },
  { recalledSince: SINCE },
  { recalled: false },
  { recalledSince: SINCE, recalledBy: ID, usedBy: ID, usedSince: SINCE },
];
const questions: ListQuestion[] = [
  ...memories.map((input): ListQuestion => ({ operation: 'memories.list', input })),
  { operation: 'knowledge.list', input: { categories: ['17'] } },
  { operation: 'decisions.list', input: { agentId: ID, since: SINCE } },
  {
    operation: 'decisions.list',
    input: { withMemories: false, outcomes: ['success', 'failure'], since: SINCE },
  },
  { operation: 'decisions.list', input: { withMemories: true, outcomes: ['success'], since: SINCE } },
  { operation: 'consolidation.runs', input: { since: SINCE, did: ['merge'], undone: false } },
  { operation: 'consolidation.actions', input: { runId: ID, kinds: ['merge'] } },
  { operation: 'agents.get', input: { id: ID, since: SINCE }, of: 'reads' },
];

it.each(questions)('the screen a number leads to asks just what was counted: %j', (question) => {
  expect(askedAt(addressOf(question))).toEqual(question.input);
});

it('the Inbox shows what waits', () => {
  const question: ListQuestion = { operation: 'inbox.list', input: { kinds: ['secret'] } };
  expect(askedAt(addressOf(question))).toEqual({ kinds: ['secret'], statuses: ['open'] });
});
