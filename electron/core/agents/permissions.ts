import type { AppContract } from '../../../shared/contract/index.ts';
import type { Operation } from '../../../shared/contract/define.ts';
import { RecallKind } from '../../../shared/contract/recall.ts';
import { SearchKind } from '../../../shared/contract/search.ts';
import type { AccessScope, Agent } from '../../../shared/entities/agent.ts';
import { AppError } from '../../../shared/errors.ts';

/** What a call of each domain reads or writes; null for what is an agent's own, or what several scopes answer. */
const SCOPES: Readonly<Record<keyof AppContract, AccessScope | null>> = {
  sessions: 'conversations',
  messages: 'conversations',
  memories: 'memories',
  knowledge: 'knowledge',
  preferences: 'preferences',
  tasks: 'tasks',
  decisions: 'decisions',
  search: null,
  recall: null,
  savedViews: null,
  history: null,
  trash: null,
  imports: null,
  exports: null,
  backups: null,
  settings: null,
  users: null,
  agents: null,
  agentState: null,
  checkpoints: null,
  dashboard: null,
  maintenance: null,
  consolidation: null,
  inbox: null,
  store: null,
  patterns: 'preferences',
  models: null,
  embeddings: null,
  clients: null,
  programs: null,
  secrets: null,
  live: null,
  drafts: null,
  outside: null,
};

const SCOPE_OF_KIND: Readonly<Record<SearchKind, AccessScope>> = {
  message: 'conversations',
  session: 'conversations',
  memory: 'memories',
  knowledge: 'knowledge',
  preference: 'preferences',
  task: 'tasks',
  decision: 'decisions',
};

/** What an agent learns, as against what it keeps of its work. */
const LEARNING: ReadonlySet<AccessScope | null> = new Set(['memories', 'knowledge', 'preferences']);

/** Operations that look at several kinds of record; those an agent may not read are left out. */
const NARROWED: ReadonlyMap<string, readonly SearchKind[]> = new Map([
  ['search.run', SearchKind.options],
  ['search.whole', SearchKind.options],
  ['recall.run', RecallKind.options],
  ['recall.whole', RecallKind.options],
]);
/** Operations that look at every kind of record, and so need leave to read every one. */
const OVERALL: ReadonlySet<string> = new Set(['search.facets']);
/** What a paused agent may still ask: whether it is. */
const NEVER_PAUSED: ReadonlySet<string> = new Set(['agents.get', 'agents.register']);

/**
 * Refuses every agent while the person has paused the memory, but for asking who it is. Throws `forbidden`, in words.
 */
export function refuseWhilePaused(paused: boolean, name: string): void {
  if (!paused || NEVER_PAUSED.has(name)) return;
  throw forbidden(
    'The memory is paused by the person for every agent, so nothing was written or recalled. What is stored is safe. ' +
      'It can go on once the person resumes it in Mneme.',
  );
}

/**
 * Decides whether an agent may make a call, and gives the input as it may make it: about itself, and of the kinds of
 * record it may read. Throws `forbidden`, in words.
 */
export function permit(agent: Agent, name: string, operation: Operation, input: unknown): unknown {
  if (agent.paused && !NEVER_PAUSED.has(name)) {
    throw forbidden(
      `${agent.name} is paused by the person, so nothing was written or recalled. What it stored before is safe. ` +
        'It can go on once the person resumes it in Mneme, under Agents.',
    );
  }
  const scope = scopeOf(name);
  if (scope !== null) permitScope(agent, scope, operation.kind);
  const given = typeof input === 'object' && input !== null ? input : {};
  const own = operation.own === undefined ? given : ownInput(agent, operation.own, given);
  if (OVERALL.has(name)) permitEverything(agent, name);
  const kinds = NARROWED.get(name);
  return kinds ? narrow(agent, own, kinds) : own;
}

function scopeOf(name: string): AccessScope | null {
  const [domain = ''] = name.split('.');
  return SCOPES[domain as keyof AppContract]; // the operation was found in the contract
}

function permitScope(agent: Agent, scope: AccessScope, kind: Operation['kind']): void {
  const { read, write } = agent.access;
  if (kind === 'query' && !read.includes(scope)) {
    throw forbidden(
      `The person does not let ${agent.name} read ${scope}. Nothing was recalled; what is stored is safe.`,
    );
  }
  if (kind === 'query') return;
  if (!write.includes(scope)) {
    throw forbidden(
      `The person does not let ${agent.name} write ${scope}. Nothing was changed; what is stored is safe.`,
    );
  }
  if (!agent.learningEnabled && LEARNING.has(scope)) {
    throw forbidden(
      `The person has switched learning off for ${agent.name}, so this was not remembered. Conversations are still kept.`,
    );
  }
}

/** An agent means itself where it names nobody, and may name nobody else. */
function ownInput(agent: Agent, field: NonNullable<Operation['own']>, input: object): object {
  const own = { id: agent.id, agentId: agent.id, name: agent.name }[field];
  const named: unknown = new Map<string, unknown>(Object.entries(input)).get(field);
  if (named !== undefined && named !== own) {
    throw forbidden(`An agent may do this for itself only. Nothing was changed. Leave ${field} out.`);
  }
  return { ...input, [field]: own };
}

function narrow(agent: Agent, input: object, every: readonly SearchKind[]): object {
  const readable = every.filter((kind) => agent.access.read.includes(SCOPE_OF_KIND[kind]));
  const asked = 'kinds' in input && Array.isArray(input.kinds) ? (input.kinds as SearchKind[]) : every; // checked by the contract
  const kinds = asked.filter((kind) => readable.includes(kind));
  const none = kinds.length === 0 && asked.length > 0;
  if (!none) return { ...input, kinds };
  throw forbidden(
    `The person does not let ${agent.name} read any of this. Nothing was recalled; what is stored is safe.`,
  );
}

function permitEverything(agent: Agent, name: string): void {
  const kept = Object.values(SCOPE_OF_KIND).filter((scope) => !agent.access.read.includes(scope));
  if (kept.length === 0) return;
  throw forbidden(
    `${name} counts records of every kind, and the person does not let ${agent.name} read ${[...new Set(kept)].join(', ')}.`,
  );
}

function forbidden(message: string): AppError {
  return new AppError('forbidden', message);
}
