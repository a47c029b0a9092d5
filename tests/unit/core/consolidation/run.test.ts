import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AGENT, openTestCore } from '../../../support/core.ts';
import { checkIntegrity, rowsOf } from '../../../support/store-file.ts';
import { consolidate, hashSources, memoryOf, work } from './working.ts';

describe('a run', () => {
  it('does what its preview said, finds nothing straight after, and is taken back as a whole', async () => {
    const test = openTestCore();
    await work(test);
    const client = test.client();
    const before = memoryOf(test.home);
    const sources = hashSources(test.home);

    const preview = await client.consolidation.preview({});
    expect(memoryOf(test.home)).toEqual(before);
    const run = await consolidate(test);
    expect(run).toMatchObject({ status: 'done', trigger: 'person', error: null });
    expect(run.counts).toEqual(preview.counts);
    expect(preview.total).toBeGreaterThan(10);
    for (const kind of ['summarise', 'propose', 'remember', 'promote', 'merge', 'cluster', 'pattern', 'tend'])
      expect(Object.keys(run.counts)).toContain(kind);

    const { items: done } = await client.consolidation.actions({ runId: run.id, limit: 200 });
    expect(done.map(({ kind }) => kind).toSorted()).toEqual(
      preview.actions.map(({ kind }) => kind).toSorted(),
    );
    const merge = done.find(({ kind }) => kind === 'merge');
    expect(merge?.changes.every(({ entity, op }) => entity === 'memory' && op === 'update')).toBe(true);
    expect(merge?.changes.some(({ after }) => after?.['supersededBy'] === merge.records[0]?.id)).toBe(true);

    const again = await consolidate(test);
    expect(again).toMatchObject({ status: 'done', counts: {} });
    expect((await client.consolidation.preview({})).total).toBe(0);

    const undone = await client.consolidation.undo({ runId: run.id });
    expect(undone).toMatchObject({ run: { status: 'undone' }, skipped: 0 });
    expect(memoryOf(test.home)).toEqual(before);
    expect(hashSources(test.home)).toBe(sources);
    // What was not promoted cools as what it is; nothing that was taken back comes again.
    const left = await client.consolidation.preview({});
    expect(left.actions.map(({ kind }) => kind)).toEqual(['tier', 'tier', 'tier']);
    expect((await consolidate(test)).counts).toEqual({ tier: 3 });
    expect((await consolidate(test)).counts).toEqual({});
    await expect(client.consolidation.undo({ runId: run.id })).rejects.toMatchObject({ code: 'conflict' });
    checkIntegrity(test.home);
  });

  it('makes what it should of three days of work', async () => {
    const test = openTestCore();
    await work(test);
    const client = test.client();
    await consolidate(test);
    const sessions = await client.sessions.list({});
    expect(sessions.items.every(({ summary }) => (summary ?? '').includes('billing'))).toBe(true);
    expect(sessions.items.every(({ topics }) => topics.length > 0)).toBe(true);
    const { items: memories } = await client.memories.list({});
    expect(memories.filter(({ type }) => type === 'working')).toEqual([]);
    const deploy = memories.filter(({ content }) => content.includes('Thursday'));
    expect(deploy.filter(({ supersededBy }) => supersededBy === null)).toHaveLength(1);
    expect(deploy).toHaveLength(3);
    expect(memories.find(({ content }) => content.includes('Monday'))).toMatchObject({ held: true });
    const kept = memories.find(({ content }) => content.startsWith('the demo'));
    expect(kept).toMatchObject({
      type: 'episodic',
      origin: { actor: 'consolidation', trust: 'unreviewed' },
    });
    const message = await client.messages.get({ id: kept?.origin.messageId ?? '' });
    expect(message.text).toContain('Remember that the demo');

    const { items: proposals } = await client.inbox.list({});
    const said = proposals.map(({ kind, sentence, candidate }) => [kind, sentence ?? candidate.kind]);
    expect(said).toEqual([
      ['new', 'My favourite editor is Neovim, and the whole team knows it by now'],
      ['new', 'We decided to use SQLite for the first version of the billing service'],
      ['new', 'Always run the linter before you commit anything to the repository'],
      ['new', 'I need to renew my passport by Friday'],
      ['contradicting', 'memory'],
    ]);
    expect((await client.knowledge.clusters({})).items.map(({ memberIds }) => memberIds.length)).toEqual([3]);
    const [cluster] = (await client.knowledge.clusters({})).items;
    const { members, memberIds } = await client.knowledge.cluster({ id: cluster?.id ?? '' });
    expect(members.map(({ id }) => id)).toEqual(memberIds);
    expect(members.map(({ entity }) => entity)).toEqual(['knowledge', 'knowledge', 'knowledge']);
    await client.knowledge.remove({ ids: [members[0]?.id ?? ''] });
    expect((await client.knowledge.cluster({ id: cluster?.id ?? '' })).members).toEqual(members.slice(1));
    const { items: patterns } = await client.patterns.list({});
    expect(patterns.map(({ type, description }) => [type, description])).toEqual([
      ['workflow', 'Read the invoice module → Write the review → Send the review'],
      ['preference', 'favourite editor: Neovim'],
    ]);
  });

  it('leaves out the steps that are not wanted this time, as its preview does', async () => {
    const test = openTestCore();
    await work(test);
    const client = test.client();
    const without = ['summarise', 'duplicates', 'contradictions', 'clusters', 'patterns', 'tiers'] as const;
    const preview = await client.consolidation.preview({ without: [...without] });
    const { run } = await client.consolidation.run({ without: [...without] });
    await test.core.idle();
    const { counts } = await client.consolidation.get({ id: run.id });
    expect(counts).toEqual(preview.counts);
    expect(Object.keys(counts).toSorted()).toEqual(['promote', 'propose', 'remember', 'tend']);
    // It was for this time only: the next run finds all of it.
    expect((await consolidate(test)).counts).toMatchObject({
      summarise: 3,
      merge: 1,
      propose: 1,
      cluster: 1,
      pattern: 2,
    });
  });

  it('tells what was said where, and what belongs to whom', async () => {
    const test = openTestCore();
    await work(test);
    const client = test.client();
    const planned = await client.consolidation.preview({});
    const run = await consolidate(test);
    const { items } = await client.consolidation.actions({ runId: run.id, limit: 200 });
    for (const actions of [planned.actions, items]) {
      const demo = actions.find(({ kind }) => kind === 'remember');
      const { text } = await client.messages.get({ id: demo?.source?.messageId ?? '' });
      expect(text).toContain('Remember that the demo');
      const editor = actions.find(({ kind, why }) => kind === 'propose' && why === 'stated');
      expect((await client.messages.get({ id: editor?.source?.messageId ?? '' })).text).toContain('Neovim');
      expect(actions.find(({ kind }) => kind === 'merge')?.source).toBeNull();
    }
    const [agent] = (await client.agents.list({})).items;
    const idsOf = async (agentIds: string[]) => {
      const page = await client.consolidation.actions({
        runId: run.id,
        agentIds,
        limit: 200,
        withTotal: true,
      });
      expect(page.total).toBe(page.items.length);
      return new Set(page.items.map(({ agentId }) => agentId));
    };
    expect(await idsOf([agent?.id ?? ''])).toEqual(new Set([agent?.id]));
    expect(await idsOf(['shared'])).toEqual(new Set([null]));
    expect(await idsOf(['shared', agent?.id ?? ''])).toEqual(new Set([null, agent?.id]));
  });

  it('for one agent leaves the others alone', async () => {
    const test = openTestCore();
    const client = test.client();
    for (const agent of ['one', 'two'])
      for (const _ of [1, 2]) await client.memories.add({ content: `The words of ${agent}`, agent });
    const agents = (await client.agents.list({})).items;
    const one = agents.find(({ name }) => name === 'one');
    const run = await consolidate(test, one?.id);
    expect(run).toMatchObject({ agentId: one?.id, counts: { merge: 1 }, agents: [{ agentName: 'one' }] });
    expect((await consolidate(test)).counts).toMatchObject({ merge: 1 });
  });

  it('that fails for one agent says so and goes on with the others', async () => {
    const test = openTestCore({ logger: () => {} });
    const client = test.client();
    for (const agent of ['bad', 'good'])
      for (const _ of [1, 2]) await client.memories.add({ content: `The words of ${agent}`, agent });
    breakMemories(test.home, 'bad');
    const { run } = await client.consolidation.run({});
    await test.core.idle();
    const done = await client.consolidation.get({ id: run.id });
    expect(done).toMatchObject({ status: 'done', counts: { merge: 1 } });
    expect(done.agents.map(({ agentName, status }) => [agentName, status])).toEqual([
      [null, 'done'],
      ['bad', 'failed'],
      ['good', 'done'],
    ]);
    expect(done.agents[1]?.error).toContain('could not be read');
  });

  it('learns nothing from an agent that is not to learn, and goes on keeping house for it', async () => {
    const test = openTestCore();
    await work(test);
    const client = test.client();
    const [agent] = (await client.agents.list({})).items;
    if (!agent) throw new Error('No agent works here');
    await test.client(AGENT).memories.add({ content: 'The zqcanar project matters', importance: 5 });
    await client.agents.update({ id: agent.id, learningEnabled: false });
    test.clock.advance(400 * 86_400_000);
    const preview = await client.consolidation.preview({});
    const { counts } = await consolidate(test);
    expect(counts).toEqual(preview.counts);
    for (const kind of ['remember', 'promote', 'pattern']) expect(Object.keys(counts)).not.toContain(kind);
    for (const kind of ['summarise', 'merge', 'tier', 'tend']) expect(Object.keys(counts)).toContain(kind);
    expect((await client.inbox.list({})).items.filter(({ sentence }) => sentence !== null)).toEqual([]);

    // What was said while it was not to learn stays unlearned; what grows up by what it is does so later.
    await client.agents.update({ id: agent.id, learningEnabled: true });
    expect(Object.keys((await consolidate(test)).counts)).toContain('promote');
  });

  it('is cancelled between two actions, and what it did is taken back', async () => {
    const test = openTestCore();
    await work(test);
    const before = memoryOf(test.home);
    const client = test.client();
    const { run } = await client.consolidation.run({});
    await expect(client.consolidation.run({})).rejects.toMatchObject({ code: 'conflict' });
    const { job } = await client.consolidation.cancel({});
    expect(job?.subjectId).toBe(run.id);
    await test.core.idle();
    expect(await client.consolidation.get({ id: run.id })).toMatchObject({ status: 'cancelled' });
    await client.consolidation.undo({ runId: run.id });
    expect(memoryOf(test.home)).toEqual(before);
    expect((await client.consolidation.cancel({})).job).toBeNull();
  });

  it('keeps none of the words of what was forgotten completely', async () => {
    const test = openTestCore();
    await work(test);
    await consolidate(test);
    const client = test.client();
    const { items } = await client.sessions.list({});
    await client.sessions.remove({ ids: items.map(({ id }) => id) });
    await client.trash.purge({ everything: true });
    for (const table of ['consolidation_statements', 'consolidation_sessions', 'learning_patterns'])
      expect(rowsOf(test.home, `SELECT * FROM ${table}`)).toEqual([]);
    const left = rowsOf(test.home, 'SELECT kind FROM proposals').map(({ kind }) => kind);
    expect(left).toEqual(['contradicting']);
    checkIntegrity(test.home);
  });
});

function breakMemories(home: string, agent: string): void {
  const db = new Database(path.join(home, 'memory.db'));
  db.prepare(
    `UPDATE memories SET content = x'00' WHERE agent_id = (SELECT id FROM agents WHERE name = ?)`,
  ).run(agent);
  db.prepare('DELETE FROM memory_features').run();
  db.close();
}
