import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import type { Part } from '../../../../shared/entities/message.ts';
import { openTestCore, transcriptOf } from '../../../support/core.ts';
import { checkIntegrity, rowsOf } from '../../../support/store-file.ts';

async function begin(client: Client, texts: readonly string[]) {
  const { id } = await client.sessions.create({ title: 'Garden' });
  const { ids } = await client.messages.addMany({
    sessionId: id,
    messages: texts.map((text) => ({ role: 'user', text })),
  });
  return { id, ids };
}

const words = async (call: Promise<{ items: { text: string }[] }>) =>
  (await call).items.map(({ text }) => text);

describe('branches', () => {
  it('begin where a message answers an earlier one, and the newest is active', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id, ids } = await begin(client, ['a', 'b', 'c']);
    const other = await client.messages.add({
      sessionId: id,
      message: { role: 'user', text: 'B', parentId: ids[0] ?? null },
    });
    expect(await words(client.messages.list({ sessionId: id }))).toEqual(['a', 'B']);
    expect(await words(client.messages.list({ sessionId: id, branch: ids[1] ?? '' }))).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(await words(client.messages.list({ sessionId: id, branch: ids[0] ?? '' }))).toEqual(['a', 'B']);
    expect(await client.messages.siblings({ id: other.id })).toEqual({ ids: [ids[1], other.id], index: 1 });
    expect(await client.messages.get({ id: ids[1] ?? '' })).toMatchObject({
      active: false,
      siblings: 2,
      ordinal: 1,
    });
    expect(other).toMatchObject({ active: true, siblings: 2, ordinal: 3, parentId: ids[0] });
    expect((await client.sessions.get({ id })).messageCount).toBe(2);
    await client.messages.add({ sessionId: id, message: { role: 'user', text: 'C' } });
    expect(await words(client.messages.list({ sessionId: id }))).toEqual(['a', 'B', 'C']);
    await client.messages.add({
      sessionId: id,
      message: { role: 'user', text: 'd', parentId: ids[2] ?? null },
    });
    expect(await words(client.messages.list({ sessionId: id }))).toEqual(['a', 'b', 'c', 'd']);
    checkIntegrity(test.home);
  });

  it('can begin anew', async () => {
    const client = openTestCore().client();
    const { id, ids } = await begin(client, ['a', 'b']);
    await client.messages.add({ sessionId: id, message: { role: 'user', text: 'A', parentId: null } });
    expect(await words(client.messages.list({ sessionId: id }))).toEqual(['A']);
    expect(await words(client.messages.list({ sessionId: id, around: ids[1] ?? '' }))).toEqual(['a', 'b']);
  });

  it('do not cross sessions', async () => {
    const client = openTestCore().client();
    const [one, other] = [await begin(client, ['a']), await begin(client, ['b'])];
    const message = { role: 'user' as const, text: 'c', parentId: other.ids[0] ?? null };
    await expect(client.messages.add({ sessionId: one.id, message })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    for (const place of [{ around: other.ids[0] }, { branch: other.ids[0] }]) {
      await expect(client.messages.list({ sessionId: one.id, ...place })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    expect(await words(client.messages.list({ sessionId: one.id }))).toEqual(['a']);
  });

  it('are read page by page both ways', async () => {
    const client = openTestCore().client();
    const { id, ids } = await begin(
      client,
      Array.from({ length: 25 }, (_, index) => `a${index}`),
    );
    await client.messages.addMany({
      sessionId: id,
      messages: Array.from({ length: 9 }, (_, index) => ({
        role: 'user' as const,
        text: `b${index}`,
        ...(index === 0 ? { parentId: ids[4] ?? null } : {}),
      })),
    });
    const branch = ids[24] ?? '';
    const whole = Array.from({ length: 25 }, (_, index) => `a${index}`);
    const first = await client.messages.list({ sessionId: id, branch, limit: 10 });
    expect(first).toMatchObject({ total: 25, offset: 0, previous: null });
    const second = await client.messages.list({ sessionId: id, branch, limit: 10, cursor: first.next ?? '' });
    const third = await client.messages.list({ sessionId: id, branch, limit: 10, cursor: second.next ?? '' });
    expect([first, second, third].flatMap(({ items }) => items.map(({ text }) => text))).toEqual(whole);
    const back = await client.messages.list({
      sessionId: id,
      branch,
      limit: 10,
      cursor: third.previous ?? '',
    });
    expect(back.items).toEqual(second.items);
    const middle = await client.messages.list({ sessionId: id, branch, limit: 6, around: ids[12] ?? '' });
    expect(middle.items.map(({ text }) => text)).toContain('a12');
    const end = await client.messages.list({ sessionId: id, branch, limit: 6, from: 'end' });
    expect(end).toMatchObject({ offset: 19, next: null });
  });
});

describe('addMany', () => {
  it('stores all or none', async () => {
    const client = openTestCore().client();
    const { id } = await begin(client, ['a']);
    const nobody = '0198c0de-0000-7000-8000-00000000ffff';
    const messages = [
      { role: 'user' as const, text: 'b' },
      { role: 'user' as const, text: 'c', parentId: nobody },
    ];
    await expect(client.messages.addMany({ sessionId: id, messages })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(await transcriptOf(client, id)).toEqual(['user: a']);
    expect((await client.search.run({ text: 'b', kinds: ['message'] })).items).toEqual([]);
  });

  it('keeps the order, roles and times it is given, and invents none', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.sessions.create({ title: 'x' });
    const { ids } = await client.messages.addMany({
      sessionId: id,
      messages: [
        { role: 'system', text: 'Be brief.', sentAt: '2020-02-29T23:59:59.999Z', tokens: 0, model: 'm' },
        { role: 'tool', text: 'done' },
        { role: 'other', text: '?' },
      ],
    });
    expect(await transcriptOf(client, id)).toEqual(['system: Be brief.', 'tool: done', 'other: ?']);
    expect(await client.messages.get({ id: ids[0] ?? '' })).toMatchObject({
      sentAt: '2020-02-29T23:59:59.999Z',
      tokens: 0,
      model: 'm',
    });
    expect(await client.messages.get({ id: ids[1] ?? '' })).toMatchObject({
      sentAt: null,
      tokens: null,
      parentId: ids[0],
    });
    expect((await client.messages.history({ sessionId: id })).messages[1]).toEqual({
      role: 'tool',
      content: 'done',
    });
  });
});

describe('a transcript', () => {
  it('is read from either end, around a message, and on from there', async () => {
    const client = openTestCore().client();
    const texts = Array.from({ length: 47 }, (_, index) => `m${index}`);
    const { id, ids } = await begin(client, texts);
    const read = (input: object) => client.messages.list({ sessionId: id, limit: 10, ...input });
    const forward: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await read(cursor === undefined ? {} : { cursor });
      expect(page).toMatchObject({ total: 47, offset: forward.length });
      forward.push(...page.items.map(({ text }) => text));
      cursor = page.next;
    }
    expect(forward).toEqual(texts);
    const backward: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await read(cursor === undefined ? { from: 'end' } : { cursor });
      backward.unshift(...page.items.map(({ text }) => text));
      expect(page.offset).toBe(47 - backward.length);
      cursor = page.previous;
    }
    expect(backward).toEqual(texts);
    for (const index of [0, 1, 23, 45, 46]) {
      const page = await read({ around: ids[index] });
      expect(page.items.map(({ text }) => text)).toContain(`m${index}`);
      const before = page.previous === null ? [] : (await read({ cursor: page.previous, limit: 200 })).items;
      const after = page.next === null ? [] : (await read({ cursor: page.next, limit: 200 })).items;
      expect([...before, ...page.items, ...after].map(({ text }) => text)).toEqual(texts);
    }
  });

  it('loses nothing by trimming', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await begin(client, ['one', 'two', 'three', 'four']);
    expect(await client.messages.trim({ sessionId: id, keep: 2 })).toEqual({ trimmed: 2 });
    expect(await client.messages.trim({ sessionId: id, keep: 2 })).toEqual({ trimmed: 0 });
    expect(await words(client.messages.recent({ sessionId: id }))).toEqual(['three', 'four']);
    expect((await client.messages.history({ sessionId: id })).messages.map(({ content }) => content)).toEqual(
      ['three', 'four'],
    );
    expect(await words(client.messages.list({ sessionId: id, includeTrimmed: false }))).toEqual([
      'three',
      'four',
    ]);
    expect(await words(client.messages.list({ sessionId: id }))).toEqual(['one', 'two', 'three', 'four']);
    expect((await client.search.run({ text: 'one', kinds: ['message'] })).items).toHaveLength(1);
    expect((await client.sessions.get({ id })).messageCount).toBe(4);
    expect(await client.messages.trim({ sessionId: id, keep: 0 })).toEqual({ trimmed: 2 });
    expect(await words(client.messages.recent({ sessionId: id }))).toEqual([]);
  });
});

