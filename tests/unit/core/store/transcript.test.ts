import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTestCore } from '../../../support/core.ts';

const MESSAGES = 60;

/** A session with messages beside the active branch, trimmed ones and removed ones; gives the ids of the branch. */
async function makeSession() {
  const test = openTestCore();
  const client = test.client();
  const { id } = await client.sessions.create({ title: 'Branched' });
  const ids: string[] = [];
  for (let number = 0; number < MESSAGES; number += 1) {
    const parent = number % 9 === 8 ? { parentId: ids.at(-3) ?? null } : {};
    const message = { role: 'user' as const, text: `m${number}`, ...parent };
    ids.push((await client.messages.add({ sessionId: id, message })).id);
  }
  await client.messages.trim({ sessionId: id, keep: 20 });
  const db = new Database(path.join(test.home, 'memory.db'));
  db.prepare('UPDATE messages SET deleted_at = 1 WHERE ordinal % 7 = 5').run();
  const branch = (condition: string): string[] =>
    db
      .prepare<[], string>(
        `SELECT id FROM messages WHERE active = 1 AND deleted_at IS NULL ${condition} ORDER BY ordinal`,
      )
      .pluck()
      .all();
  const all = branch('');
  const untrimmed = branch('AND trimmed = 0');
  db.close();
  return { client, id, all, untrimmed };
}

it('a page of a transcript tells how many messages there are and how many lie before it', async () => {
  const { client, id, all, untrimmed } = await makeSession();
  expect([all.length < MESSAGES, untrimmed.length < all.length, untrimmed.length > 5]).toEqual([
    true,
    true,
    true,
  ]);
  const way = fc.constantFrom('next' as const, 'previous' as const);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('start' as const, 'end' as const, 'around' as const),
      fc.nat(),
      fc.boolean(),
      fc.array(fc.tuple(way, fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 6 }),
      async (from, which, includeTrimmed, steps) => {
        const whole = includeTrimmed ? all : untrimmed;
        let start: object = from === 'around' ? { around: whole[which % whole.length] } : { from };
        for (const [direction, limit] of steps) {
          const page = await client.messages.list({ sessionId: id, includeTrimmed, limit, ...start });
          const shown = page.items.map((message) => message.id);
          expect(page.total).toBe(whole.length);
          expect(shown).toEqual(whole.slice(page.offset, page.offset + shown.length));
          const atAnEnd = page.offset === 0 || page.offset + shown.length === whole.length;
          expect(shown.length === limit || (shown.length > 0 && atAnEnd)).toBe(true);
          expect(page.previous === null).toBe(page.offset === 0);
          expect(page.next === null).toBe(page.offset + shown.length === whole.length);
          const cursor = page[direction];
          if (cursor === null) return;
          start = { cursor };
        }
      },
    ),
    { numRuns: 300 },
  );
});
