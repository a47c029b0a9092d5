import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import { openTestCore, type TestCore } from '../../../support/core.ts';

type Page = { items: { id?: string; seq?: number }[]; next: string | null; total?: number | undefined };
type List = (client: Client, page: { limit: number; cursor?: string; withTotal?: boolean }) => Promise<Page>;

const COUNT = 23;
const sessionSorts = ['lastActive', 'startedAt', 'title', 'messageCount'] as const;
const knowledgeSorts = ['category', 'key', 'value', 'source', 'confidence', 'updatedAt'] as const;
const memorySorts = ['createdAt', 'lastAccessed', 'accessCount', 'importance', 'strength'] as const;
const orders = ['asc', 'desc'] as const;

const LISTS: Record<string, List> = {
  'tasks.list': (client, page) => client.tasks.list(page),
  'tasks.list of statuses': (client, page) => client.tasks.list({ ...page, statuses: ['pending', 'failed'] }),
  'tasks.list of one status': (client, page) => client.tasks.list({ ...page, statuses: ['pending'] }),
  'preferences.list': (client, page) => client.preferences.list(page),
  'trash.list': (client, page) => client.trash.list(page),
  'history.list': (client, page) => client.history.list(page),
  'history.list of a kind': (client, page) => client.history.list({ ...page, entity: 'task' }),
  'agents.list': (client, page) => client.agents.list(page),
  'sessions.active': (client, page) => client.sessions.active(page),
};
for (const order of orders) {
  for (const sort of sessionSorts) {
    LISTS[`sessions.list by ${sort} ${order}`] = (client, page) =>
      client.sessions.list({ ...page, sort, order });
  }
  for (const sort of memorySorts) {
    LISTS[`memories.list by ${sort} ${order}`] = (client, page) =>
      client.memories.list({ ...page, sort, order });
  }
  for (const sort of knowledgeSorts) {
    LISTS[`knowledge.list by ${sort} ${order}`] = (client, page) =>
      client.knowledge.list({ ...page, sort, order });
  }
}

/** Fills every list with values that come again, so that a sort alone does not tell rows apart. */
async function addSome(test: TestCore, from: number, count: number): Promise<void> {
  const client = test.client();
  for (let number = from; number < from + count; number += 1) {
    if (number % 3 === 0) test.clock.advance(1000);
    const { id } = await client.sessions.create({ title: `Title ${number % 4}`, agent: `agent ${number}` });
    const texts = Array.from({ length: number % 3 }, (_, index) => ({
      role: 'user' as const,
      text: `m${index}`,
    }));
    if (texts.length > 0) await client.messages.addMany({ sessionId: id, messages: texts });
    const added = { category: `c${number % 3}`, key: `k${number}`, value: `v${number % 5}` };
    await client.knowledge.add({
      ...added,
      source: number % 2 === 0 ? null : `s${number % 3}`,
      confidence: (number % 4) / 4,
    });
    const types = ['working', 'episodic', 'semantic', 'procedural'] as const;
    await client.memories.add({
      content: `m${number}`,
      type: types[number % 4] ?? 'working',
      importance: 1 + (number % 5),
    });
    const dueAt = number % 2 === 0 ? null : `2026-05-0${1 + (number % 3)}T00:00:00.000Z`;
    await client.tasks.add({
      description: `t${number}`,
      dueAt,
      status: number % 5 === 0 ? 'failed' : 'pending',
    });
    await client.preferences.save({ values: { [`p${number}`]: number } });
    const gone = await client.knowledge.add({ category: 'gone', key: `g${number}`, value: 'x' });
    await client.knowledge.remove({ ids: [gone.id] });
  }
}

