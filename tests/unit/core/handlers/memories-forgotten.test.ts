import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../shared/caller.ts';
import { AGENT, openTestCore } from '../../../support/core.ts';

const OTHER: Caller = { ...AGENT, client: 'other' };

describe('an agent', () => {
  it('forgets what it wrote itself, and a person brings it back', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const own = await agent.memories.add({ content: 'mine', shared: true });
    const theirs = await test.client(OTHER).memories.add({ content: 'theirs', shared: true });
    const persons = await test.client().memories.add({ content: 'of the person' });
    for (const { id } of [theirs, persons])
      await expect(agent.memories.forget({ id })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await agent.memories.forget({ id: own.id, reason: 'wrong' })).toEqual({ removed: 1 });
    await expect(agent.memories.get({ id: own.id })).rejects.toMatchObject({ code: 'not_found' });
    const [{ tx } = { tx: 0 }] = (await test.client().history.list({ limit: 1 })).items;
    await test.client().history.undo({ tx });
    expect(await agent.memories.get({ id: own.id })).toMatchObject({ content: 'mine' });
    expect(await test.client().memories.forget({ id: theirs.id })).toEqual({ removed: 1 });
  });
});
