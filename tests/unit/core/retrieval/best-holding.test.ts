import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findBestHolding } from '../../../../electron/core/retrieval/best-holding.ts';
import { weightOfTerm } from '../../../../electron/core/retrieval/rank.ts';
import { openReader, type ReadDb } from '../../../../electron/core/store/database.ts';
import { readHolding, readLengths } from '../../../../electron/core/store/postings.ts';
import { openTestCore } from '../../../support/core.ts';

const LONG = 300;
const words = (count: number): string => 'rain '.repeat(count).trim();

/** A memory with messages, whose keys are their places from 1 on. */
async function hold(texts: readonly string[], work: (db: ReadDb) => void): Promise<void> {
  const test = openTestCore();
  const client = test.client();
  const { id: sessionId } = await client.sessions.create({ title: 'Birds' });
  const messages = texts.map((text) => ({ role: 'user' as const, text }));
  await client.messages.addMany({ sessionId, messages });
  await client.knowledge.add({ category: 'birds', key: 'heron', value: 'otter otter' });
  const db = openReader(path.join(test.home, 'memory.db'));
  work(db);
  db.close();
}

function best(db: ReadDb, ...terms: string[]): number[] {
  return bestOf(
    db,
    terms.map((term) => [term, 1]),
  );
}

function bestOf(db: ReadDb, terms: readonly [term: string, share: number][]): number[] {
  const counted = terms.map(([term, share]) => ({
    term,
    share,
    count: readHolding(db, 'message', term).length,
  }));
  return findBestHolding(db, 'message', counted, 1000);
}

it('the records that hold a term are a list of keys, and their lengths are read without them', () =>
  hold(['otter', `otter ${words(40)}`, `heron ${words(LONG)}`], (db) => {
    expect(readHolding(db, 'message', 'otter')).toEqual([1, 2]);
    expect(readHolding(db, 'message', 'absent')).toEqual([]);
    expect(readHolding(db, 'knowledge', 'otter')).toEqual([1]);
    expect(readLengths(db, 'message', [3, 99, 1, 2])).toEqual([LONG + 1, 0, 1, 41]);
    expect(readLengths(db, 'message', [])).toEqual([]);
  }));

it('what holds most comes first, of equal ones the shorter, then the newer', () =>
  hold([`otter ${words(40)}`, 'x', 'x', 'otter', 'x', 'x', 'otter harbor', 'x', 'x', 'otter'], (db) => {
    expect(best(db, 'otter')).toEqual([10, 4, 7, 1]);
    expect(best(db, 'otter', 'harbor')).toEqual([7, 10, 4, 1]);
    expect(best(db)).toEqual([]);
  }));

it('a term counts by its share', () =>
  hold(['otter', ...Array.from({ length: 30 }, () => 'x'), 'heron'], (db) => {
    expect(
      bestOf(db, [
        ['otter', 1],
        ['heron', 0.5],
      ]),
    ).toEqual([1, 32]);
    expect(
      bestOf(db, [
        ['otter', 0.5],
        ['heron', 1],
      ]),
    ).toEqual([32, 1]);
  }));

it('what stands beside others that hold something comes before what stands alone, the nearer the better', () =>
  hold(['otter', 'x', 'otter', 'otter', ...Array.from({ length: 30 }, () => 'x'), 'otter'], (db) => {
    expect(best(db, 'otter')).toEqual([3, 4, 1, 35]);
  }));

it('what is said farther around counts a little', () =>
  hold(['otter', 'x', 'x', 'x', 'x', 'otter', ...Array.from({ length: 33 }, () => 'x'), 'otter'], (db) => {
    expect(best(db, 'otter')).toEqual([6, 1, 40]);
  }));

it('what stands alone and holds most itself is not crowded out', () => {
  const talk = Array.from({ length: 120 }, (_, place) => ['otter', 'heron', 'harbor'][place % 3] ?? '');
  return hold([...talk, ...Array.from({ length: 30 }, () => 'x'), 'otter heron harbor'], (db) => {
    expect(best(db, 'otter', 'heron', 'harbor').indexOf(151)).toBe(4);
  });
});

it('whatever holds any of the terms is found once, with all it holds counted', () =>
  hold(['otter'], (db) => {
    const list = fc.uniqueArray(fc.integer({ min: 101, max: 160 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(list, { maxLength: 6 }), (lists) => {
        const holding = lists.map((keys) => keys.toSorted((one, other) => one - other));
        const terms = holding.map(({ length }, index) => ({ term: String(index), share: 1, count: length }));
        const found = findBestHolding(db, 'knowledge', terms, 100, (term) => holding[Number(term)] ?? []);
        const sums = new Map<number, number>();
        for (const [index, { count }] of terms.entries())
          for (const key of holding[index] ?? [])
            sums.set(key, (sums.get(key) ?? 0) + weightOfTerm(count, 100));
        const inOrder = [...sums].toSorted(([one, first], [other, second]) => second - first || other - one);
        expect(found).toEqual(inOrder.map(([key]) => key));
      }),
    );
  }));
