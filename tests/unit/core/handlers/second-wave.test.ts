import path from 'node:path';
import { expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { recallFor } from '../../../../electron/core/retrieval/recall.ts';
import { openReader } from '../../../../electron/core/store/database.ts';
import { Settings } from '../../../../shared/entities/settings.ts';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';

async function say(test: TestCore, texts: readonly string[]): Promise<string[]> {
  const client = test.client();
  const { id: sessionId } = await client.sessions.create({ title: 'Talk' });
  const ids: string[] = [];
  for (let first = 0; first < texts.length; first += 500) {
    const messages = texts.slice(first, first + 500).map((text) => ({ role: 'user' as const, text }));
    ids.push(...(await client.messages.addMany({ sessionId, messages })).ids);
  }
  return ids;
}

const filler = (number: number, length: number): string =>
  Array.from({ length }, (_, place) => `word${(number * 31 + place * 7) % 400}`).join(' ');

it('search says that only the newest were ranked, and the whole store gives the best of all', async () => {
  const test = openTestCore();
  const [best] = await say(test, [
    'Tomatoes',
    ...Array.from({ length: 1100 }, (_, number) => `tomato ${filler(number, 20)}`),
  ]);
  const client = test.client();
  const ask = { text: 'tomato ', kinds: ['message' as const], limit: 5 };
  const first = await client.search.run(ask);
  expect(first.complete).toBe(false);
  expect(first.items.map(({ id }) => id)).not.toContain(best);
  expect((await client.search.run({ ...ask, sort: 'newest' })).complete).toBe(true);
  const whole = await client.search.whole(ask);
  expect(whole).toMatchObject({ next: null, complete: true });
  expect(whole.items[0]?.id).toBe(best);
  expect(whole.items).toHaveLength(5);
});

it('where all was ranked, the whole store gives the same hits, under the same filters', async () => {
  const test = openTestCore();
  await say(
    test,
    Array.from({ length: 30 }, (_, number) => `${'tomato '.repeat(1 + (number % 4))}${filler(number, 8)}`),
  );
  await test.client().knowledge.add({ category: 'garden', key: 'tomato', value: 'red' });
  const ask = { text: 'tomato', limit: 10 };
  for (const filter of [{}, { roles: ['assistant' as const] }, { since: '2030-01-01T00:00:00.000Z' }]) {
    const first = await test.client().search.run({ ...ask, ...filter });
    const whole = await test.client().search.whole({ ...ask, ...filter });
    expect(first.complete).toBe(true);
    const scores = (items: typeof first.items) => items.map(({ kind, score }) => [kind, score.toFixed(3)]);
    expect(scores(whole.items)).toEqual(scores(first.items));
  }
});

it('recall leaves common words out where they would take long, says so, and looks at all when asked to', async () => {
  const test = openTestCore();
  const ids = await say(test, [
    ...Array.from({ length: 5 }, (_, number) => `an otter in the river ${filler(number, 5)}`),
    ...Array.from({ length: 60 }, (_, number) => `the harbor at noon ${filler(number, 9)}`),
    'the crane stands at the harbor beside the bridge',
    ...Array.from({ length: 60 }, (_, number) => `the bridge at night ${filler(number, 9)}`),
  ]);
  const answer = ids[65] ?? '';
  const db = openReader(path.join(test.home, 'memory.db'));
  const ask = (postings: number, whole: boolean) =>
    recallFor(
      { db, analyser: createAnalyser(), postings },
      {
        task: 'otter harbor bridge',
        context: '',
        kinds: ['message'],
        limit: 50,
        threshold: 0,
        tokenBudget: 500,
        scope: { viewer: 'person', sessionId: null },
        now: Date.UTC(2026, 2, 1),
        halfLifeDays: Settings.parse({})['memory.strength'].halfLifeDays,
        gives: () => true,
        whole,
      },
    );
  const places = ({ items }: ReturnType<typeof ask>): string[] => items.map(({ id }) => id);
  expect(ask(20, false).complete).toBe(false);
  expect(places(ask(20, false))).not.toContain(answer);
  expect(ask(20, true).complete).toBe(true);
  expect(places(ask(20, true))).toContain(answer);
  expect(places(ask(20, true))).toEqual(places(ask(30_000, false)));
  db.close();
});

it('a second wave counts no access, and an agent is given what it may read', async () => {
  const test = openTestCore();
  const { id } = await test.client(AGENT).memories.add({ content: 'The harbor crane needs oil' });
  await test.client().knowledge.add({ category: 'harbor', key: 'crane', value: 'needs oil' });
  const [agent] = (await test.client().agents.list({})).items;
  await test.client().agents.update({ id: agent?.id ?? '', access: { read: ['memories'] } });
  const { items, complete } = await test.client(AGENT).recall.whole({ task: 'harbor crane', threshold: 0 });
  expect([items.map((item) => item.id), complete]).toEqual([[id], true]);
  expect((await test.client().memories.get({ id })).accessCount).toBe(0);
  await test.client(AGENT).recall.run({ task: 'harbor crane', threshold: 0 });
  expect((await test.client().memories.get({ id })).accessCount).toBe(1);
});
