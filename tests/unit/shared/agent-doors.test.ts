import { expect, it } from 'vitest';
import type { Contract } from '../../../shared/contract/define.ts';
import { contract } from '../../../shared/contract/index.ts';

/**
 * Everything an agent may call, named one by one. A new operation is closed to agents until somebody writes it here, and so
 * has thought of what an agent that means harm does with it.
 */
const OPEN_TO_AGENTS = [
  // About itself.
  'agents.register',
  'agents.get',
  'agents.execute',
  'agentState.get',
  'agentState.set',
  'checkpoints.create',
  'checkpoints.list',
  'checkpoints.get',
  'checkpoints.diff',
  'decisions.log',
  'decisions.get',
  'decisions.list',
  'decisions.setOutcome',
  // Conversations.
  'sessions.create',
  'sessions.get',
  'sessions.list',
  'sessions.facets',
  'sessions.touch',
  'sessions.active',
  'sessions.update',
  'sessions.summarize',
  'sessions.end',
  'messages.add',
  'messages.addMany',
  'messages.get',
  'messages.list',
  'messages.siblings',
  'messages.recent',
  'messages.history',
  'messages.trim',
  // What is remembered.
  'memories.add',
  'memories.get',
  'memories.list',
  'memories.facets',
  'memories.related',
  'memories.update',
  'memories.forget',
  'memories.supersede',
  'knowledge.add',
  'knowledge.get',
  'knowledge.list',
  'knowledge.facets',
  'knowledge.categories',
  'knowledge.search',
  'knowledge.clusters',
  'knowledge.update',
  'knowledge.relations',
  'knowledge.relate',
  'preferences.get',
  'preferences.save',
  'preferences.list',
  'preferences.preview',
  'patterns.list',
  'patterns.get',
  'users.get',
  'tasks.add',
  'tasks.get',
  'tasks.setStatus',
  'tasks.update',
  'tasks.list',
  'tasks.facets',
  'tasks.counts',
  'recall.run',
  'recall.whole',
  'search.run',
  'search.whole',
  'search.facets',
  // How the store is.
  'store.status',
];

it('the whole contract is closed to agents but for what is named', () => {
  const domains: Contract = contract;
  const open = Object.entries(domains).flatMap(([domain, verbs]) =>
    Object.entries(verbs)
      .filter(([, { doors }]) => doors.includes('agent'))
      .map(([verb]) => `${domain}.${verb}`),
  );
  expect(open.toSorted()).toEqual(OPEN_TO_AGENTS.toSorted());
});

it('nothing that is named decides for the person', () => {
  const decides =
    /^(?:inbox|trash|settings|history|backups|exports|imports|secrets|consolidation)\.|\.(?:remove|purge|restore|unlock|lock|reset|pause|pin|merge|share|keep|reveal)$/;
  expect(OPEN_TO_AGENTS.filter((name) => decides.test(name))).toEqual([]);
});
