import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openWriter, type WriteDb } from '../../../../electron/core/store/database.ts';
import {
  cleanMessageIndex,
  indexMessages,
  reindexMessages,
} from '../../../../electron/core/store/message-index.ts';
import { beginRebuild } from '../../../../electron/core/store/search-rebuild.ts';
import { openTestCore } from '../../../support/core.ts';
import { seededRandom } from '../../../bench/corpus.ts';

const MESSAGES = 4000;
const AT_ONCE = 200;

/** An index of messages of sixty made-up words, in one piece. */
async function openIndex(): Promise<{ db: WriteDb; words: (round: string) => string }> {
  const test = openTestCore();
  await test.close();
  const db = openWriter(path.join(test.home, 'memory.db'));
  onTestFinished(() => db.close());
  const random = seededRandom(5);
  const words = (round: string): string =>
    Array.from({ length: 60 }, () => `${round}${Math.floor(random() * 20_000).toString(36)}`).join(' ');
  db.transact(() =>
    indexMessages(
      db,
      messagesFrom(1, MESSAGES, () => words('zqa')),
    ),
  );
  db.transact(() => db.run(`INSERT INTO messages_fts (messages_fts) VALUES ('optimize')`));
  return { db, words };
}

function messagesFrom(first: number, count: number, text: () => string) {
  return Array.from({ length: count }, (_, number) => ({ pk: first + number, searchText: text() }));
}

function mergedSegments(db: WriteDb): number | undefined {
  return db.get<{ v: number }>(`SELECT v FROM messages_fts_config WHERE k = 'automerge'`)?.v;
}

/** Pages and rows that each transaction writes, as SQLite counts them. */
function countChanges(db: WriteDb, work: (first: number) => void): number[] {
  const total = (): number => db.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
  const changes: number[] = [];
  for (let first = 1; first < MESSAGES; first += AT_ONCE) {
    const before = total();
    db.transact(() => work(first));
    changes.push(total() - before);
  }
  return changes;
}

it('changing all of it step by step writes about as much in each step, and leaves merging as it was', async () => {
  const { db, words } = await openIndex();
  const changes = countChanges(db, (first) =>
    reindexMessages(
      db,
      messagesFrom(first, AT_ONCE, () => words('zqb')),
    ),
  );
  // Where FTS5 merges by itself, twice as much is written in some steps as in others, and the more the larger it is.
  expect(Math.max(...changes) - Math.min(...changes)).toBeLessThan(800);
  await cleanMessageIndex({ writeAside: (work) => db.transact(() => work(db)) }, () => Promise.resolve());
  expect(mergedSegments(db)).toBe(8);
});

it('eight pieces are merged at once in a new index, and in one that is built anew', async () => {
  const { db } = await openIndex();
  expect(mergedSegments(db)).toBe(8);
  db.transact(() => beginRebuild(db, 'messages'));
  expect(mergedSegments(db)).toBe(8);
});