const PARTS: readonly Part[] = [
  { type: 'text', text: 'said' },
  { type: 'code', text: 'let x = 1;', language: 'ts' },
  { type: 'thinking', text: 'hidden thought' },
  { type: 'tool_call', callId: 'c1', name: 'lookup', input: { deep: [1, null, { __proto__x: true }] } },
  { type: 'tool_result', callId: 'c1', text: 'secret output', isError: true, truncated: true },
  { type: 'image', url: 'https://example.org/a.png', mediaType: 'image/png', bytes: 12, alt: 'a red barn' },
  { type: 'file', name: 'plan.pdf', mediaType: null, bytes: null },
  { type: 'citation', title: 'A title', url: null, text: 'cited words' },
  { type: 'unknown', raw: { odd: ['kept', 1.5, false] } },
];

describe('the parts of a message', () => {
  it('come back as they were, and the words of them are found', async () => {
    const client = openTestCore().client();
    const { id } = await client.sessions.create({ title: 'x' });
    const added = await client.messages.add({
      sessionId: id,
      message: { role: 'assistant', parts: [...PARTS] },
    });
    expect((await client.messages.get({ id: added.id })).parts).toEqual(PARTS);
    for (const [text, count] of [
      ['said', 1],
      ['lookup', 1],
      ['barn', 1],
      ['plan', 1],
      ['cited', 1],
      ['hidden', 0],
      ['secret', 0],
      ['kept', 0],
    ] as const) {
      expect([text, (await client.search.run({ text, kinds: ['message'] })).items.length]).toEqual([
        text,
        count,
      ]);
    }
    for (const part of PARTS) {
      const one = await client.messages.add({ sessionId: id, message: { role: 'assistant', parts: [part] } });
      expect((await client.messages.get({ id: one.id })).parts).toEqual([part]);
    }
    const empty = await client.messages.add({ sessionId: id, message: { role: 'assistant', parts: [] } });
    expect(await client.messages.get({ id: empty.id })).toMatchObject({ parts: [], text: '' });
  });

  const odd: Readonly<Record<string, [string, string]>> = {
    NUL: ['a\0b', 'ab'],
    'a lone surrogate': ['a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ZWJ: ['👩‍👩‍👧‍👦 family', '👩‍👩‍👧‍👦 family'],
    RTL: ['\u202eשלום abc\u202c', '\u202eשלום abc\u202c'],
    combining: [`e${'\u0301'.repeat(10_000)}`, `e${'\u0301'.repeat(10_000)}`],
    'line separators and a BOM': ['\ufeffa\u2028b\u2029c\r\n', '\ufeffa\u2028b\u2029c\r\n'],
    'a megabyte': ['слово word '.repeat(100_000), 'слово word '.repeat(100_000)],
    nothing: ['', ''],
  };
  it.each(Object.entries(odd))('keep odd text: %s', async (_name, [given, kept]) => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.sessions.create({ title: 'x' });
    const added = await client.messages.add({ sessionId: id, message: { role: 'user', text: given } });
    const again = await test.reopen();
    const read = await again.client().messages.get({ id: added.id });
    expect(read.text === kept && read.text.isWellFormed()).toBe(true);
    expect(read.parts).toEqual([{ type: 'text', text: kept }]);
    checkIntegrity(test.home);
  });
});

