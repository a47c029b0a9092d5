import path from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTestClock, importFile, makeTestHome, openTestCore, writeSource } from '../support/core.ts';
import { runAndKill } from '../support/killed-process.ts';
import { checkIntegrity, livingState, rowsOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/changing-process.ts');
const SESSIONS = 4000;

/** A session is either as it was or as it should be: with the project, the topic and the words search knows. */
const HALF = `SELECT count(*) AS n FROM sessions
  WHERE (project IS 'zqplot') <> (topics = '["zqbean"]') OR (project IS 'zqplot') <> (search_text LIKE '%zqplot%')`;
const CHANGED = `SELECT count(*) AS n FROM sessions WHERE project IS 'zqplot'`;

const count = (home: string, sql: string): number => Number(rowsOf(home, sql)[0]?.['n']);

async function fill(home: string): Promise<void> {
  const conversations = Array.from({ length: SESSIONS }, (_, index) => ({
    id: `c${index}`,
    messages: [{ role: 'user', content: `question ${index}` }],
  }));
  const file = writeSource(conversations.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const test = openTestCore({ home, clock: createTestClock(Date.now()) });
  await importFile(test, file);
  await test.close();
}

/** Runs a large change or its undo in a process of its own, and kills it once it has begun. */
async function kill(
  home: string,
  what: 'change' | 'undo',
  reached: (changed: number) => boolean,
): Promise<void> {
  expect(await runAndKill(PROGRAM, [home, what], { home, sql: CHANGED, reached })).toBe('SIGKILL');
}

describe('kill -9 in the middle of a large change', () => {
  it('and of its undo leaves no half record, and one undo for all of it', { timeout: 120_000 }, async () => {
    const home = makeTestHome();
    await fill(home);
    const before = livingState(home);

    await kill(home, 'change', (done) => done > 0);
    checkIntegrity(home);
    const changed = count(home, CHANGED);
    expect(changed).toBeLessThan(SESSIONS);
    expect(count(home, HALF)).toBe(0);
    const clock = createTestClock(Date.now());
    const test = openTestCore({ home, clock, newId: () => v7() });
    const client = test.client();
    expect((await client.maintenance.jobs({ limit: 1 })).items).toMatchObject([
      { kind: 'bulk', state: 'interrupted', operation: 'sessions.updateMany' },
    ]);
    expect(await client.history.depth({})).toMatchObject({ undo: 1 });
    // Again, so that there is much to undo; what has the values already is left alone.
    const again = await client.sessions.updateMany({
      matching: {},
      project: 'zqplot',
      addTopics: ['zqbean'],
    });
    await test.core.idle();
    expect((await client.maintenance.job({ id: again.job?.id ?? '' })).counts).toEqual({
      changed: SESSIONS - changed,
      left: changed,
    });
    const after = livingState(home);
    await test.close();

    await kill(home, 'undo', (left) => left < SESSIONS);
    checkIntegrity(home);
    expect(count(home, HALF)).toBe(0);
    expect(count(home, CHANGED)).toBeGreaterThan(changed);
    const later = openTestCore({ home, clock: createTestClock(Date.now() + 120_000), newId: () => v7() });
    const person = later.client();
    expect(await person.history.depth({})).toMatchObject({ undo: 2, redo: 1 });
    const end = async (undone: { job: { id: string } | null }) => {
      await later.core.idle();
      if (undone.job)
        expect(await person.maintenance.job({ id: undone.job.id })).toMatchObject({ result: { skipped: 0 } });
    };
    await end(await person.history.undoLast({}));
    expect(count(home, CHANGED)).toBe(changed);
    await end(await person.history.redo({}));
    expect(livingState(home)).toEqual(after);
    await end(await person.history.undoLast({}));
    await end(await person.history.undoLast({}));
    expect(livingState(home)).toEqual(before);
    checkIntegrity(home);
  });
});
