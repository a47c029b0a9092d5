import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchKind } from '../../../../shared/contract/search.ts';
import type { Client } from '../../../../shared/client.ts';
import { openTestCore } from '../../../support/core.ts';

/** Texts that mean something to FTS5, to SQL or to a careless tokenizer. */
const HOSTILE = [
  'foo-bar',
  "can't",
  'C++',
  '"',
  '""',
  '"""',
  "'",
  's:x',
  '{s}:x',
  'x*',
  '*',
  '^x',
  'NEAR(a b)',
  'a AND',
  'OR',
  'NOT x',
  '(',
  ')',
  'a OR (b',
  '\0',
  'a\0b',
  'search_text:x',
  '-x',
  '+',
  ';DROP TABLE messages;--',
  '__',
  '_',
  'foo _',
  '%',
  '\\',
  '\ud800',
  '\u0301',
  '👩‍👩‍👧',
  'a'.repeat(2000),
  'rowid:1',
  '"unclosed phrase',
  'x" OR "y',
  '\u202e',
  '१२',
  'ﷺ',
];

async function fill(client: Client) {
  const { id } = await client.sessions.create({ title: 'Garden plans', agent: 'claude', project: 'home' });
  await client.messages.addMany({
    sessionId: id,
    messages: [
      { role: 'user', text: 'The tomatoes need green tea.', sentAt: '2026-01-01T00:00:00.000Z' },
      { role: 'assistant', text: 'Tea is green; tomatoes are red.', sentAt: '2026-02-01T00:00:00.000Z' },
      { role: 'user', text: 'Я люблю ёлки и чай.', sentAt: '2026-03-01T00:00:00.000Z' },
      { role: 'user', text: '私は東京に住んでいます。ฉันรักแมว', sentAt: null },
    ],
  });
  const other = await client.sessions.create({ title: 'Other' });
  await client.messages.add({ sessionId: other.id, message: { role: 'user', text: 'tomato soup' } });
  await client.knowledge.add({ category: 'me', key: 'drink', value: 'green tea' });
  await client.preferences.save({ values: { favoriteTools: ['teapot', 'tea strainer'] } });
  await client.tasks.add({ description: 'Buy tea', sessionId: id });
  await client.memories.add({ content: 'They drink tea at noon', agent: 'claude' });
  return { id, other: other.id };
}

const texts = async (client: Client, input: Parameters<Client['search']['run']>[0]) =>
  (await client.search.run(input)).items.map((hit) => hit.snippet?.text ?? hit.title.text);

