import { expect, it } from 'vitest';
import { AGENT, openTestCore } from '../../../support/core.ts';

it('what was recalled since memories were merged stays counted when that is taken back, and done again', async () => {
  const test = openTestCore();
  const client = test.client();
  const agent = test.client(AGENT);
  const recall = async () => {
    test.clock.advance(1000);
    await agent.recall.run({ task: 'tomatoes soil', threshold: 0 });
  };
  const add = (content: string) => agent.memories.add({ content });
  const one = await add('Tomatoes want warm soil');
  await recall();
  await recall();
  const two = await add('Tomatoes want soil that is warm');
  const [oneUsed, twoUsed] = [2, 0];
  test.clock.advance(1000);
  await client.memories.merge({ ids: [one.id, two.id], canonicalId: two.id });
  const uses = async () => (await client.memories.get({ id: two.id })).accessCount;
  expect(await uses()).toBe(oneUsed);
  await recall();
  const { lastAccessed } = await client.memories.get({ id: two.id });

  test.clock.advance(1000);
  expect((await client.history.undoLast({})).skipped).toEqual([]);
  expect(await client.memories.get({ id: two.id })).toMatchObject({ accessCount: twoUsed + 1, lastAccessed });
  expect((await client.memories.get({ id: one.id })).accessCount).toBe(oneUsed);

  test.clock.advance(1000);
  await client.history.redo({});
  expect(await uses()).toBe(oneUsed + 1);
  await recall();
  test.clock.advance(1000);
  await client.history.undoLast({});
  expect(await uses()).toBe(twoUsed + 2);
});
