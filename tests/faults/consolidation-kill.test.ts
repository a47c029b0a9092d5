import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestClock, makeTestHome, openTestCore, type TestCore } from '../support/core.ts';
import { runAndKill } from '../support/killed-process.ts';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';
import { hashSources, memoryOf } from '../unit/core/consolidation/working.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/consolidating-process.ts');
const BOUNDARIES = 20;
const AFTER = Date.UTC(2026, 2, 20);

/** Sessions to sum up and read, and memories to promote, merge and cool, of several agents. */
async function prepare(home: string): Promise<void> {
  const test = openTestCore({ home });
  const client = test.client();
  for (let index = 0; index < 30; index += 1) {
    const session = await client.sessions.create({ title: `Session ${index}`, agent: `agent ${index % 3}` });
    await client.messages.addMany({
      sessionId: session.id,
      messages: [
        {
          role: 'user',
          text: `My favourite tool number ${index} is the hammer of the workshop in the yard.`,
        },
        { role: 'user', text: `Remember that box ${index} stands in the cellar beside the old wardrobe.` },
      ],
    });
    await client.sessions.end({ id: session.id });
    for (const _ of [1, 2])
      await client.memories.add({
        content: `The words that are said twice, of number ${index}`,
        type: index % 2 === 0 ? 'working' : 'episodic',
        agent: `agent ${index % 3}`,
      });
  }
  await test.close();
}

/** Begins a run in a process of its own and kills it once so many actions are carried out. */
async function killRun(home: string, after: number): Promise<void> {
  const sql = 'SELECT count(*) FROM consolidation_actions';
  await runAndKill(PROGRAM, [home, String(AFTER)], { home, sql, reached: (actions) => actions >= after });
}

function actionsOf(home: string): number {
  return Number(rowsOf(home, 'SELECT count(*) AS n FROM consolidation_actions')[0]?.['n']);
}

/** Everything an action changes was changed with it, or nothing was. */
function expectWholeActions(home: string): void {
  const changes = rowsOf(
    home,
    `SELECT a.kind, a.records, a.first_seq, a.last_seq, (SELECT count(*) FROM history h
       WHERE h.seq BETWEEN a.first_seq AND a.last_seq AND h.tx = r.tx) AS noted
     FROM consolidation_actions a JOIN consolidation_runs r ON r.pk = a.run_pk WHERE a.kind <> 'tend'`,
  );
  for (const { kind, first_seq, last_seq, noted } of changes)
    expect([kind, noted]).toEqual([kind, Number(last_seq) - Number(first_seq) + 1]);
  const told = changes.reduce((sum, { noted }) => sum + Number(noted), 0);
  const [{ made } = {}] = rowsOf(
    home,
    `SELECT count(*) AS made FROM history h JOIN history_tx t ON t.tx = h.tx
     WHERE t.operation = 'consolidation.run' AND h.entity <> 'run'`,
  );
  expect(made).toBe(told);
  const merged = changes.filter(({ kind }) => kind === 'merge').length;
  const [{ replaced } = {}] = rowsOf(
    home,
    'SELECT count(*) AS replaced FROM memories WHERE superseded_by IS NOT NULL',
  );
  expect(replaced).toBe(merged);
}

/** What a memory says, whatever ids were given to what was made. */
async function saidBy(test: TestCore): Promise<unknown> {
  const client = test.client();
  const { items: memories } = await client.memories.list({ limit: 200 });
  const { items: sessions } = await client.sessions.list({ limit: 200 });
  const { items: proposals } = await client.inbox.list({ limit: 200 });
  return {
    memories: memories
      .map(({ content, type, tier, supersededBy }) => [content, type, tier, supersededBy === null].join(' '))
      .toSorted((one, other) => one.localeCompare(other)),
    sessions: sessions.map(({ title, summary, topics }) => ({ title, summary, topics })),
    proposals: proposals
      .map(({ kind, sentence }) => `${kind} ${sentence}`)
      .toSorted((one, other) => one.localeCompare(other)),
  };
}

describe('kill -9 in the middle of consolidation', () => {
  it('leaves whole actions, goes on, and is taken back', { timeout: 300_000 }, async () => {
    const model = makeTestHome();
    await prepare(model);
    const before = memoryOf(model);
    const sources = hashSources(model);
    const whole = makeTestHome();
    cpSync(model, whole, { recursive: true });
    const undisturbed = openTestCore({ home: whole, clock: createTestClock(AFTER), newId: idsOf(100) });
    await undisturbed.client().consolidation.run({});
    await undisturbed.core.idle();
    const wanted = await saidBy(undisturbed);
    const total = actionsOf(whole);
    expect(total).toBeGreaterThan(BOUNDARIES * 4);

    const reached = new Set<number>();
    for (let boundary = 0; boundary < BOUNDARIES; boundary += 1) {
      const home = makeTestHome();
      cpSync(model, home, { recursive: true });
      await killRun(home, Math.floor((boundary * total) / BOUNDARIES));
      reached.add(actionsOf(home));
      checkIntegrity(home);
      expectWholeActions(home);
      expect(hashSources(home)).toBe(sources);

      const clock = createTestClock(AFTER);
      clock.advance(31_000);
      const test = openTestCore({ home, clock, newId: idsOf(boundary) });
      const [killed] = (await test.client().consolidation.runs({})).items;
      expect(['interrupted', 'done', undefined]).toContain(killed?.status);
      if (boundary % 2 === 0) {
        await test.client().consolidation.run({});
        await test.core.idle();
        expect(await saidBy(test)).toEqual(wanted);
        expect((await test.client().consolidation.preview({})).total).toBe(0);
      } else if (killed) {
        await test.client().consolidation.undo({ runId: killed.id });
        expect(memoryOf(home)).toEqual(before);
      }
      expect(hashSources(home)).toBe(sources);
      checkIntegrity(home);
      await test.close();
    }
    expect(reached.size).toBeGreaterThan(BOUNDARIES / 4);
  });
});

/** Ids that none of the others gave. */
function idsOf(owner: number): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `0198c0de-${(owner + 16).toString(16).padStart(4, '0')}-7000-9000-${count.toString(16).padStart(12, '0')}`;
  };
}
