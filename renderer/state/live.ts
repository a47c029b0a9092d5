import type { Query, QueryClient } from '@tanstack/react-query';
import type { Transport } from '../../shared/client.ts';
import type { Change, ChangedKind, EntityName } from '../../shared/entities/history.ts';

const GATHER_MS = 100;

/** The answers a change of each kind of record may have made old, by the beginning of the operation's name. */
const AFFECTED: Record<ChangedKind, readonly string[]> = {
  user: ['users.', 'preferences.'],
  agent: ['dashboard.', 'agents.', 'memories.', 'sessions.', 'tasks.', 'decisions.', 'search.'],
  agentState: ['agentState.', 'checkpoints.diff', 'trash.', 'maintenance.'],
  checkpoint: ['checkpoints.list', 'checkpoints.get', 'agents.', 'trash.', 'maintenance.'],
  decision: ['dashboard.', 'decisions.', 'agents.', 'search.', 'trash.', 'maintenance.'],
  session: [
    'savedViews.counts',
    'recall.',
    'sessions.',
    'messages.',
    'agents.',
    'search.',
    'trash.',
    'maintenance.',
  ],
  message: ['messages.', 'recall.', 'sessions.', 'search.', 'maintenance.'],
  memory: [
    'dashboard.',
    'savedViews.counts',
    'memories.',
    'recall.',
    'knowledge.cluster',
    'agents.',
    'search.',
    'trash.',
    'maintenance.',
    'inbox.get',
  ],
  knowledge: [
    'recall.',
    'dashboard.content',
    'savedViews.counts',
    'knowledge.',
    'search.',
    'trash.',
    'maintenance.',
    'inbox.get',
  ],
  relation: ['knowledge.', 'trash.'],
  preference: ['preferences.', 'recall.', 'search.', 'trash.', 'maintenance.', 'inbox.get'],
  task: ['savedViews.counts', 'tasks.', 'search.', 'trash.', 'maintenance.', 'inbox.get'],
  import: ['dashboard.', 'imports.', 'sessions.', 'trash.', 'maintenance.'],
  setting: ['dashboard.', 'recall.', 'settings.', 'preferences.', 'consolidation.', 'maintenance.'],
  view: ['savedViews.'],
  cluster: ['knowledge.'],
  pattern: ['patterns.', 'trash.'],
  proposal: ['dashboard.changes', 'inbox.'],
  call: ['live.', 'agents.calls'],
  run: ['dashboard.', 'consolidation.', 'maintenance.'],
};

/** What Mneme notes of itself follows from no change of a record; who shows it asks again from time to time. */
const OF_THE_APP: ReadonlySet<string> = new Set([
  'maintenance.health',
  'maintenance.metrics',
  'maintenance.errors',
  'maintenance.alerts',
]);

/**
 * Keeps what is on screen true: reads again what a change may have made old, and marks the rest as old. Changes are
 * gathered for 100 ms, so that a busy writer does not keep the window busy. Gives back the function that ends it.
 */
export function followChanges(transport: Transport, queries: QueryClient): () => void {
  let gathered: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  function apply() {
    timer = null;
    const changes = gathered;
    gathered = [];
    readAnew(queries, (query) => isAffected(query.queryKey, changes));
  }

  const unsubscribe = transport.subscribe((changes) => {
    gathered.push(...changes);
    timer ??= setTimeout(apply, GATHER_MS);
  });
  return () => {
    unsubscribe();
    if (timer !== null) clearTimeout(timer);
  };
}

/**
 * Marks answers as old and asks again for those on screen. What is being asked for already may be answered from before the
 * change: it is asked for once more when the answer is there. It is not cancelled, or a busy writer would starve it.
 */
function readAnew(queries: QueryClient, predicate: (query: Query) => boolean): void {
  const underWay = queries.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' });
  void queries.invalidateQueries({ predicate }, { cancelRefetch: false });
  for (const { promise, queryKey } of underWay) {
    const again = (): void =>
      void queries.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false });
    void promise?.then(again, again);
  }
}

/** Whether an answer, named by its operation and input, may be old after these changes. */
export function isAffected(queryKey: readonly unknown[], changes: readonly Change[]): boolean {
  const [name, input] = queryKey;
  if (typeof name !== 'string') return false;
  if (OF_THE_APP.has(name)) return false;
  if (name.startsWith('history.')) return true;
  const asksFor = oneRecordAskedFor(name, input);
  return changes.some(
    (change) =>
      AFFECTED[change.entity].some((prefix) => name.startsWith(prefix)) &&
      !(asksFor?.entity === change.entity && change.id !== null && change.id !== asksFor.id),
  );
}

const ENTITY_OF_GET: Readonly<Record<string, EntityName>> = {
  'sessions.get': 'session',
  'messages.get': 'message',
  'memories.get': 'memory',
  'knowledge.get': 'knowledge',
  'tasks.get': 'task',
  'agents.get': 'agent',
  'checkpoints.get': 'checkpoint',
  'decisions.get': 'decision',
  'patterns.get': 'pattern',
  'inbox.get': 'proposal',
  'consolidation.get': 'run',
  'imports.get': 'import',
};

/** The one record a `get` asks for: changes of others of its kind do not concern it. */
function oneRecordAskedFor(name: string, input: unknown) {
  const entity = ENTITY_OF_GET[name];
  if (entity === undefined || typeof input !== 'object' || input === null || !('id' in input)) return null;
  return { entity, id: input.id };
}
