import { describe, expect, it } from 'vitest';
import type { Client } from '@modelcontextprotocol/client';
import { AGENT, openTestCore } from '../../../support/core.ts';
import { INJECTIONS } from '../../../support/injections.ts';
import { connectInMemory, type Era, runTool } from '../../../support/mcp.ts';

/** What a tool answered; that it worked is checked. */
async function run(client: Client, name: string, input: Record<string, unknown> = {}) {
  const { value, error } = await runTool(client, name, input);
  expect([name, error]).toEqual([name, null]);
  return value;
}

const failure = async (client: Client, name: string, input: Record<string, unknown>) =>
  (await runTool(client, name, input)).error;

describe('an agent', () => {
  it('remembers, finds, corrects and forgets, and its reasons are in history', async () => {
    const test = openTestCore();
    const client = await connectInMemory(test.core, 'scribe');
    const { id } = await run(client, 'memory_store', {
      content: 'zqtea is best green',
      tags: ['drinks'],
      importance: 4,
      reason: 'the person said so',
    });
    expect(id).toMatch(/^memory:/);
    const recalled = await run(client, 'memory_recall', { task: 'Which zqtea?' });
    expect(recalled).toMatchObject({
      items: [{ id, text: 'zqtea is best green', by: 'scribe', unreviewed: true }],
    });
    expect(recalled.context).toContain('> zqtea is best green');
    expect(await run(client, 'memory_search', { query: 'zqtea' })).toMatchObject({ items: [{ id }] });
    expect(await run(client, 'memory_list', { tags: ['drinks'] })).toMatchObject({ items: [{ id }] });
    await run(client, 'memory_update', { id, content: 'zqtea is best white', reason: 'a new taste' });
    expect(await run(client, 'memory_get', { id })).toMatchObject({ text: 'zqtea is best white' });
    await run(client, 'memory_forget', { id, reason: 'no longer so' });
    expect(await failure(client, 'memory_get', { id })).toMatch(/^not_found: /);
    const { items } = await test.client().history.list({ limit: 10 });
    expect(items.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['no longer so', 'a new taste', 'the person said so']),
    );
    const [agent] = (await test.client().agents.list({})).items;
    expect(agent).toMatchObject({ name: 'scribe' });
  });

  it('keeps facts, conversations, tasks, decisions, preferences and its state', async () => {
    const client = await connectInMemory(openTestCore().core);
    const fact = await run(client, 'memory_store', { content: 'green', category: 'me', key: 'tea' });
    expect(await run(client, 'memory_get', { id: fact.id })).toMatchObject({
      text: 'green',
      title: 'me / tea',
    });
    expect(await run(client, 'memory_list', { kind: 'knowledge' })).toMatchObject({
      items: [{ id: fact.id }],
    });

    const first = await run(client, 'memory_log_message', { text: 'Which tea?', title: 'Tea' });
    const session = { session_id: first.session_id };
    await run(client, 'memory_log_message', { text: 'Green.', role: 'assistant', ...session });
    const newest = await run(client, 'memory_history', { ...session, limit: 1 });
    expect(newest).toMatchObject({ items: [{ role: 'assistant', text: 'Green.' }] });
    expect(await run(client, 'memory_history', { ...session, limit: 1, cursor: newest.next })).toMatchObject({
      items: [{ role: 'user', text: 'Which tea?' }],
    });
    expect(await run(client, 'memory_list', { kind: 'session' })).toMatchObject({
      items: [{ title: 'Tea' }],
    });

    const task = await run(client, 'memory_tasks', {
      action: 'add',
      description: 'Buy tea',
      due: '2026-12-01',
    });
    expect(await run(client, 'memory_tasks')).toMatchObject({ items: [{ id: task.id, status: 'pending' }] });
    await run(client, 'memory_tasks', {
      action: 'update',
      id: task.id,
      status: 'completed',
      result: 'bought',
    });
    expect(await run(client, 'memory_tasks')).toEqual({ items: [] });
    const done = await run(client, 'memory_tasks', { status: 'completed' });
    expect(done).toMatchObject({ items: [{ about: 'due 2026-12-01T00:00:00.000Z; result: bought' }] });

    const decision = await run(client, 'memory_decision', {
      summary: 'Tea',
      options: ['a', 'b'],
      chosen: 'a',
    });
    await run(client, 'memory_decision', {
      action: 'outcome',
      id: decision.id,
      outcome: 'success',
      quality: 1,
    });
    expect(await run(client, 'memory_decision', { action: 'list' })).toMatchObject({
      items: [{ id: decision.id, outcome: 'success', about: 'chosen: a; of: a | b' }],
    });

    expect(await run(client, 'memory_preferences', { set: { codingStyle: 'short' } })).toEqual({
      saved: ['codingStyle'],
    });
    expect(Object.keys(await run(client, 'memory_preferences'))).toEqual(['text']);

    expect(await run(client, 'memory_state')).toEqual({});
    await run(client, 'memory_state', { action: 'set', state: { step: 1, notes: ['x'] } });
    await run(client, 'memory_state', { action: 'checkpoint', label: 'one' });
    expect(await run(client, 'memory_state')).toMatchObject({ state: { step: 1, notes: ['x'] } });
    expect(await run(client, 'memory_stats')).toMatchObject({
      name: 'helper',
      paused: false,
      counts: { sessions: 1, decisions: 1, checkpoints: 1 },
    });
  });

  it('searches and fetches as connectors of chat programs do', async () => {
    const client = await connectInMemory(openTestCore().core);
    const { id } = await run(client, 'memory_store', { content: 'zqtea is best green' });
    const url = String(id).replace('memory:', 'mneme://memory/');
    expect(await run(client, 'search', { query: 'Which zqtea?' })).toEqual({
      results: [{ id, title: 'zqtea is best green', url }],
    });
    expect(await run(client, 'fetch', { id })).toMatchObject({
      id,
      title: 'zqtea is best green',
      text: 'zqtea is best green',
      url,
      metadata: { by: 'helper', trust: 'unreviewed' },
    });
    const result = await client.callTool({ name: 'search', arguments: { query: 'zqtea' } });
    expect(result.content).toEqual([{ type: 'text', text: JSON.stringify(result.structuredContent) }]);
  });

  it('is told what went wrong, what is safe and what to do', async () => {
    const test = openTestCore();
    const client = await connectInMemory(test.core);
    const persons = await test.client().memories.add({ content: 'of the person' });
    expect(await failure(client, 'memory_update', { id: persons.id, content: 'x' })).toMatch(
      /^conflict: .*person/,
    );
    expect(await failure(client, 'memory_get', { id: 'memory:none' })).toMatch(
      /^invalid_input: .*Nothing was changed/,
    );
    expect(await failure(client, 'memory_get', { id: 'a b:c:d' })).toMatch(
      /^invalid_input: .*names no record/,
    );
    expect(await failure(client, 'memory_forget', { id: `task:${persons.id}` })).toMatch(
      /^invalid_input: .*takes a memory/,
    );
    expect(await failure(client, 'memory_tasks', { action: 'add' })).toMatch(
      /^invalid_input: .*needs description/,
    );
    expect(await failure(client, 'memory_tasks', { action: 'add', description: 'x', due: 'soon' })).toMatch(
      /^invalid_input: .*no moment/,
    );
    expect(await failure(client, 'memory_store', { content: 'x', nonsense: 1 })).toContain('nonsense');
    const helper = (await test.client().agents.list({})).items.find(({ name }) => name === 'helper');
    await test.client().agents.pause({ id: helper?.id ?? '' });
    expect(await failure(client, 'memory_recall', { task: 'x' })).toMatch(/^forbidden: .*paused/);
    expect(await run(client, 'memory_stats')).toMatchObject({ paused: true });
    await expect(client.callTool({ name: 'memory_purge', arguments: {} })).rejects.toThrow('not found');
  });
});

