import { describe, expect, it } from 'vitest';
import { AGENT, openTestCore } from '../../../support/core.ts';
import { checkIntegrity, filesHolding, livingState, rowsOf } from '../../../support/store-file.ts';

describe('Trash', () => {
  it('holds what was removed, newest first, and gives it back as it was', async () => {
    const test = openTestCore();
    const client = test.client();
    const session = await client.sessions.create({ title: 'Garden' });
    await client.messages.add({ sessionId: session.id, message: { role: 'user', text: 'beans' } });
    const fact = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    const [preference] = (await client.preferences.save({ values: { humour: 'dry' } })).items;
    const task = await client.tasks.add({ description: 'Sow', sessionId: session.id });
    const memory = await client.memories.add({ content: 'Sow in May\nnot before' });
    const before = livingState(test.home);
    await client.memories.remove({ ids: [memory.id] });
    test.clock.advance(1000);
    await client.sessions.remove({ ids: [session.id] });
    test.clock.advance(1000);
    await client.knowledge.remove({ ids: [fact.id] });
    test.clock.advance(1000);
    await client.preferences.remove({ id: preference?.id ?? '' });
    test.clock.advance(1000);
    await client.tasks.remove({ ids: [task.id] });
    const { items, total } = await client.trash.list({ withTotal: true });
    expect(items).toMatchObject([
      { kind: 'task', id: task.id, title: 'Sow', detail: null, purgeAt: '2026-03-31T12:00:04.000Z' },
      { kind: 'preference', title: 'humour', detail: '"dry"' },
      { kind: 'knowledge', title: 'me / tea', detail: 'green' },
      { kind: 'session', title: 'Garden', detail: '1' },
      { kind: 'memory', title: 'Sow in May\nnot before', detail: 'episodic' },
    ]);
    expect([total, (await client.maintenance.stats({})).inTrash]).toEqual([5, 5]);
    expect((await client.trash.list({ kinds: ['task', 'session'] })).items.map(({ kind }) => kind)).toEqual([
      'task',
      'session',
    ]);
    await expect(client.messages.list({ sessionId: session.id })).rejects.toMatchObject({
      code: 'not_found',
    });

    const restored = await client.trash.restore({ items: items.map(({ kind, id }) => ({ kind, id })) });
    expect(restored).toEqual({ restored: 5, blocked: [], job: null });
    expect((await client.trash.list({})).items).toEqual([]);
    const withoutVersion = (state: object): unknown =>
      JSON.parse(JSON.stringify(state, (key, value: unknown) => (key === 'updated_at' ? 0 : value)));
    expect(withoutVersion(livingState(test.home))).toEqual(withoutVersion(before));
    checkIntegrity(test.home);
  });

  it('keeps what cannot go back, and says why', async () => {
    const client = openTestCore().client();
    const old = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await client.knowledge.remove({ ids: [old.id] });
    const taker = await client.knowledge.add({ category: 'me', key: 'tea', value: 'black' });
    const other = await client.tasks.add({ description: 'x' });
    await client.tasks.remove({ ids: [other.id] });
    const items = [
      { kind: 'knowledge' as const, id: old.id },
      { kind: 'task' as const, id: other.id },
    ];
    const result = await client.trash.restore({ items });
    expect(result).toMatchObject({ restored: 1, blocked: [{ kind: 'knowledge', id: old.id }] });
    expect(result.blocked[0]?.why).not.toBe('');
    expect(await client.knowledge.get({ category: 'me', key: 'tea' })).toMatchObject({
      id: taker.id,
      value: 'black',
    });
    expect((await client.trash.list({})).items).toHaveLength(1);
    await client.knowledge.remove({ ids: [taker.id] });
    expect(await client.trash.restore({ items: items.slice(0, 1) })).toMatchObject({ restored: 1 });
  });

  it('says no date where nothing is purged by itself', async () => {
    const client = openTestCore().client();
    const { id } = await client.tasks.add({ description: 'x' });
    await client.tasks.remove({ ids: [id] });
    await client.settings.set({ values: { 'trash.retentionDays': 0 } });
    expect((await client.trash.list({})).items[0]?.purgeAt).toBeNull();
  });
});

/** A word that is nowhere else, so that a single byte left behind is seen. */
const canary = (name: string) => `zqcanary${name}xyzzy`;

