import type { SearchKind } from '../../../shared/contract/search.ts';
import type { ReadDb } from './database.ts';
import { readLengths } from './postings.ts';
import {
  type AskedPhrase,
  INDEXES,
  inText,
  type KeyQuestion,
  type PlainQuestion,
  readIndexed,
  readNewest,
  walkIndex,
  type Window,
} from './search-keys.ts';

/** So many matches are ranked at a time, the newest first: broad words stay quick in a store of any size. */
const WINDOW = 1000;
/** How FTS5 weighs (sqlite.org/fts5.html, section 5.1.1). */
const K1 = 1.2;
const B = 0.75;
const LEAST_WEIGHT = 1e-6;
/** So many matches of a phrase are counted; beyond, they are taken to be as dense in older messages. */
const COUNTED = 1000;
/** In so many of the newest messages it is counted how long texts are, and how often words begin in some way. */
const SAMPLED = 200;
/** The texts of so many are read, of those that count most for being short; the others are taken to hold each word once. */
const READ = 200;

/** A phrase as it stands in an indexed text, and how much it tells. */
type Weighed = Readonly<{ needle: string; weight: number }>;

/** The newest keys that match, best first. */
export function readRanked(db: ReadDb, kind: SearchKind, question: KeyQuestion): Window {
  const window = rankWindow(db, kind, question);
  window.keys.sort((one, other) => one.rank - other.rank || other.pk - one.pk);
  return window;
}

function rankWindow(db: ReadDb, kind: SearchKind, question: KeyQuestion): Window {
  const { plain } = question;
  if (kind !== 'message' || plain === null)
    return walkIndex(db, kind, question, WINDOW, `bm25(${INDEXES[kind]})`);
  const window = readNewest(db, kind, question, WINDOW);
  const keys = window.keys.map(({ pk }) => pk);
  return { ...window, keys: rankMessages(db, keys, plain) };
}

/**
 * Ranks messages as bm25 of FTS5 does; lower is better.
 *
 * FTS5 itself counts every match of every word in the whole store first, which for common words takes as long as reading
 * the index. Here what is common is estimated; in a store of up to some hundred messages the ranks are the same.
 */
function rankMessages(
  db: ReadDb,
  keys: readonly number[],
  { words, analyse }: PlainQuestion,
): { pk: number; rank: number }[] {
  if (keys.length < 2) return keys.map((pk) => ({ pk, rank: 0 }));
  const weigh = weigher(db, { words, analyse });
  const wordsWeighed = words.map((word) => word.map((phrases) => phrases.map(weigh)));
  const dampings = dampingsOf(db, keys);
  const inOrder = keys.toSorted((one, other) => (dampings.get(one) ?? 0) - (dampings.get(other) ?? 0));
  const read = readIndexed(
    db,
    analyse,
    'WHERE pk IN (SELECT value FROM json_each(?))',
    JSON.stringify(inOrder.slice(0, READ)),
  );
  const texts = new Map(read.map(({ pk, text }) => [pk, text]));
  return keys.map((pk) => {
    const text = texts.get(pk);
    const damping = dampings.get(pk) ?? K1;
    const score = (way: readonly Weighed[]): number =>
      text === undefined ? scoreOnce(way, damping) : scoreWay(text, way, damping);
    const chosen = text === undefined ? wordsWeighed.map((ways) => ways.slice(0, 1)) : wordsWeighed;
    return { pk, rank: -chosen.flat().reduce((sum, way) => sum + score(way), 0) };
  });
}

/** How a text of each length counts: the share of what a word adds that it does not take for its length. */
function dampingsOf(db: ReadDb, keys: readonly number[]): Map<number, number> {
  const newest = db.all<{ pk: number }>(`SELECT pk FROM messages ORDER BY pk DESC LIMIT ${SAMPLED}`);
  const sample = readLengths(
    db,
    'message',
    newest.map(({ pk }) => pk),
  );
  const usual = sample.reduce((sum, length) => sum + length, 0) / sample.length;
  const lengths = readLengths(db, 'message', keys);
  return new Map(keys.map((pk, index) => [pk, K1 * (1 - B + (B * (lengths[index] ?? usual)) / usual)]));
}

/** Tells how much a phrase counts by how rare it is. */
function weigher(
  db: ReadDb,
  { words, analyse }: Pick<PlainQuestion, 'words' | 'analyse'>,
): (phrase: AskedPhrase) => Weighed {
  const newest = db.get<{ pk: number | null }>('SELECT max(pk) AS pk FROM messages')?.pk ?? 0;
  const unfinished = words.flat(2).some(({ prefix }) => prefix);
  const sample = unfinished ? readIndexed(db, analyse, `ORDER BY pk DESC LIMIT ${SAMPLED}`) : [];
  return (phrase) => {
    const frequency = phrase.prefix
      ? estimateBeginnings(phrase, sample, newest)
      : estimateFrequency(db, phrase, newest);
    const weight = Math.log((newest - frequency + 0.5) / (frequency + 0.5));
    return { needle: inText(phrase), weight: Math.max(weight, LEAST_WEIGHT) };
  };
}

/** What a way of holding a word adds to the score of a text that holds each of its phrases once. */
function scoreOnce(way: readonly Weighed[], damping: number): number {
  return way.reduce((sum, { weight }) => sum + (weight * (K1 + 1)) / (1 + damping), 0);
}

/** What a way of holding a word adds to the score of a text: nothing where one of its phrases is missing. */
function scoreWay(text: string, way: readonly Weighed[], damping: number): number {
  let score = 0;
  for (const { needle, weight } of way) {
    const count = countIn(text, needle);
    if (count === 0) return 0;
    score += (weight * (count * (K1 + 1))) / (count + damping);
  }
  return score;
}

/** In how many messages a phrase stands: exact below a thousand. */
function estimateFrequency(db: ReadDb, { terms }: AskedPhrase, newest: number): number {
  const found = db.get<{ n: number; lowest: number | null }>(
    `SELECT count(*) AS n, min(pk) AS lowest FROM
       (SELECT rowid AS pk FROM messages_fts WHERE messages_fts MATCH ? ORDER BY rowid DESC LIMIT ${COUNTED})`,
    `"${terms.join(' ')}"`,
  );
  if (!found || found.lowest === null) return 0;
  return found.n < COUNTED ? found.n : (found.n * newest) / (newest - found.lowest + 1);
}

function estimateBeginnings(
  phrase: AskedPhrase,
  sample: readonly { text: string }[],
  newest: number,
): number {
  const found = sample.filter(({ text }) => text.includes(inText(phrase))).length;
  if (sample.length < SAMPLED) return found;
  return (Math.max(found, 0.5) * newest) / SAMPLED; // in none of them: rarer than once in so many
}

function countIn(text: string, needle: string): number {
  let count = 0;
  for (let place = text.indexOf(needle); place >= 0; place = text.indexOf(needle, place + 1)) count += 1;
  return count;
}
