import path from 'node:path';
import Database from 'better-sqlite3';
import { createAnalyser } from '../../electron/core/retrieval/analyse.ts';
import { parseQuery } from '../../electron/core/retrieval/query.ts';
import { type Client, createClient } from '../../shared/client.ts';
import { type QueryKind, writeQueries } from './corpus.ts';
import { CALLER, openCore, pageAt } from './memory.ts';
import { percentile, printTable } from './report.ts';

/** The same question to the core and to SQLite alone: prepared statements, rows as they lie. */
type Question = Readonly<{
  name: string;
  goalMs?: number;
  ask: (client: Client, index: number) => Promise<unknown>;
  bare: (index: number) => unknown;
}>;

const LIST_GOAL_MS = 1;
const SEARCH_GOAL_MS = 5;
const OPENING_GOAL_MS = 200;
const PAGE = 50;
const HITS = 20;
const ASKED = 5;
const URGENCY = 'coalesce(due_at, 9000000000000000 - created_at), pk';
const KINDS: readonly QueryKind[] = ['rare', 'mixed', 'common', 'unfinished'];

/** Measures list pages, search and the opening of a very long transcript inside the core, against bare SQLite. */
export async function measureInside(home: string, questions: number): Promise<void> {
  const core = openCore(home);
  const client = createClient(core.connect(CALLER));
  const db = new Database(path.join(home, 'memory.db'), { readonly: true });
  db.pragma('cache_size = -32000');
  const rows: (string | number)[][] = [];
  for (const question of [...(await listQuestions(client, db)), ...searchQuestions(db)])
    rows.push(await measure(client, question, questions));
  console.log('\nInside the core, milliseconds; bare is SQLite alone');
  printTable(['', 'first', 'p50', 'p95', 'bare p50', 'bare p95', 'p50 is bare ×', 'goal p95', ''], rows);
  db.close();
  await core.close();
}

/**
 * Asks in turn, so that a busy machine slows both. Each question is asked five times and the quickest counts: what is
 * left in the percentiles is how questions differ, not who else was using the machine. The very first call is told apart.
 */
async function measure(
  client: Client,
  { name, goalMs, ask, bare }: Question,
  questions: number,
): Promise<(string | number)[]> {
  const first = await timeOnce(() => ask(client, 0));
  bare(0);
  const core: number[] = [];
  const alone: number[] = [];
  for (let index = 0; index < questions; index += 1) {
    let [asked, answered] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let turn = 0; turn < ASKED; turn += 1) {
      asked = Math.min(asked, await timeOnce(() => ask(client, index)));
      answered = Math.min(answered, await timeOnce(() => bare(index)));
    }
    core.push(asked);
    alone.push(answered);
  }
  const [p50, p95] = [percentile(core, 50), percentile(core, 95)];
  const [bareP50, bareP95] = [percentile(alone, 50), percentile(alone, 95)];
  const judged = goalMs === undefined ? ['', ''] : [goalMs, p95 <= goalMs ? 'met' : 'NOT MET'];
  return [name, first, p50, p95, bareP50, bareP95, p50 / bareP50, ...judged];
}

async function timeOnce(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function listQuestions(client: Client, db: Database.Database): Promise<Question[]> {
  const { items } = await client.sessions.list({ limit: 200, sort: 'messageCount' });
  const [longest, ...others] = items.map(({ id }) => id);
  const session = (index: number): string => others[index % others.length] ?? '';
  const keys = db.prepare<[string], number>('SELECT pk FROM sessions WHERE id = ?').pluck();
  const deep = await pageAt(20, (cursor) => client.sessions.list({ cursor }));
  const bareList = (from: string, order: string, also = ''): (() => unknown) => {
    const statement = db.prepare(
      `SELECT * FROM ${from} WHERE deleted_at IS NULL ${also} ORDER BY ${order} LIMIT ${PAGE + 1}`,
    );
    return () => statement.all();
  };
  const bareMessages = (
    order: 'ASC' | 'DESC',
    id: (index: number) => string,
  ): ((index: number) => unknown) => {
    const statement = db.prepare(`SELECT * FROM messages
      WHERE session_pk = ? AND active = 1 AND deleted_at IS NULL ORDER BY ordinal ${order} LIMIT ${PAGE + 1}`);
    return (index) => statement.all(keys.get(id(index)));
  };
  const bareSessions = bareList('sessions', 'last_active DESC, pk DESC');
  const list = (
    name: string,
    ask: Question['ask'],
    bare: Question['bare'],
    goalMs = LIST_GOAL_MS,
  ): Question => ({
    name,
    goalMs,
    ask,
    bare,
  });
  const long = (): string => longest ?? '';
  return [
    list('sessions.list', (to) => to.sessions.list({}), bareSessions),
    list('sessions.list, 1,000 rows down', (to) => to.sessions.list({ cursor: deep }), bareSessions),
    list(
      'messages.list, start',
      (to, index) => to.messages.list({ sessionId: session(index) }),
      bareMessages('ASC', session),
    ),
    list(
      'messages.list, end',
      (to, index) => to.messages.list({ sessionId: session(index), from: 'end' }),
      bareMessages('DESC', session),
    ),
    list(
      'knowledge.list',
      (to) => to.knowledge.list({}),
      bareList('knowledge', 'category || char(1) || key, pk'),
    ),
    list('tasks.list', (to) => to.tasks.list({}), bareList('tasks', URGENCY)),
    list(
      'tasks.list of one status',
      (to) => to.tasks.list({ statuses: ['pending'] }),
      bareList('tasks', URGENCY, `AND status = 'pending'`),
    ),
    list(
      'longest transcript, start',
      (to) => to.messages.list({ sessionId: long() }),
      bareMessages('ASC', long),
      OPENING_GOAL_MS,
    ),
    list(
      'longest transcript, end',
      (to) => to.messages.list({ sessionId: long(), from: 'end' }),
      bareMessages('DESC', long),
      OPENING_GOAL_MS,
    ),
  ];
}

function searchQuestions(db: Database.Database): Question[] {
  const analyser = createAnalyser();
  const bare =
    db.prepare(`SELECT m.*, s.title FROM messages m JOIN sessions s ON s.pk = m.session_pk WHERE m.pk IN
    (SELECT rowid FROM messages_fts WHERE messages_fts MATCH ? ORDER BY rowid DESC LIMIT ${HITS}) ORDER BY m.pk DESC`);
  const of = (sort: 'newest' | 'relevance', kind: QueryKind): Question => {
    const queries = writeQueries(kind, 200);
    const text = (index: number): string => queries[index % queries.length] ?? '';
    const matches = queries.map((query) => parseQuery(analyser, query).match);
    return {
      name: `search, ${sort === 'newest' ? 'newest first' : 'best first'}, ${kind} words`,
      ...(sort === 'newest' ? { goalMs: SEARCH_GOAL_MS } : {}),
      ask: (to, index) => to.search.run({ text: text(index), kinds: ['message'], sort, limit: HITS }),
      bare: (index) => bare.all(matches[index % matches.length] ?? ''),
    };
  };
  return (['newest', 'relevance'] as const).flatMap((sort) => KINDS.map((kind) => of(sort, kind)));
}
