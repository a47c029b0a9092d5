import type { SearchKind } from '../../../shared/contract/search.ts';
import type { Tier } from '../../../shared/entities/memory.ts';
import type { Role } from '../../../shared/entities/message.ts';
import { countOf, decodeCursor, encodeCursor } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { unpackText } from './packed.ts';
import { INDEXES, type PlainQuestion, readNewest, walkBest, type Window } from './search-keys.ts';
import { readRanked } from './search-rank.ts';
import { searchConditions, type SearchFilter, SEARCH_SOURCES } from './search-sources.ts';

/** What search found, before its texts are cut and marked. Times in milliseconds. */
export type FoundRow = {
  pk: number;
  id: string;
  title: string;
  body: string | null;
  at: number | null;
  actor: 'person' | 'agent' | 'consolidation' | 'import';
  agent_name: string | null;
  session_id: string | null;
  session_title: string | null;
  project: string | null;
  /** Of a session and its messages: where it was recorded. */
  source?: string;
  role: Role | null;
  confidence: number | null;
  /** How well the words match, the best of its window being 1; null where it was not asked for. */
  words: number | null;
} & HitStanding;

/** What the worth of a match follows from beside the words. Times in milliseconds since 1970. */
export type HitStanding = {
  used_at: number | null;
  /** From 0 to 1; null for what has none. */
  importance: number | null;
  access_count: number;
  tier: Tier | null;
  trusted: 0 | 1;
};

/** What a match is worth, from how well its words match (up to 1) and its standing; higher is better. */
export type WorthOfHit = (kind: SearchKind, words: number, standing: HitStanding) => number;

/** Newest first, so many keys are read at a time at most. */
const MOST_KEYS = 2000;
/** So many of the best are looked at for those that filters leave, and so many where they leave too few. */
const BEST_KEYS = [500, 50_000] as const;
const CHUNK = 50;
/** Of a window so many of those whose words match best are put in order by their worth. */
const WEIGHED = 300;
const MOST_COUNTED = 10_000;

/** A page of hits. `complete`: nothing beyond it can be better; where not, only the newest matches were ranked. */
export type Found = { rows: FoundRow[]; next: string | null; complete: boolean };

/**
 * The records of one kind that match: newest first, or best first within windows of 1,000 matches, the newest window
 * first.
 *
 * `match` is an FTS5 expression. Best is what is worth most where `worth` is given, else whose words match best (bm25).
 */
export function findMatches(
  db: ReadDb,
  kind: SearchKind,
  input: Readonly<{
    match: string;
    plain?: PlainQuestion | null;
    filter: SearchFilter;
    sort: 'relevance' | 'newest';
    limit: number;
    cursor?: string | undefined;
    worth?: WorthOfHit;
  }>,
): Found {
  const [below, skipped] = input.cursor === undefined ? [null, 0] : decodeCursor(input.cursor, 2);
  const reach = reachOf(db, kind, input.filter);
  let bound = below === null ? reach.below : countOf(below);
  let offset = countOf(skipped);
  const rows: FoundRow[] = [];
  let complete: boolean | null = null;
  // Newest first needs no more keys than it shows, and one to tell whether there are more.
  let size = input.limit + 1;
  for (;;) {
    const question = {
      match: input.match,
      plain: input.plain ?? null,
      from: reach.from,
      below: bound,
    };
    const window =
      input.sort === 'newest'
        ? readNewest(db, kind, question, size)
        : weigh(db, kind, readRanked(db, kind, question), input.worth);
    complete ??= input.sort === 'newest' || (bound === reach.below && window.lowest === null);
    const best = Math.min(...window.keys.map(({ rank }) => rank));
    while (offset < window.keys.length) {
      const chunk = window.keys.slice(offset, offset + CHUNK);
      const found = new Map(readFound(db, kind, input.filter, chunk).map((row) => [row.pk, row]));
      for (const { pk, rank } of chunk) {
        offset += 1;
        const row = found.get(pk);
        if (row) rows.push({ ...row, words: input.sort === 'newest' ? null : shareOf(rank, best) });
        if (rows.length === input.limit)
          return { rows, next: nextCursor(window, input.sort, bound, offset), complete };
      }
    }
    if (window.lowest === null) return { rows, next: null, complete };
    bound = window.lowest;
    offset = 0;
    size = Math.min(MOST_KEYS, 2 * size); // filters leave few of them: look further at a time
  }
}

/** The best records of one kind, of all that match; for common words it takes as long as reading the index. */
export function findBest(
  db: ReadDb,
  kind: SearchKind,
  input: Readonly<{ match: string; filter: SearchFilter; limit: number; worth: WorthOfHit }>,
): FoundRow[] {
  const { match, filter, limit, worth } = input;
  const reach = reachOf(db, kind, filter);
  for (const most of BEST_KEYS) {
    const ranked = walkBest(db, kind, { match, plain: null, ...reach }, most);
    const best = ranked[0]?.rank ?? 0;
    const { keys } = weigh(db, kind, { keys: ranked, lowest: null }, worth);
    const rows: FoundRow[] = [];
    for (let first = 0; first < keys.length && rows.length < limit; first += CHUNK) {
      const chunk = keys.slice(first, first + CHUNK);
      const found = new Map(readFound(db, kind, filter, chunk).map((row) => [row.pk, row]));
      for (const { pk, rank } of chunk) {
        const row = found.get(pk);
        if (row) rows.push({ ...row, words: shareOf(rank, best) });
      }
    }
    if (rows.length >= limit || keys.length < most || most === BEST_KEYS.at(-1)) return rows.slice(0, limit);
  }
  return [];
}