type Step = { kind: 'add' | 'branch' | 'many' | 'trim' | 'undo' | 'redo' | 'root'; at: number };

describe('messageCount', () => {
  it('is exact whatever happens', async () => {
    const step = fc.record({
      kind: fc.constantFrom<Step['kind']>('add', 'branch', 'many', 'trim', 'undo', 'redo', 'root'),
      at: fc.nat({ max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (plan) => {
        const test = openTestCore();
        const client = test.client();
        const { id } = await begin(client, ['a', 'b']);
        for (const each of plan) await carryOut(client, id, each, test.home);
        checkIntegrity(test.home);
        const { total } = await client.messages.list({ sessionId: id });
        expect((await client.sessions.get({ id })).messageCount).toBe(total);
        expect((await client.maintenance.stats({})).totalMessages).toBe(total);
        await test.close();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

async function carryOut(client: Client, sessionId: string, { kind, at }: Step, home: string): Promise<void> {
  const living = rowsOf(home, 'SELECT id FROM messages WHERE deleted_at IS NULL ORDER BY ordinal').map(
    ({ id }) => String(id),
  );
  const parentId = living[at % Math.max(1, living.length)] ?? null;
  const message = { role: 'user' as const, text: kind };
  if (kind === 'add') await client.messages.add({ sessionId, message });
  if (kind === 'root') await client.messages.add({ sessionId, message: { ...message, parentId: null } });
  if (kind === 'branch') await client.messages.add({ sessionId, message: { ...message, parentId } });
  if (kind === 'many')
    await client.messages.addMany({ sessionId, messages: [message, { ...message, parentId }, message] });
  if (kind === 'trim') await client.messages.trim({ sessionId, keep: at % 3 });
  if (kind === 'undo' && (await client.history.depth({})).undo > 2) await client.history.undoLast({});
  if (kind === 'redo') await client.history.redo({});
}
