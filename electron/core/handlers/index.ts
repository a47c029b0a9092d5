import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { AppContract } from '../../../shared/contract/index.ts';
import { agentState, checkpoints } from './agent-state.ts';
import { agents } from './agents.ts';
import { backups } from './backups.ts';
import { clients } from './clients.ts';
import { consolidation } from './consolidation.ts';
import type { Context } from './context.ts';
import { dashboard } from './dashboard.ts';
import { decisions } from './decisions.ts';
import { embeddings } from './embeddings.ts';
import { exports } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { inbox } from './inbox.ts';
import { knowledge } from './knowledge.ts';
import { drafts } from './drafts.ts';
import { outside } from './outside.ts';
import { live } from './live.ts';
import { maintenance } from './maintenance.ts';
import { memories } from './memories.ts';
import { messages } from './messages.ts';
import { models } from './models.ts';
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
import { tasks } from './tasks.ts';
import { trash } from './trash.ts';

/** What an open memory does; how its file is, is asked of the keeper (store.ts). */
type Domain = Exclude<keyof AppContract, 'store'>;

/** What implements the contract, domain by domain; the compiler sees that none is missing. */
export const handlers: { [D in Domain]: HandlersFor<AppContract[D], Context> } = {
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
};