describe('forgetting completely', () => {
  it('leaves no word of any record in any file', async () => {
    const test = openTestCore();
    const client = test.client();
    const words: string[] = [];
    const word = (name: string): string => {
      words.push(canary(name));
      return canary(name);
    };
    const session = await client.sessions.create({
      title: word('title'),
      topics: [word('topic')],
      project: word('project'),
      model: word('model'),
      externalId: word('external'),
      reason: word('reason'),
    });
    await client.sessions.update({
      id: session.id,
      title: word('newtitle'),
      summary: word('summary'),
      reason: word('whyupdate'),
    });
    await client.sessions.update({ id: session.id, summary: word('newsummary'), topics: [word('newtopic')] });
    await client.messages.addMany({
      sessionId: session.id,
      reason: word('whymessages'),
      messages: [
        {
          role: 'user',
          text: `${word('text')} and more ${'filler '.repeat(3000)} ${word('end')}`,
          externalId: word('messageid'),
        },
        {
          role: 'assistant',
          model: word('messagemodel'),
          parts: [
            { type: 'thinking', text: word('thinking') },
            {
              type: 'tool_call',
              callId: word('call'),
              name: word('tool'),
              input: { [word('inputkey')]: word('input') },
            },
            { type: 'tool_result', callId: null, text: word('result'), isError: false },
            { type: 'unknown', raw: word('raw') },
          ],
        },
      ],
    });
    await client.messages.trim({ sessionId: session.id, keep: 1 });
    const fact = await client.knowledge.add({
      category: word('category'),
      key: word('key'),
      value: word('value'),
      source: word('source'),
    });
    await client.knowledge.update({ id: fact.id, category: word('newcategory'), value: word('newvalue') });
    const [preference] = (
      await client.preferences.save({
        values: { [word('pref')]: { [word('prefkey')]: word('prefvalue') } },
        source: word('prefsource'),
      })
    ).items;
    await client.preferences.save({ values: { [canary('pref')]: word('newprefvalue') } });
    const memory = await client.memories.add({
      content: word('content'),
      context: { [word('contextkey')]: word('context') },
      tags: [word('tag')],
      reason: word('whymemory'),
    });
    await client.memories.update({ id: memory.id, content: word('newcontent'), tags: [word('newtag')] });
    const task = await client.tasks.add({ description: word('task') });
    await client.tasks.setStatus({ id: task.id, status: 'completed', result: word('taskresult') });
    await client.tasks.update({ id: task.id, description: word('newtask') });
    for (const each of words) expect([each, filesHolding(test.home, each).length > 0]).toEqual([each, true]);

    await client.sessions.remove({ ids: [session.id], reason: word('whyremove') });
    await client.knowledge.remove({ ids: [fact.id] });
    await client.preferences.remove({ id: preference?.id ?? '' });
    await client.memories.remove({ ids: [memory.id] });
    await client.tasks.remove({ ids: [task.id] });
    await client.history.undoLast({});
    await client.history.redo({});
    const { receipt } = await client.trash.purge({ everything: true });
    expect(receipt).toMatchObject({ records: 5, messages: 2, rewritten: true });
    expect(receipt.historyEntries).toBeGreaterThan(8);
    for (const each of words) expect([each, filesHolding(test.home, each)]).toEqual([each, []]);
    checkIntegrity(test.home);
    expect((await client.trash.list({})).items).toEqual([]);
    expect((await client.search.run({ text: canary('text') })).items).toEqual([]);
    expect(JSON.stringify(await client.history.list({ limit: 200 }))).not.toContain('canary');

    const again = await test.reopen();
    for (const each of words) expect([each, filesHolding(again.home, each)]).toEqual([each, []]);
  });

  it('takes only what it is told, of Trash only', async () => {
    const test = openTestCore();
    const client = test.client();
    const kept = await client.tasks.add({ description: 'kept' });
    const [one, other] = [
      await client.tasks.add({ description: 'one' }),
      await client.tasks.add({ description: 'other' }),
    ];
    await client.tasks.remove({ ids: [one.id, other.id] });
    await expect(client.trash.purge({ items: [{ kind: 'task', id: kept.id }] })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(client.trash.purge({})).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await client.trash.purge({ items: [{ kind: 'task', id: one.id }] })).receipt).toMatchObject({
      records: 1,
    });
    expect((await client.trash.list({})).items.map(({ id }) => id)).toEqual([other.id]);
    await expect(client.trash.restore({ items: [{ kind: 'task', id: one.id }] })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await client.tasks.get({ id: kept.id })).toMatchObject({ description: 'kept' });
  });

  it('of a long session lets go of what hung on it', async () => {
    const test = openTestCore();
    const client = test.client();
    const session = await client.sessions.create({ title: 'Long' });
    const child = await client.sessions.create({ title: 'Child', parentSessionId: session.id });
    const task = await client.tasks.add({ description: 'x', sessionId: session.id });
    const { ids } = await client.messages.addMany({
      sessionId: session.id,
      messages: Array.from({ length: 450 }, (_, index) => ({ role: 'user', text: `m${index}` })),
    });
    await client.messages.add({
      sessionId: session.id,
      message: { role: 'user', text: 'branch', parentId: ids[0] ?? null },
    });
    await client.sessions.remove({ ids: [session.id] });
    const { receipt } = await client.trash.purge({ items: [{ kind: 'session', id: session.id }] });
    expect(receipt).toMatchObject({ records: 1, messages: 451 });
    expect(await client.sessions.get({ id: child.id })).toMatchObject({ parentSessionId: null });
    expect(await client.tasks.get({ id: task.id })).toMatchObject({ sessionId: null });
    expect(rowsOf(test.home, 'SELECT 1 FROM messages')).toEqual([]);
    checkIntegrity(test.home);
  });

  it('is not open to agents', async () => {
    const call = openTestCore().core.connect(AGENT).call('trash.purge', { everything: true });
    expect(await call).toMatchObject({ ok: false, code: 'forbidden' });
  });
});
