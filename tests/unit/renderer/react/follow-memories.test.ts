import { describe, expect, it, onTestFinished } from 'vitest';
import { followMemories, type LiveMemories } from '../../../../renderer/react/follow-memories.ts';
import { type Client, createClient, type Transport } from '../../../../shared/client.ts';
import { AppError } from '../../../../shared/errors.ts';
import { openTestCore, PERSON } from '../../../support/core.ts';

const contentsOf = ({ memories }: LiveMemories): string[] => memories.map(({ content }) => content);

/** A real memory with an agent, followed over its own transport. */
async function followScout(limit = 50) {
  const test = openTestCore();
  const client = test.client();
  const { id } = await client.agents.register({ name: 'scout' });
  const transport = test.core.connect(PERSON);
  const told: LiveMemories[] = [];
  const end = followMemories(createClient(transport), transport.subscribe, { agentId: id, limit }, (live) =>
    told.push(live),
  );
  onTestFinished(end);
  return { client, told, end, latest: () => contentsOf(told.at(-1) ?? expect.fail('Nothing was read')) };
}

describe('the memories of an agent', () => {
  it('are read, and again whoever changes them', async () => {
    const { client, told, latest } = await followScout();
    await expect.poll(() => told.length).toBeGreaterThan(0);
    expect(told.at(-1)).toEqual({ memories: [], loading: false, error: null });
    const { id } = await client.memories.add({ content: 'One', agent: 'scout' });
    await expect.poll(latest).toEqual(['One']);
    await client.memories.add({ content: 'Of somebody else', agent: 'ranger' });
    await client.memories.update({ id, content: 'The first' });
    await expect.poll(latest).toEqual(['The first']);
    await client.history.undoLast({});
    await expect.poll(latest).toEqual(['One']);
  });

  it('are no more than asked for, the newest first', async () => {
    const { client, latest } = await followScout(2);
    for (const content of ['One', 'Two', 'Three']) await client.memories.add({ content, agent: 'scout' });
    await expect.poll(latest).toEqual(['Three', 'Two']);
  });

  it('are no longer read after the end', async () => {
    const { client, told, end } = await followScout();
    await expect.poll(() => told.length).toBeGreaterThan(0);
    end();
    const before = told.length;
    await client.memories.add({ content: 'Late', agent: 'scout' });
    expect((await client.memories.list({})).items).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(told).toHaveLength(before);
  });
});

it('keeps what was read where reading fails, and drops what was overtaken', async () => {
  let tell: Parameters<Transport['subscribe']>[0] = () => {};
  const replies: PromiseWithResolvers<unknown>[] = [];
  const list = (): Promise<unknown> => {
    const reply = Promise.withResolvers<unknown>();
    replies.push(reply);
    return reply.promise;
  };
  const client = { memories: { list } } as unknown as Client; // only this is asked
  const told: LiveMemories[] = [];
  const follow = { agentId: 'x', limit: 1 };
  const end = followMemories(
    client,
    (listener) => ((tell = listener), () => {}),
    follow,
    (live) => told.push(live),
  );
  onTestFinished(end);
  const change = async (count: number): Promise<void> => {
    tell([{ entity: 'memory', id: null, seq: count }]);
    await expect.poll(() => replies.length).toBe(count);
  };
  replies[0]?.resolve({ items: ['first'] });
  await expect.poll(() => told.length).toBe(1);
  await change(2);
  await change(3);
  replies[2]?.resolve({ items: ['third'] });
  await expect.poll(() => told.length).toBe(2);
  replies[1]?.resolve({ items: ['second'] });
  await change(4);
  replies[3]?.reject(new AppError('unavailable', 'Away.'));
  await expect.poll(() => told.length).toBe(3);
  expect(told.map(({ memories }) => memories)).toEqual([['first'], ['third'], ['third']]);
  expect(told.at(-1)).toMatchObject({ loading: false, error: { message: 'Away.' } });
  tell([{ entity: 'session', id: null, seq: 9 }]);
  expect(replies).toHaveLength(4);
});