/** Puts those of a window whose words match best in order by what they are worth. */
function weigh(db: ReadDb, kind: SearchKind, window: Window, worth: WorthOfHit | undefined): Window {
  const [best] = window.keys;
  if (worth === undefined || best === undefined) return window;
  const { standing, from } = SEARCH_SOURCES[kind];
  const top = window.keys.slice(0, WEIGHED);
  const rows = db.all<{ pk: number } & HitStanding>(
    `SELECT x.pk, ${standing} FROM ${from} WHERE x.pk IN (SELECT value FROM json_each(?))`,
    JSON.stringify(top.map(({ pk }) => pk)),
  );
  const standings = new Map(rows.map((row) => [row.pk, row]));
  const weighed = top.map((key) => {
    const row = standings.get(key.pk);
    return { key, worth: row === undefined ? 0 : worth(kind, shareOf(key.rank, best.rank), row) };
  });
  weighed.sort((one, other) => other.worth - one.worth); // stable: of equal worth those whose words match best
  return { ...window, keys: [...weighed.map(({ key }) => key), ...window.keys.slice(WEIGHED)] };
}

/** A rank (lower is better, never above 0) against the best one. */
function shareOf(rank: number, best: number): number {
  return best === 0 ? 1 : rank / best;
}

/** How many records of a kind match, or where no words are asked for, are left by filters; counting stops at 10,000. */
export function countMatches(
  db: ReadDb,
  kind: SearchKind,
  match: string | null,
  filter: SearchFilter,
): { count: number; more: boolean } {
  const { where, parameters } = searchConditions(kind, filter);
  const source = SEARCH_SOURCES[kind];
  const index = INDEXES[kind];
  const matching = `x.pk IN (SELECT rowid FROM ${index} WHERE ${index} MATCH @match AND rowid >= @from AND rowid < @below
    LIMIT ${3 * MOST_COUNTED}) AND`;
  const row = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM
       (SELECT 1 FROM ${source.from} WHERE ${match === null ? '' : matching} ${where} LIMIT ${MOST_COUNTED + 1})`,
    match === null ? parameters : { ...parameters, match, ...reachOf(db, kind, filter) },
  );
  const n = row?.n ?? 0;
  return { count: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED };
}

/** In how many messages a term stands. */
export function documentFrequency(db: ReadDb, match: string): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM messages_fts WHERE messages_fts MATCH ? LIMIT ${MOST_COUNTED})`,
      match,
    )?.n ?? 0
  );
}

/** The keys that can match: all, or where one session is searched, those its messages lie between. */
function reachOf(db: ReadDb, kind: SearchKind, filter: SearchFilter): { from: number; below: number } {
  const all = { from: 0, below: Number.MAX_SAFE_INTEGER };
  if (kind !== 'message' || filter.sessionId === undefined) return all;
  const row = db.get<{ first: number | null; last: number | null }>(
    `SELECT min(pk) AS first, max(pk) AS last FROM messages
     WHERE session_pk = (SELECT pk FROM sessions WHERE id = ?)`,
    filter.sessionId,
  );
  if (!row || row.first === null || row.last === null) return { from: 0, below: 0 };
  return { from: row.first, below: row.last + 1 };
}

function nextCursor(
  { keys, lowest }: Window,
  sort: 'relevance' | 'newest',
  bound: number,
  offset: number,
): string | null {
  if (offset === keys.length) return lowest === null ? null : encodeCursor([lowest, 0]);
  return encodeCursor(sort === 'newest' ? [keys[offset - 1]?.pk ?? bound, 0] : [bound, offset]);
}

/** The records of some keys that may be shown, as search finds them. */
export function readFound(
  db: ReadDb,
  kind: SearchKind,
  filter: SearchFilter,
  chunk: readonly { pk: number }[],
): Omit<FoundRow, 'words'>[] {
  const keys = JSON.stringify(chunk.map(({ pk }) => pk));
  return readRows(db, kind, filter, 'x.pk IN (SELECT value FROM json_each(@keys))', { keys });
}

/** The records that filters leave and that are `chosen`, which is SQL over `x` with parameters of its own. */
export function readRows(
  db: ReadDb,
  kind: SearchKind,
  filter: SearchFilter,
  chosen: string,
  own: Readonly<Record<string, SqlValue>>,
): Omit<FoundRow, 'words'>[] {
  const { where, parameters } = searchConditions(kind, filter);
  const source = SEARCH_SOURCES[kind];
  const rows = db.all<Omit<FoundRow, 'words'>>(
    `SELECT ${source.select}, ${source.standing} FROM ${source.from} WHERE ${where} AND ${chosen}`,
    { ...parameters, ...own },
  );
  return kind === 'memory' ? rows.map((row) => ({ ...row, body: unpackText(row.body) })) : rows;
}