describe('search', () => {
  it('finds what holds all the words, in any form', async () => {
    const client = openTestCore().client();
    await fill(client);
    const message = (text: string) => texts(client, { text, kinds: ['message'] });
    expect(await message('tomato')).toHaveLength(3);
    expect(await message('TOMATOES tea')).toHaveLength(2);
    expect(await message('tomato missing')).toEqual([]);
    expect(await message('елка')).toEqual(['Я люблю ёлки и чай.']);
    expect(await message('ёлками чай')).toHaveLength(1);
    expect(await message('東京')).toHaveLength(1);
    expect(await message('แมว')).toHaveLength(1);
    expect(await message('"green tea"')).toEqual(['The tomatoes need green tea.']);
    expect(await message('"tea green"')).toEqual([]);
    expect(await message('')).toEqual([]);
  });

  it('finds words while they are typed', async () => {
    const client = openTestCore().client();
    await fill(client);
    for (const text of ['to', 'tom', 'toma', 'tomat', 'tomato', 'tomatoe', 'tomatoes']) {
      expect([text, (await texts(client, { text, kinds: ['message'] })).length]).toEqual([text, 3]);
    }
    expect(await texts(client, { text: 'tom ', kinds: ['message'] })).toEqual([]);
    expect(await texts(client, { text: 'gre tea', kinds: ['message'] })).toEqual([]);
  });

  it('answers for each kind, with counts', async () => {
    const client = openTestCore().client();
    const { id } = await fill(client);
    const { items, next } = await client.search.run({ text: 'tea' });
    expect(new Set(items.map(({ kind }) => kind))).toEqual(
      new Set(['message', 'memory', 'knowledge', 'preference', 'task']),
    );
    expect(next).toBeNull();
    const { kinds } = await client.search.facets({ text: 'tea' });
    for (const kind of SearchKind.options) {
      expect([kind, kinds[kind]]).toEqual([
        kind,
        { count: items.filter((hit) => hit.kind === kind).length, more: false },
      ]);
    }
    expect(items.find(({ kind }) => kind === 'task')).toMatchObject({
      sessionId: id,
      sessionTitle: 'Garden plans',
      project: 'home',
    });
    expect(await texts(client, { text: 'garden', kinds: ['session'] })).toEqual(['Garden plans']);
  });

  it('keeps to its filters', async () => {
    const client = openTestCore().client();
    const { id, other } = await fill(client);
    const count = async (filter: object) =>
      (await texts(client, { text: 'tomato', kinds: ['message'], ...filter })).length;
    const { items: agents } = await client.agents.list({});
    expect(await count({ roles: ['user'] })).toBe(2);
    expect(await count({ sessionId: other })).toBe(1);
    expect(await count({ projects: ['home'] })).toBe(2);
    expect(await count({ agentIds: [agents[0]?.id] })).toBe(2);
    expect(await count({ sources: ['claude-code'] })).toBe(0);
    expect(await count({ since: '2026-02-01T00:00:00.000Z', sessionId: id })).toBe(1);
    expect(await count({ until: '2026-02-01T00:00:00.000Z' })).toBe(1);
    expect(await count({ roles: [] })).toBe(3);
    const facets = await client.search.facets({ text: 'tea', projects: ['home'] });
    expect(facets.kinds).toMatchObject({
      message: { count: 2 },
      knowledge: { count: 0 },
      task: { count: 1 },
    });
    expect(await texts(client, { text: 'tomato', kinds: ['message'], sort: 'newest' })).toEqual([
      'tomato soup',
      'Tea is green; tomatoes are red.',
      'The tomatoes need green tea.',
    ]);
  });

  it('does not find what was removed, nor by its former words', async () => {
    const client = openTestCore().client();
    const { id } = await fill(client);
    const fact = await client.knowledge.get({ category: 'me', key: 'drink' });
    await client.knowledge.update({ id: fact.id, value: 'coffee' });
    expect(await texts(client, { text: 'tea', kinds: ['knowledge'] })).toEqual([]);
    expect(await texts(client, { text: 'coffee', kinds: ['knowledge'] })).toEqual(['coffee']);
    expect((await client.knowledge.search({ text: 'coffee' })).items).toMatchObject([{ id: fact.id }]);
    expect((await client.knowledge.list({ contains: 'coff' })).items).toHaveLength(1);
    await client.sessions.remove({ ids: [id] });
    await client.knowledge.remove({ ids: [fact.id] });
    expect(await texts(client, { text: 'tea', kinds: ['message', 'session', 'knowledge'] })).toEqual([]);
    expect((await client.search.facets({ text: 'tomato' })).kinds.message).toEqual({ count: 1, more: false });
    await client.trash.restore({ items: [{ kind: 'session', id }] });
    expect(await texts(client, { text: 'tea', kinds: ['message'] })).toHaveLength(2);
  });

  it('goes on past its window of matches without gaps or repeats', { timeout: 60_000 }, async () => {
    const client = openTestCore().client();
    const { id } = await client.sessions.create({ title: 'Long' });
    for (let batch = 0; batch < 6; batch += 1) {
      const messages = Array.from({ length: 420 }, (_, index) => ({
        role: 'user' as const,
        text: `word number${batch * 420 + index}`,
      }));
      await client.messages.addMany({ sessionId: id, messages });
    }
    for (const sort of ['relevance', 'newest'] as const) {
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await client.search.run({
          text: 'word',
          kinds: ['message'],
          limit: 97,
          sort,
          ...(cursor === undefined ? {} : { cursor }),
        });
        seen.push(...page.items.map((hit) => hit.id));
        cursor = page.next;
      }
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 2520, 2520]);
    }
    expect((await client.search.facets({ text: 'word' })).kinds.message).toEqual({
      count: 2520,
      more: false,
    });
  });

  it('refuses a cursor with several kinds', async () => {
    const client = openTestCore().client();
    await expect(client.search.run({ text: 'x', cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('whatever is typed', () => {
  it.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'is an answer: %s',
    async (_name, text) => {
      const client = openTestCore().client();
      await client.knowledge.add({ category: 'odd', key: 'text', value: text.slice(0, 500) });
      const calls = [
        client.search.run({ text }),
        client.search.facets({ text }),
        client.knowledge.list({ contains: text.slice(0, 500) }),
        client.knowledge.search({ text: text.replaceAll('\0', '') === '' ? 'x' : text }),
      ];
      for (const call of calls) await call;
      const words = /[\p{L}\p{N}]/u.test(text.toWellFormed());
      if (words)
        expect(
          (await client.search.run({ text: text.slice(0, 500), kinds: ['knowledge'] })).items,
        ).toHaveLength(1);
    },
  );

  it('never fails, in 2,000 random queries', { timeout: 60_000 }, async () => {
    const client = openTestCore().client();
    await fill(client);
    const piece = fc.oneof(
      fc.constantFrom(
        'tomato',
        'tea',
        '"',
        '*',
        '-',
        ':',
        '(',
        ')',
        ' ',
        'AND',
        'OR',
        'NOT',
        'NEAR',
        '^',
        '_',
        'ёлка',
        '東京',
        '\0',
        '\u0301',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ maxLength: 8 }),
    );
    const query = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const { items } = await client.search.run({ text, limit: 5 });
        for (const hit of items) {
          for (const part of [hit.title, hit.snippet]) {
            for (const [start, end] of part?.ranges ?? []) {
              expect(start >= 0 && start < end && end <= (part?.text.length ?? 0)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a word that stands beside signs', async () => {
    const client = openTestCore().client();
    await fill(client);
    for (const text of ['tomato _', '_ tomato', 'tomato __ tea', '"tomatoes _ need"', 'tomato, tea!']) {
      expect([text, (await texts(client, { text, kinds: ['message'] })).length]).not.toEqual([text, 0]);
    }
  });
});
