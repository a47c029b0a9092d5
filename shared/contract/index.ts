import { agentState, checkpoints } from './agent-state.ts';
import { agents } from './agents.ts';
import { drafts } from './drafts.ts';
import { dashboard } from './dashboard.ts';
import { decisions } from './decisions.ts';
import { backups } from './backups.ts';
import { clients } from './clients.ts';
import { consolidation } from './consolidation.ts';
import { embeddings } from './embeddings.ts';
import { exports } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { inbox } from './inbox.ts';
import { knowledge } from './knowledge.ts';
import { live } from './live.ts';
import { maintenance } from './maintenance.ts';
import { memories } from './memories.ts';
import { messages } from './messages.ts';
import { models } from './models.ts';
import { outside } from './outside.ts';
import { users } from './people.ts';
import { patterns } from './patterns.ts';
import { preferences } from './preferences.ts';
import { programs } from './programs.ts';
import { recall } from './recall.ts';
import { savedViews } from './saved-views.ts';
import { search } from './search.ts';
import { secrets } from './secrets.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { store } from './store.ts';
import { tasks } from './tasks.ts';
import { trash } from './trash.ts';
import type { Contract, Operation } from './define.ts';

/** The whole application as seen from outside. IPC, HTTP, workers and the command line are derived from this. */
export const contract = {
  sessions,
  messages,
  memories,
  knowledge,
  preferences,
  tasks,
  recall,
  search,
  savedViews,
  history,
  trash,
  imports,
  exports,
  backups,
  settings,
  users,
  agents,
  agentState,
  checkpoints,
  decisions,
  dashboard,
  maintenance,
  consolidation,
  inbox,
  patterns,
  models,
  embeddings,
  clients,
  programs,
  secrets,
  live,
  drafts,
  outside,
  store,
};
export type AppContract = typeof contract;

/** Gives the operation of a name like `sessions.list`; undefined where there is none. */
export function findOperation(name: string): Operation | undefined {
  const [domain = '', operation = '', ...rest] = name.split('.');
  const domains: Contract = contract;
  if (rest.length > 0 || !Object.hasOwn(domains, domain)) return undefined;
  const operations = domains[domain];
  return operations && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
}
