import type { SearchKind } from '../../../shared/contract/search.ts';
import type { ReadDb } from './database.ts';
import type { Analyse } from './search-text.ts';

/** Terms that stand side by side; `prefix`: a word that begins so. */
export type AskedPhrase = Readonly<{ terms: readonly string[]; prefix: boolean }>;

/** A word that is asked for: it is there where all phrases of one of the ways are. */
export type AskedWord = readonly (readonly AskedPhrase[])[];

/** A question told by the indexed text alone, which is terms separated by spaces. */
export type PlainQuestion = Readonly<{
  words: readonly AskedWord[];
  /** The last word, where it may go on, and the FTS5 expression of the others; null where there are none. */
  unfinished: AskedWord | null;
  rest: string | null;
  /** Gives what a text was indexed as. */
  analyse: Analyse;
}>;

/** What is looked for among the keys of a range: an FTS5 expression, and the same told plainly where it can be. */
export type KeyQuestion = Readonly<{
  match: string;
  plain: PlainQuestion | null;
  /** The lowest key, and the one above the highest. */
  from: number;
  below: number;
}>;

/** Keys of matches, and where the next window begins: below `lowest`, null where there is nothing more. */
export type Window = { keys: { pk: number; rank: number }[]; lowest: number | null };

/** The search index of each kind of record. */
export const INDEXES: Readonly<Record<SearchKind, string>> = {
  message: 'messages_fts',
  session: 'sessions_fts',
  memory: 'memories_fts',
  knowledge: 'knowledge_fts',
  preference: 'preferences_fts',
  task: 'tasks_fts',
  decision: 'decisions_fts',
};

/** So many of the newest messages tell how common a beginning is; as many are looked at between two estimates. */
const STEP = 100;
/** Of a very long text the beginning counts. */
const READ_OF_TEXT = 20_000;
/** When looking through messages is quicker than FTS5: counted in matches that FTS5 collects in the same time. */
type Costs = Readonly<{ fewMatches: number; matchesOfALook: number }>;

/** FTS5 collects few matches in five milliseconds, and so many in the time that analysing one message takes. */
const COSTS: Costs = { fewMatches: 150_000, matchesOfALook: 400 };

/** The newest keys that match, newest first, not ranked. `costs` is given by tests only. */
export function readNewest(
  db: ReadDb,
  kind: SearchKind,
  question: KeyQuestion,
  size: number,
  costs = COSTS,
): Window {
  const found = kind === 'message' ? lookThrough(db, question, size, costs) : null;
  return found ?? walkIndex(db, kind, question, size);
}

/** Keys that match, newest first, as FTS5 walks them; `rank` is an SQL expression it gives with each. */
export function walkIndex(
  db: ReadDb,
  kind: SearchKind,
  { match, from, below }: KeyQuestion,
  size: number,
  rank = '0',
): Window {
  const index = INDEXES[kind];
  const keys = db.all<{ pk: number; rank: number }>(
    `SELECT rowid AS pk, ${rank} AS rank FROM ${index}
     WHERE ${index} MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
    match,
    from,
    below,
    size,
  );
  return { keys, lowest: keys.length < size ? null : (keys.at(-1)?.pk ?? null) };
}

/** The keys that match best by FTS5's bm25, of all that match. */
export function walkBest(
  db: ReadDb,
  kind: SearchKind,
  { match, from, below }: KeyQuestion,
  size: number,
): Window['keys'] {
  const index = INDEXES[kind];
  return db.all<{ pk: number; rank: number }>(
    `SELECT rowid AS pk, bm25(${index}) AS rank FROM ${index}
     WHERE ${index} MATCH ? AND rowid >= ? AND rowid < ? ORDER BY 2, 1 DESC LIMIT ?`,
    match,
    from,
    below,
    size,
  );
}

/**
 * Looks for an unfinished word in the newest messages that hold the other words. FTS5 would first collect every match of
 * every word that begins so, in the whole store: half of all messages for "do". Null where that is quicker, because few
 * words begin so or few of them stand beside the others, and where no word is unfinished.
 */
function lookThrough(
  db: ReadDb,
  { plain, from, below }: KeyQuestion,
  size: number,
  { fewMatches, matchesOfALook }: Costs,
): Window | null {
  if (!plain?.unfinished) return null;
  const newest = db.get<{ pk: number | null }>('SELECT max(pk) AS pk FROM messages')?.pk ?? 0;
  if (newest < fewMatches) return null;
  const ways = plain.unfinished.map((phrases) => phrases.map(inText));
  const holdsWord = (text: string): boolean =>
    ways.some((needles) => needles.every((needle) => text.includes(needle)));
  const sample = readIndexed(db, plain.analyse, `ORDER BY pk DESC LIMIT ${STEP}`);
  const matches = (newest * sample.filter(({ text }) => holdsWord(text)).length) / STEP;
  if (matches < fewMatches) return null;
  const keys: Window['keys'] = [];
  let read = 0;
  for (const { pk, text } of newestTexts(db, plain.rest, from, below)) {
    read += 1;
    if (holdsWord(asIndexed(text, plain.analyse))) keys.push({ pk, rank: 0 });
    if (keys.length === size) return { keys, lowest: pk };
    const looks = (size * read) / keys.length;
    if (read % STEP === 0 && looks * matchesOfALook > matches) return null;
  }
  return { keys, lowest: null };
}

/** What some messages were indexed as, with a space before the first term and after the last one; `which` is SQL. */
export function readIndexed(
  db: ReadDb,
  analyse: Analyse,
  which: string,
  ...parameters: string[]
): { pk: number; text: string }[] {
  const rows = db.all<{ pk: number; text: string }>(
    `SELECT pk, substr(text, 1, ${READ_OF_TEXT}) AS text FROM messages ${which}`,
    ...parameters,
  );
  return rows.map(({ pk, text }) => ({ pk, text: asIndexed(text, analyse) }));
}

function asIndexed(text: string, analyse: Analyse): string {
  return ` ${analyse(text)} `;
}

/** Messages that hold all words of an expression, newest first, as long as they are wanted. */
function newestTexts(
  db: ReadDb,
  match: string | null,
  from: number,
  below: number,
): IterableIterator<{ pk: number; text: string }> {
  const text = `substr(m.text, 1, ${READ_OF_TEXT}) AS text`;
  const range = 'm.pk >= ? AND m.pk < ?';
  if (match === null)
    return db.iterate(`SELECT m.pk, ${text} FROM messages m WHERE ${range} ORDER BY m.pk DESC`, from, below);
  return db.iterate(
    `SELECT m.pk, ${text} FROM messages_fts f CROSS JOIN messages m ON m.pk = f.rowid
     WHERE messages_fts MATCH ? AND f.rowid >= ? AND f.rowid < ? ORDER BY f.rowid DESC`,
    match,
    from,
    below,
  );
}

/** What a phrase looks like in an indexed text that has a space before its first term and after its last one. */
export function inText({ terms, prefix }: AskedPhrase): string {
  return ` ${terms.join(' ')}${prefix ? '' : ' '}`;
}
