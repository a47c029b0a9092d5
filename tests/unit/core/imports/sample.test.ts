import { describe, expect, it } from 'vitest';
import {
  createTestClock,
  importFile,
  openTestCore,
  type TestCore,
  writeSource,
} from '../../../support/core.ts';
import { checkIntegrity, livingState, rowsOf } from '../../../support/store-file.ts';
import { linesOf } from './reading.ts';
import { GARDEN } from './sources.ts';

const HOUR_MS = 3_600_000;

/** Brings the sample in and gives the import as it ended. */
async function loadSample(test: TestCore) {
  const { import: started } = await test.client().imports.run({ source: { sample: true } });
  await test.core.idle();
  return test.client().imports.get({ id: started.id });
}

/** What lives in the memory, without the list of imports: messages live with their sessions. */
function memoryOf({ home }: TestCore): object {
  const { imports: _, messages = [], sessions = [], ...rest } = livingState(home);
  const living = new Set(sessions.map(({ pk }) => pk));
  return { ...rest, sessions, messages: messages.filter(({ session_pk }) => living.has(session_pk)) };
}

describe('the sample', () => {
  it('is an import of its own name: a person, three agents, weeks of conversations', async () => {
    const test = openTestCore();
    const client = test.client();
    const done = await loadSample(test);
    expect(done).toMatchObject({ name: 'Sample data', format: 'sample', status: 'done', problems: [] });
    expect(done.counts).toMatchObject({ sessions: 25, addedSessions: 25, inTrash: 0, problems: 0 });
    expect(done.counts.addedMessages).toBeGreaterThan(200);
    expect(done.counts.addedKnowledge + done.counts.addedRecords).toBeGreaterThan(40);
    const { items } = await client.sessions.list({ limit: 100 });
    expect(new Set(items.map(({ agentName }) => agentName))).toEqual(new Set(['Pilot', 'Scout', 'Quill']));
    const now = test.clock.now();
    for (const { startedAt, lastActive } of items) {
      expect(Date.parse(startedAt ?? '')).toBeGreaterThan(now - 22 * 24 * HOUR_MS);
      expect(Date.parse(lastActive)).toBeLessThanOrEqual(now);
    }
    expect(items.filter(({ parentSessionId }) => parentSessionId !== null)).toHaveLength(1);
    const kinds = rowsOf(
      test.home,
      `SELECT DISTINCT p.value ->> 'type' AS type FROM messages m, json_each(m.parts) p`,
    );
    expect(kinds.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['tool_call', 'tool_result', 'thinking']),
    );
    expect(rowsOf(test.home, 'SELECT 1 FROM messages WHERE active = 0').length).toBeGreaterThan(3);
    expect((await client.search.run({ text: 'соседям' })).items.length).toBeGreaterThan(0);
    expect((await client.imports.list({ format: 'sample' })).items).toHaveLength(1);
    expect((await client.imports.list({ format: 'codex' })).items).toEqual([]);
    checkIntegrity(test.home);
  });

  it('shows what agents remember, work with and decided', async () => {
    const test = openTestCore();
    const client = test.client();
    await loadSample(test);
    const { items: memories } = await client.memories.list({ limit: 100 });
    expect(new Set(memories.map(({ type }) => type))).toEqual(
      new Set(['working', 'episodic', 'semantic', 'procedural']),
    );
    expect(new Set(memories.map(({ tier }) => tier))).toEqual(new Set(['hot', 'warm', 'cold', 'archive']));
    const { items: agents } = await client.agents.list({});
    const pilot = agents.find(({ name }) => name === 'Pilot')?.id ?? '';
    expect(await client.agentState.get({ agentId: pilot })).toMatchObject({
      state: { state: { project: 'quayside' } },
    });
    expect((await client.checkpoints.list({ agentId: pilot })).items).toHaveLength(1);
    const { items: decisions } = await client.decisions.list({});
    expect(new Set(decisions.map(({ outcome }) => outcome))).toEqual(
      new Set(['success', 'failure', 'unknown']),
    );
    const known = new Set(memories.map(({ id }) => id));
    for (const id of decisions.flatMap(({ memoriesUsed }) => memoriesUsed)) expect(known).toContain(id);
    const { items: found } = await client.recall.run({ task: 'Which clock does a fare go by?' });
    expect(found[0]).toMatchObject({ kind: 'memory', type: 'procedural' });
  });

  it('gives consolidation something to ask: a memory said twice, and one that contradicts another', async () => {
    const test = openTestCore({ consolidates: false });
    const client = test.client();
    await loadSample(test);
    await client.consolidation.run({});
    await test.core.idle();
    const { items } = await client.inbox.list({ limit: 100 });
    const asked = (kind: string) =>
      items.filter((item) => item.kind === kind).map(({ candidate }) => JSON.stringify(candidate));
    expect(asked('contradicting')).toEqual([expect.stringContaining('migrations is Wednesday')]);
    expect(asked('duplicate')).toEqual([expect.stringContaining('A test that fails now and then')]);
    expect(asked('new').length).toBeGreaterThan(3);
  });

  it('adds nothing a second time, whatever the time', async () => {
    const test = openTestCore();
    await loadSample(test);
    const before = memoryOf(test);
    test.clock.advance(30 * 24 * HOUR_MS);
    expect(await test.client().imports.preview({ source: { sample: true } })).toMatchObject({
      sessions: 25,
      newSessions: 0,
      newMessages: 0,
      newKnowledge: 0,
    });
    const { counts } = await loadSample(test);
    expect(counts).toMatchObject({ addedSessions: 0, addedMessages: 0, addedKnowledge: 0, problems: 0 });
    expect(memoryOf(test)).toEqual(before);
  });

  it('is gone without a trace when it is undone, and what is real stays', async () => {
    const test = openTestCore();
    const client = test.client();
    await importFile(test, writeSource(linesOf(GARDEN)));
    await client.preferences.save({ values: { codingStyle: 'Mine' } });
    await client.knowledge.add({ category: 'family', key: 'daughter', value: 'Mine' });
    await client.tasks.add({ description: 'Mine', agent: 'Robin' });
    const before = memoryOf(test);
    const { id } = await loadSample(test);
    expect(await client.knowledge.get({ category: 'family', key: 'daughter' })).toMatchObject({
      value: 'Mine',
    });
    await client.imports.undo({ id });
    expect(memoryOf(test)).toEqual(before);
    await client.trash.restore({ items: [{ kind: 'import', id }] });
    expect((await client.agents.list({})).items.map(({ name }) => name)).toEqual([
      'Pilot',
      'Quill',
      'Robin',
      'Scout',
    ]);
    checkIntegrity(test.home);
  });

  it('takes with it what consolidation made of it, and brings that back', async () => {
    const test = openTestCore({ consolidates: false });
    const client = test.client();
    await client.memories.add({ content: 'The day for migrations is Tuesday.', type: 'semantic' });
    const before = memoryOf(test);
    const { id } = await loadSample(test);
    await client.consolidation.run({});
    await test.core.idle();
    const { items: proposals } = await client.inbox.list({ limit: 100 });
    const { items: clusters } = await client.knowledge.clusters({});
    expect(proposals.length).toBeGreaterThan(5);
    expect(clusters.length).toBeGreaterThan(0);

    await client.imports.undo({ id });
    expect((await client.inbox.list({})).items).toEqual([]);
    expect((await client.knowledge.clusters({})).items).toEqual([]);
    expect((await client.patterns.list({})).items).toEqual([]);
    expect((await client.memories.list({})).items.map(({ content }) => content)).toEqual([
      'The day for migrations is Tuesday.',
    ]);
    expect((await client.agents.list({})).items).toEqual([]);
    expect({ ...memoryOf(test), consolidation_runs: [] }).toEqual({ ...before, consolidation_runs: [] });

    await client.trash.restore({ items: [{ kind: 'import', id }] });
    expect((await client.inbox.list({ limit: 100 })).items.map((item) => item.id).toSorted()).toEqual(
      proposals.map((item) => item.id).toSorted(),
    );
    expect((await client.knowledge.clusters({})).items).toHaveLength(clusters.length);
    checkIntegrity(test.home);
  });

  it('leaves a preference its person has set since, and an agent that did more', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await loadSample(test);
    await client.preferences.save({ values: { communicationTone: 'Mine' } });
    await client.tasks.add({ description: 'Real', agent: 'Pilot' });
    await client.imports.undo({ id });
    expect((await client.preferences.list({})).items.map(({ key }) => key)).toEqual(['communicationTone']);
    expect((await client.tasks.list({})).items.map(({ agentName }) => agentName)).toEqual(['Pilot']);
    expect((await client.agents.list({})).items.map(({ name }) => name)).toEqual(['Pilot']);
  });

  it('can be had again after it was forgotten completely', async () => {
    const test = openTestCore({ clock: createTestClock() });
    const client = test.client();
    const { id, counts } = await loadSample(test);
    await client.imports.undo({ id });
    await client.trash.purge({ everything: true });
    expect(rowsOf(test.home, 'SELECT name FROM agents')).toEqual([]);
    const again = await loadSample(test);
    expect(again.counts).toEqual(counts);
    checkIntegrity(test.home);
  });
});
