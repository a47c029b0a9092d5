import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestClock, importFile, makeTestHome, openTestCore, writeSource } from '../support/core.ts';
import { runAndKill } from '../support/killed-process.ts';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/importing-process.ts');
const SESSIONS = 2000;
const MESSAGES = 2 * SESSIONS;

/** Begins an import in a process of its own and kills it once it has written more messages than that. */
async function killImport(home: string, file: string, after: number): Promise<void> {
  const point = { home, sql: 'SELECT count(*) FROM messages', reached: (written: number) => written > after };
  expect(await runAndKill(PROGRAM, [home, file], point)).toBe('SIGKILL');
}

describe('kill -9 in the middle of an import', () => {
  it.each([0, 1500])(
    'leaves a memory that goes on, after %i messages',
    { timeout: 60_000 },
    async (after) => {
      const home = makeTestHome();
      const conversations = Array.from({ length: SESSIONS }, (_, index) => ({
        id: `c${index}`,
        messages: [
          { role: 'user', content: `question ${index}` },
          { role: 'assistant', content: `answer ${index}` },
        ],
      }));
      const file = writeSource(conversations.map((each) => `${JSON.stringify(each)}\n`).join(''));
      await openTestCore({ home, clock: createTestClock(Date.now()) }).close();
      await killImport(home, file, after);

      checkIntegrity(home);
      const had = Number(rowsOf(home, 'SELECT count(*) AS n FROM messages')[0]?.['n']);
      expect(had > after && had < MESSAGES).toBe(true);
      const clock = createTestClock(Date.now());
      const test = openTestCore({ home, clock });
      const client = test.client();
      expect((await client.maintenance.jobs({})).items).toMatchObject([
        { state: 'interrupted', error: { code: 'unavailable' } },
      ]);
      const [first] = (await client.imports.list({})).items;
      expect(first).toMatchObject({ status: 'interrupted' });
      expect(await client.maintenance.stats({})).toMatchObject({ totalMessages: had });
      expect((await client.search.facets({ text: 'question' })).kinds.message.count).toBe(
        Number(rowsOf(home, `SELECT count(*) AS n FROM messages WHERE role = 'user'`)[0]?.['n']),
      );

      const { import: rest } = await importFile(test, file);
      expect(rest).toMatchObject({
        status: 'done',
        counts: { addedMessages: MESSAGES - had, knownMessages: had },
      });
      expect(await client.maintenance.stats({})).toMatchObject({
        totalSessions: SESSIONS,
        totalMessages: MESSAGES,
      });
      checkIntegrity(home);
      clock.advance(1000);
      await client.imports.undo({ id: rest.id });
      expect(await client.maintenance.stats({})).toMatchObject({ totalMessages: had });
      await client.imports.undo({ id: first?.id ?? '' });
      expect(await client.maintenance.stats({})).toMatchObject({
        totalSessions: 0,
        totalMessages: 0,
        inTrash: 2,
      });
      checkIntegrity(home);
    },
  );
});
