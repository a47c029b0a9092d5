import { expect, it } from 'vitest';
import { openTestCore } from '../../../support/core.ts';

it('a search in one session finds all its matches and no others, page after page', async () => {
  const client = openTestCore().client();
  const garden = await client.sessions.create({ title: 'Garden' });
  const kitchen = await client.sessions.create({ title: 'Kitchen' });
  const ids: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const added = await client.messages.addMany({
      sessionId: garden.id,
      messages: [
        { role: 'user', text: `tomato number ${round}` },
        { role: 'assistant', text: 'nothing of the kind' },
      ],
    });
    ids.unshift(added.ids[0] ?? '');
    await client.messages.add({ sessionId: kitchen.id, message: { role: 'user', text: 'tomato soup' } });
  }
  const question = { text: 'tomatoes', kinds: ['message' as const], sort: 'newest' as const };
  const first = await client.search.run({ ...question, sessionId: garden.id, limit: 2 });
  const second = await client.search.run({
    ...question,
    sessionId: garden.id,
    limit: 2,
    ...(first.next === null ? {} : { cursor: first.next }),
  });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
  expect(second.next).toBeNull();
  const { kinds } = await client.search.facets({ text: 'tomatoes', sessionId: garden.id });
  expect(kinds.message).toEqual({ count: 3, more: false });
  const empty = await client.sessions.create({ title: 'Empty' });
  expect((await client.search.run({ ...question, sessionId: empty.id })).items).toEqual([]);
});
