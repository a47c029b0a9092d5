import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../../shared/entities/proposal.ts';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { consolidate, memoryOf, work } from './working.ts';

async function openWithProposals(): Promise<{ test: TestCore; proposals: Proposal[] }> {
  const test = openTestCore();
  await work(test);
  await consolidate(test);
  const { items } = await test.client().inbox.list({ limit: 200 });
  return { test, proposals: items };
}

function find(proposals: readonly Proposal[], words: string): Proposal {
  const found = proposals.find(({ sentence, candidate }) =>
    `${sentence} ${JSON.stringify(candidate)}`.includes(words),
  );
  if (!found) throw new Error(`No proposal says ${words}`);
  return found;
}

describe('the Inbox', () => {
  it('keeps what is accepted as the person’s, and can be undone', async () => {
    const { test, proposals } = await openWithProposals();
    const client = test.client();
    const before = memoryOf(test.home);
    const editor = await client.inbox.accept({ id: find(proposals, 'Neovim').id });
    expect(editor).toMatchObject({ status: 'accepted', result: { entity: 'preference' } });
    const { items } = await client.preferences.list({});
    expect(items).toMatchObject([
      {
        key: 'favourite editor',
        value: 'Neovim',
        confidence: 1,
        origin: { actor: 'person', trust: 'trusted' },
      },
    ]);
    await client.inbox.accept({ id: find(proposals, 'SQLite').id });
    expect((await client.knowledge.list({ categories: ['decision'] })).items).toMatchObject([
      {
        value: 'use SQLite for the first version of the billing service',
        source: expect.stringContaining('We decided'),
      },
    ]);
    await client.inbox.accept({ id: find(proposals, 'passport').id });
    expect((await client.tasks.list({})).items.map(({ description }) => description)).toContain(
      'renew my passport by Friday',
    );
    await expect(client.inbox.accept({ id: editor.id })).rejects.toMatchObject({ code: 'conflict' });
    for (let step = 0; step < 3; step += 1) await client.history.undoLast({});
    expect(memoryOf(test.home)).toEqual(before);
  });

  it('keeps other words, and another value takes the place of the one there is', async () => {
    const { test, proposals } = await openWithProposals();
    const client = test.client();
    const { id } = find(proposals, 'Neovim');
    const edited = await client.inbox.edit({
      id,
      candidate: { kind: 'preference', key: 'editor', value: 'Neovim 0.12' },
    });
    expect(edited).toMatchObject({ status: 'edited', candidate: { value: 'Neovim 0.12' } });
    const session = await client.sessions.create({ title: 'Later' });
    const text = 'My favourite editor is Helix.';
    await client.preferences.save({ values: { 'favourite editor': 'Neovim' } });
    await client.messages.add({ sessionId: session.id, message: { role: 'user', text } });
    await consolidate(test);
    const { items } = await client.inbox.list({ kinds: ['contradicting'] });
    const other = find(items, 'Helix');
    expect(other.others.map(({ entity }) => entity)).toEqual(['preference']);
    const seen = await client.inbox.get({ id: other.id });
    expect(seen.others).toMatchObject([{ title: 'favourite editor', text: '"Neovim"' }]);
    await client.inbox.accept({ id: other.id });
    const kept = (await client.preferences.list({})).items.find(({ key }) => key === 'favourite editor');
    expect(kept?.value).toBe('Helix');
  });

  it('lets the newer of two contradicting memories win, merge, or go', async () => {
    for (const decision of ['accept', 'merge', 'forget'] as const) {
      const { test, proposals } = await openWithProposals();
      const client = test.client();
      const monday = find(proposals, 'Monday');
      expect(monday).toMatchObject({ kind: 'contradicting', record: { entity: 'memory' } });
      const [older] = monday.others;
      const newerId = monday.record?.id ?? '';
      if (!older) throw new Error('Nothing is contradicted');
      const recalled = async (): Promise<string[]> => {
        const { items } = await client.recall.run({ task: 'deploy day of billing', agent: 'helper' });
        return items.map(({ id }) => id).filter((id) => id === older.id || id === newerId);
      };
      expect(await recalled()).toEqual([older.id]);
      if (decision === 'merge')
        await client.inbox.merge({
          id: monday.id,
          into: older,
          text: 'The deploy day of billing is Thursday or Monday.',
        });
      else await client.inbox[decision]({ id: monday.id });
      expect(await recalled()).toEqual([decision === 'accept' ? newerId : older.id]);
      if (decision === 'merge')
        expect(await client.memories.get({ id: older.id })).toMatchObject({
          content: 'The deploy day of billing is Thursday or Monday.',
        });
      if (decision === 'forget')
        expect((await client.trash.list({ kinds: ['memory'] })).items.map(({ id }) => id)).toEqual([newerId]);
      await client.history.undoLast({});
      expect(await recalled()).toEqual([older.id]);
      await test.close();
    }
  });

  it('asks again once a proposal was snoozed long enough, and never what was forgotten', async () => {
    const { test, proposals } = await openWithProposals();
    const client = test.client();
    const open = (await client.inbox.counts({})).open;
    const [first, second] = proposals;
    const until = new Date(test.clock.now() + 60_000).toISOString();
    await client.inbox.snooze({ id: first?.id ?? '', until });
    await client.inbox.forget({ id: second?.id ?? '' });
    expect((await client.inbox.counts({})).open).toBe(open - 2);
    expect((await client.inbox.list({ statuses: ['snoozed'] })).items).toMatchObject([{ id: first?.id }]);
    test.clock.advance(60_000);
    expect((await client.inbox.counts({})).open).toBe(open - 1);
    expect((await client.inbox.list({})).items[0]).toMatchObject({ id: first?.id, status: 'open' });
    await expect(client.inbox.snooze({ id: first?.id ?? '', until })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const session = await client.sessions.create({ title: 'Again' });
    const text = second?.sentence ?? '';
    await client.messages.add({ sessionId: session.id, message: { role: 'user', text } });
    await consolidate(test);
    expect((await client.inbox.counts({})).open).toBe(open - 1);
  });

  it('is closed to agents, who propose and do not decide', async () => {
    const { test, proposals } = await openWithProposals();
    const agent = test.client(AGENT);
    const id = proposals[0]?.id ?? '';
    for (const call of [agent.inbox.list({}), agent.inbox.accept({ id }), agent.consolidation.run({})])
      await expect(call).rejects.toMatchObject({ code: 'forbidden' });
    const client = test.client();
    const fact = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await expect(agent.knowledge.add({ category: 'me', key: 'tea', value: 'black' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Inbox'),
    });
    const proposed = find((await client.inbox.list({ limit: 200 })).items, 'black');
    expect(proposed).toMatchObject({
      kind: 'contradicting',
      others: [{ id: fact.id }],
      origin: { actor: 'agent' },
    });
    await client.inbox.accept({ id: proposed.id });
    expect((await client.knowledge.get({ id: fact.id })).value).toBe('black');
  });

  it('holds what an agent remembers where the person wants that', async () => {
    const test = openTestCore();
    const client = test.client();
    const agent = await client.agents.register({ name: 'helper' });
    await client.agents.update({ id: agent.id, access: { ...agent.access, holdForReview: true } });
    const memory = await test.client(AGENT).memories.add({ content: 'Ada likes tea' });
    expect(memory.held).toBe(true);
    const [waiting] = (await client.inbox.list({})).items;
    expect(waiting).toMatchObject({ kind: 'new', record: { id: memory.id } });
    await client.inbox.accept({ id: waiting?.id ?? '' });
    expect(await client.memories.get({ id: memory.id })).toMatchObject({
      held: false,
      origin: { trust: 'trusted' },
    });
  });

  it('patterns that were removed are not found again', async () => {
    const { test } = await openWithProposals();
    const client = test.client();
    const { items } = await client.patterns.list({});
    const ids = items.map(({ id }) => id);
    expect(await client.patterns.remove({ ids })).toEqual({ removed: 2 });
    expect((await client.trash.list({ kinds: ['pattern'] })).items).toHaveLength(2);
    const session = await client.sessions.create({ title: 'Again' });
    const text = 'My favourite editor is Neovim.';
    await client.messages.add({ sessionId: session.id, message: { role: 'user', text } });
    await consolidate(test);
    expect((await client.patterns.list({})).items).toEqual([]);
    await client.trash.restore({ items: [{ kind: 'pattern', id: ids[0] ?? '' }] });
    expect((await client.patterns.list({})).items).toHaveLength(1);
  });
});