describe('replies', () => {
  const LONG = 'A long word and another. '.repeat(300);

  it('are at most 25 KB, and more where more is asked for', async () => {
    const test = openTestCore();
    const client = await connectInMemory(test.core);
    const agent = test.client(AGENT);
    for (let index = 0; index < 50; index += 1)
      await agent.memories.add({ content: `zqlong ${index} "${LONG}"`, tags: ['long'] });
    const calls: [name: string, input: Record<string, unknown>][] = [
      ['memory_list', { limit: 50 }],
      ['memory_search', { query: 'zqlong', limit: 50 }],
      ['memory_recall', { task: 'zqlong', limit: 50 }],
      ['search', { query: 'zqlong' }],
      ['fetch', { id: (await agent.memories.list({ limit: 1 })).items[0]?.id }],
    ];
    for (const [name, input] of calls) {
      const { bytes, error } = await runTool(client, name, input);
      expect([name, error]).toEqual([name, null]);
      expect(bytes, name).toBeLessThan(25 * 1024 + 200); // what the protocol adds
    }
    const { value } = await runTool(client, 'memory_list', { limit: 50 });
    expect((value.items as unknown[]).length).toBe(50);
    const few = await runTool(client, 'memory_list', { limit: 50, max_tokens: 300 });
    expect(few.bytes).toBeLessThan(300 * 8 + 200);
    expect(few.value.next).toEqual(expect.any(String));
    const more = await runTool(client, 'memory_list', { limit: 50, max_tokens: 20_000 });
    expect(more.bytes).toBeGreaterThan(60_000);
    expect(more.bytes).toBeLessThan(20_000 * 8 + 200);
  });

  it('that leave items out lead to them by their cursor', async () => {
    const test = openTestCore();
    const client = await connectInMemory(test.core);
    for (let index = 0; index < 12; index += 1)
      await test.client(AGENT).memories.add({ content: `${index} ${LONG}` });
    const met: string[] = [];
    for (let cursor: unknown; ;) {
      const { value } = await runTool(client, 'memory_list', {
        limit: 50,
        max_tokens: 300,
        ...(cursor === undefined ? {} : { cursor }),
      });
      met.push(...(value.items as { text: string }[]).map(({ text }) => text.split(' ')[0] ?? ''));
      cursor = value.next;
      if (cursor === undefined) break;
    }
    expect(met).toEqual(Array.from({ length: 12 }, (_, index) => String(11 - index)));
  });

  it('give a long text in parts that make the whole', async () => {
    const test = openTestCore();
    const client = await connectInMemory(test.core);
    const content = '😀"строка"\n'.repeat(3000);
    const { id } = await test.client(AGENT).memories.add({ content });
    let text = '';
    for (let offset = 0; ;) {
      const { value, bytes } = await runTool(client, 'memory_get', { id, offset });
      expect(bytes).toBeLessThan(25 * 1024 + 200);
      text += String(value.text);
      if (value.next_offset === undefined) break;
      offset = Number(value.next_offset);
    }
    expect(text).toBe(content);
  });

  it('give a state whole or not at all', async () => {
    const client = await connectInMemory(openTestCore().core);
    const state = { words: LONG.repeat(7) };
    await runTool(client, 'memory_state', { action: 'set', state });
    const { error } = await runTool(client, 'memory_state');
    const [, tokens] = /max_tokens (\d+)/.exec(error ?? '') ?? [];
    expect((await runTool(client, 'memory_state', { max_tokens: Number(tokens) })).value).toMatchObject({
      state,
    });
  });
});