async function readAll(
  list: List,
  client: Client,
  between: () => Promise<void>,
): Promise<(string | number)[]> {
  const seen: (string | number)[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 100; pages += 1) {
    const page: Page = await list(client, { limit: 7, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(7);
    seen.push(...page.items.map(({ id, seq }) => id ?? seq ?? ''));
    if (page.next === null) return seen;
    cursor = page.next;
    await between();
  }
  throw new Error('The list does not end');
}

describe('a list read page by page', () => {
  it('has no gaps and no repeats, by every sort, while rows are inserted', { timeout: 60_000 }, async () => {
    const test = openTestCore();
    await addSome(test, 0, COUNT);
    const client = test.client();
    let number = COUNT;
    for (const [name, list] of Object.entries(LISTS)) {
      const whole = await readAll(list, client, async () => {});
      const { items, total } = await list(client, { limit: 200, withTotal: true });
      expect([name, whole.length]).toEqual([name, total]);
      if (total !== undefined && total <= 200)
        expect([name, items.map(({ id, seq }) => id ?? seq)]).toEqual([name, whole]);
      expect([name, new Set(whole).size]).toEqual([name, whole.length]);

      let inserted = false;
      const seen = await readAll(list, client, async () => {
        if (inserted) return;
        inserted = true;
        await addSome(test, number, 2);
        number += 2;
      });
      expect([name, seen.filter((id) => whole.includes(id))]).toEqual([name, whole]);
      expect([name, new Set(seen).size]).toEqual([name, seen.length]);
    }
  });

  it('is sorted as asked', async () => {
    const test = openTestCore();
    await addSome(test, 0, 12);
    const client = test.client();
    const titles = (await client.sessions.list({ sort: 'title', order: 'asc' })).items.map(
      ({ title }) => title,
    );
    expect(titles).toEqual(titles.toSorted());
    const counts = (await client.sessions.list({ sort: 'messageCount' })).items.map(
      ({ messageCount }) => messageCount,
    );
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    const due = (await client.tasks.list({})).items.map(({ dueAt }) => dueAt);
    const dated = due.filter((at) => at !== null);
    expect(due).toEqual([...dated.toSorted(), ...due.filter((at) => at === null)]);
  });

  it('goes on after long values in any script', async () => {
    const client = openTestCore().client();
    for (const end of ['a', 'b', 'c']) {
      await client.knowledge.add({
        category: '知'.repeat(200),
        key: `${'識'.repeat(499)}${end}`,
        value: '"'.repeat(300),
        source: `${'"'.repeat(1999)}${end}`,
      });
      await client.sessions.create({ title: `${'題'.repeat(499)}${end}` });
    }
    for (const sort of knowledgeSorts) {
      const list: List = (each, page) => each.knowledge.list({ ...page, limit: 1, sort });
      expect((await readAll(list, client, async () => {})).length).toBe(3);
    }
    expect(
      (
        await readAll(
          (each, page) => each.sessions.list({ ...page, limit: 1, sort: 'title' }),
          client,
          async () => {},
        )
      ).length,
    ).toBe(3);
  });
});

describe('a cursor', () => {
  const broken = [
    '',
    'x',
    'bm9uc2Vuc2U',
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('[[1],2]').toString('base64url'),
  ];

  it.each(broken)('that is broken is refused: %s', async (cursor) => {
    const client = openTestCore().client();
    const { id: sessionId } = await client.sessions.create({ title: 'x' });
    const message = await client.messages.add({ sessionId, message: { role: 'user', text: 'x' } });
    const calls = [
      ...Object.values(LISTS).map((list) => list(client, { limit: 5, cursor })),
      client.messages.list({ sessionId, cursor }),
      client.messages.list({ sessionId, cursor, branch: message.id }),
      client.search.run({ text: 'x', kinds: ['message'], cursor }),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it.each([
    ['["next","x"]'],
    ['[null,-5000]'],
    ['["offset",-3]'],
    ['["offset",1e300]'],
    ['["x",null]'],
    ['[0.5,0.5]'],
  ])('of another list neither breaks nor hangs: %s', async (values) => {
    const test = openTestCore();
    const client = test.client();
    const { id: sessionId } = await client.sessions.create({ title: 'x' });
    const message = await client.messages.add({ sessionId, message: { role: 'user', text: 'x' } });
    const cursor = Buffer.from(values).toString('base64url');
    const { call } = test.core.connect({ actor: 'person', door: 'person', client: 'x' });
    const answers = await Promise.all([
      call('messages.list', { sessionId, cursor }),
      call('messages.list', { sessionId, cursor, branch: message.id }),
      call('search.run', { text: 'x', kinds: ['message'], cursor }),
      call('sessions.list', { cursor }),
      call('trash.list', { cursor }),
    ]);
    for (const answer of answers) expect(answer.ok ? 'ok' : answer.code).toMatch(/^(ok|invalid_input)$/);
  });
});
