import path from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { parseQuery } from '../../../../electron/core/retrieval/query.ts';
import { openReader, type ReadDb } from '../../../../electron/core/store/database.ts';
import { readNewest } from '../../../../electron/core/store/search-keys.ts';
import { readRanked } from '../../../../electron/core/store/search-rank.ts';
import { openTestCore } from '../../../support/core.ts';

/** From words of every message to words of one; words that begin alike, identifiers, digits, й and ё. */
const WORDS = [
  'the',
  'then',
  'theme',
  'do',
  'domain',
  'doQuickWork',
  'quick_start',
  'quickly',
  'garden',
  'gardening',
  'zqcanar',
  'zqcanarie',
  'он',
  'онлайн',
  'ёлка',
  'елей',
  'йод',
  'йога',
  '42',
  '421',
];

/** How often a word comes falls steeply with its place; the last ones come a few times in all. */
const textOf = (number: number): string =>
  WORDS.filter((_, place) => (number * 7919 + place * 104_729) % Math.ceil(1.45 ** place) === 0).join(' ');

async function fill(count: number): Promise<ReadDb> {
  const test = openTestCore();
  const client = test.client();
  const { id } = await client.sessions.create({ title: 'Words' });
  for (let first = 0; first < count; first += 300) {
    const messages = Array.from({ length: Math.min(300, count - first) }, (_, index) => ({
      role: 'user' as const,
      text: `${textOf(first + index)} message`,
    }));
    await client.messages.addMany({ sessionId: id, messages });
  }
  const db = openReader(path.join(test.home, 'memory.db'));
  onTestFinished(() => db.close());
  return db;
}

/** Every key that matches, as FTS5 gives them. */
const allKeys = (db: ReadDb, match: string): number[] =>
  db
    .all<{ pk: number }>(
      'SELECT rowid AS pk FROM messages_fts WHERE messages_fts MATCH ? ORDER BY rowid DESC',
      match,
    )
    .map(({ pk }) => pk);

const word = fc.constantFrom(...WORDS);
const unfinished = fc
  .tuple(word, fc.integer({ min: 1, max: 12 }))
  .map(([text, length]) => text.slice(0, length));
/** Looking through messages always, sometimes, and never. */
const costs = fc.constantFrom(
  { fewMatches: 0, matchesOfALook: 0 },
  { fewMatches: 300, matchesOfALook: 5 },
  { fewMatches: 1e9, matchesOfALook: 1e9 },
);

/** Some whole words, and one that may stop anywhere. */
const question = fc.tuple(fc.array(word, { maxLength: 2 }), unfinished, fc.constantFrom('', ' '));

it('the newest matches are those FTS5 finds, however rare the words are and wherever the last one stops', async () => {
  const db = await fill(900);
  const analyser = createAnalyser();
  const seen = { found: 0, apart: 0 };
  await fc.assert(
    fc.asyncProperty(
      question,
      fc.integer({ min: 1, max: 60 }),
      costs,
      async ([words, last, space], size, cost) => {
        const query = parseQuery(analyser, [...words, last].join(' ') + space);
        const match = query.match ?? '';
        const slow = allKeys(db, match);
        const quick: number[] = [];
        for (let below: number | null = Number.MAX_SAFE_INTEGER; below !== null;) {
          const window = readNewest(db, 'message', { match, plain: query.plain, from: 0, below }, size, cost);
          quick.push(...window.keys.map(({ pk }) => pk));
          below = window.lowest;
        }
        expect(quick).toEqual(slow);
        if (slow.length > 0) seen.found += 1;
        if (query.plain?.unfinished) seen.apart += 1;
      },
    ),
    { numRuns: 500 },
  );
  expect(seen.found).toBeGreaterThan(100);
  expect(seen.apart).toBeGreaterThan(100);
});

it('ranks as FTS5 does, by words common and rare, whole and unfinished', async () => {
  const db = await fill(150);
  const analyser = createAnalyser();
  let several = 0;
  await fc.assert(
    fc.asyncProperty(question, async ([words, last, space]) => {
      const query = parseQuery(analyser, [...words, last].join(' ') + space);
      const match = query.match ?? '';
      const slow = db.all<{ pk: number; rank: number }>(
        `SELECT rowid AS pk, bm25(messages_fts) AS rank FROM messages_fts WHERE messages_fts MATCH ?
         ORDER BY rank, rowid DESC`,
        match,
      );
      const asked = { match, plain: query.plain, from: 0, below: Number.MAX_SAFE_INTEGER };
      const { keys } = readRanked(db, 'message', asked);
      expect(new Set(keys.map(({ pk }) => pk))).toEqual(new Set(slow.map(({ pk }) => pk)));
      const ranks = new Map(slow.map(({ pk, rank }) => [pk, rank]));
      for (const { pk, rank } of slow.length === 1 ? [] : keys)
        expect(rank).toBeCloseTo(ranks.get(pk) ?? 0, 9);
      if (slow.length > 1) several += 1;
    }),
    { numRuns: 500 },
  );
  expect(several).toBeGreaterThan(100);
});