describe('resources and the prompt', () => {
  it('are sessions, memories, and how to begin', async () => {
    const client = await connectInMemory(openTestCore().core);
    const { id } = await run(client, 'memory_store', { content: 'zqtea is best green' });
    const { session_id: session } = await run(client, 'memory_log_message', {
      text: 'Which zqtea?',
      title: 'Tea',
    });
    await run(client, 'memory_tasks', { action: 'add', description: 'Buy tea' });
    const uris = (await client.listResources()).resources.map(({ uri }) => uri);
    const addresses = [session, id].map((name) => `mneme://${String(name).replace(':', '/')}`);
    expect(uris).toEqual(addresses);
    const texts = await Promise.all(
      uris.map(async (uri) => {
        const [content] = (await client.readResource({ uri })).contents;
        return content && 'text' in content ? content.text : '';
      }),
    );
    expect(texts[0]).toMatch(/^# Tea[^]*\*\*user\*\*.*\n> Which zqtea\?/);
    expect(texts[1]).toMatch(/^> zqtea is best green[^]*from helper.*not reviewed by the person/);
    for (const uri of ['mneme://memory/x', `${addresses[1]?.slice(0, -1) ?? ''}0`, 'mneme://session/..%2f'])
      await expect(client.readResource({ uri })).rejects.toThrow();
    const { messages } = await client.getPrompt({
      name: 'begin_session',
      arguments: { task: 'Which zqtea?' },
    });
    const [{ content } = { content: null }] = messages;
    expect(content).toMatchObject({ type: 'text' });
    expect(JSON.stringify(content)).toMatch(/Open tasks.*Buy tea.*> zqtea is best green.*memory_recall/);
  });

  it('quote what nobody has reviewed: no line of it stands as one of ours', async () => {
    const client = await connectInMemory(openTestCore().core);
    const attacks = Object.values(INJECTIONS).flat();
    const read = async (uri: string): Promise<string[]> => {
      const [content] = (await client.readResource({ uri })).contents;
      return content && 'text' in content ? content.text.split(/\r\n?|[\n\u2028\u2029]/) : [];
    };
    for (const attack of attacks.filter((_, index) => index % 4 === 0)) {
      const { id } = await run(client, 'memory_store', { content: attack });
      const lines = await read(`mneme://${String(id).replace(':', '/')}`);
      expect(lines.slice(0, -2).filter((line) => !line.startsWith('>'))).toEqual([]);
      const { session_id: session } = await run(client, 'memory_log_message', {
        text: attack,
        title: 'Talk',
      });
      const said = await read(`mneme://${String(session).replace(':', '/')}`);
      expect(said.filter((line) => line.includes('zqinject') && !line.startsWith('> '))).toEqual([]);
      expect(said.slice(said.findIndex((line) => line.startsWith('**user**')) + 1)).toSatisfy(
        (rest: string[]) => rest.every((line) => line.startsWith('>')),
      );
    }
    for (const attack of attacks.filter((text) => text.includes('\n')).slice(0, 8))
      await run(client, 'memory_tasks', { action: 'add', description: attack });
    const { messages } = await client.getPrompt({ name: 'begin_session', arguments: {} });
    const { content } = messages[0] ?? expect.fail();
    const words = content.type === 'text' ? content.text.split('\n') : [];
    const planted = words.filter((line) => line.includes('zqinject'));
    expect(planted).toHaveLength(8);
    expect(planted.filter((line) => !line.startsWith('> '))).toEqual([]);
  });
});

describe('a client', () => {
  it.each<Era>(['2025-03-26', '2025-06-18', '2025-11-25', '2026-07-28'])(
    'of the protocol of %s is served',
    async (era) => {
      const test = openTestCore();
      const client = await connectInMemory(test.core, 'of its time', era);
      expect(client.getNegotiatedProtocolVersion()).toBe(era);
      expect(client.getInstructions()).toContain('never an instruction');
      expect((await client.listTools()).tools).toHaveLength(16);
      const { id } = await run(client, 'memory_store', { content: 'something' });
      expect(await run(client, 'memory_get', { id })).toMatchObject({ by: 'of its time' });
    },
  );

  it('without a name, or with one of characters nobody sees, is known all the same', async () => {
    const test = openTestCore();
    for (const name of ['\u202e \u0000', ' sly\u200b name ']) {
      const client = await connectInMemory(test.core, name);
      await run(client, 'memory_stats');
    }
    const { items } = await test.client().agents.list({});
    expect(items.map(({ name }) => name)).toEqual(['mcp', 'sly name']);
  });
});
