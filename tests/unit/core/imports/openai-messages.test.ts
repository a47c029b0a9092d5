import { expect, test } from 'vitest';
import type { ImportProblem } from '../../../../shared/entities/import.ts';
import { fileOf, fixture, linesOf, readAll, textOf } from './reading.ts';

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });

const inOrder = (problems: ImportProblem[]) => problems.toSorted((first, second) => first.byte - second.byte);

test('reads lines of conversations: roles, parts, calls, results, titles, problems', async () => {
  const reading = await readAll(fixture('openai-lines.jsonl'));
  expect(
    reading.sessions.map(({ title, model, startedAt, source }) => [title, model, startedAt, source]),
  ).toEqual([
    ['Which pot suits a sourdough loaf of one kilogram, and does the lid have to be…', null, null, 'openai'],
    ['Weather in Oslo', 'gpt-x', Date.UTC(2026, 0, 1), 'openai'],
    ['Add two and two', null, null, 'openai'],
    ['Hi', null, null, 'openai'],
    ['Hi', null, null, 'openai'],
    ['A line that is a list of messages', null, null, 'openai'],
  ]);
  const [bread, weather, sum] = reading.sessions.map(({ externalId }) => reading.of[externalId] ?? []);
  expect(bread?.map(({ role, model }) => [role, model])).toEqual([
    ['system', null],
    ['user', null],
    ['assistant', 'gpt-x'],
  ]);
  expect(weather).toMatchSnapshot();
  expect(sum?.[1]?.parts).toEqual([{ type: 'tool_call', callId: null, name: 'add', input: { a: 2, b: 2 } }]);
  expect(sum?.[2]).toMatchObject({ role: 'tool', parts: [{ type: 'tool_result', callId: null, text: '4' }] });
  expect(inOrder(reading.problems).map(({ line, message }) => [line, message])).toEqual([
    [2, 'Message 8 of this conversation could not be read; it was left out.'],
    [6, expect.stringContaining('not a conversation')],
    [7, expect.stringContaining('damaged')],
  ]);
  expect(reading.messages.every(({ active, tokens }) => active && tokens === null)).toBe(true);
});

test('reads a list over several lines, without the record that is damaged', async () => {
  const reading = await readAll(fixture('openai-array.json'));
  expect(reading.sessions.map(({ title }) => title)).toEqual(['first', 'third']);
  expect(reading.problems).toMatchObject([{ line: 9, byte: expect.any(Number) }]);
  expect(reading.messages).toHaveLength(4);
});

test('reads one object, a bare list, and lines that are messages', async () => {
  const messages = [user('a'), assistant('b'), user('c')];
  const forms = [
    JSON.stringify({ messages }),
    JSON.stringify({ messages }, null, 2),
    JSON.stringify(messages),
    JSON.stringify(messages, null, 2),
    linesOf(...messages),
    JSON.stringify([messages]),
  ];
  const readings = await Promise.all(forms.map((form) => readAll(fileOf(form))));
  for (const { sessions, messages: found, problems } of readings) {
    expect(sessions).toHaveLength(1);
    expect(found.map(textOf)).toEqual(['a', 'b', 'c']);
    expect(found.map(({ externalId }) => externalId)).toEqual(
      readings[0]?.messages.map(({ externalId }) => externalId),
    );
    expect(sessions[0]?.externalId).toBe(readings[0]?.sessions[0]?.externalId);
    expect(problems).toEqual([]);
  }
});

test('gives the same ids again, and keeps them when conversations grow or move', async () => {
  const tea = { messages: [{ role: 'system', content: 's' }, user('tea?'), assistant('yes')] };
  const hi = [{ messages: [user('hi'), assistant('one')] }, { messages: [user('hi'), assistant('two')] }];
  const named = { id: 5, messages: [user('hi'), assistant('three')] };
  const before = await readAll(fileOf(linesOf(tea, ...hi, named)));
  const grown = { messages: [...tea.messages, user('with milk')] };
  const after = await readAll(fileOf(linesOf(named, ...hi, { messages: [user('new')] }, grown)));
  expect(new Set(before.sessions.map(({ externalId }) => externalId)).size).toBe(4);
  for (const { externalId } of before.sessions) {
    const ids = before.of[externalId]?.map((message) => message.externalId) ?? [];
    expect(after.of[externalId]?.map((message) => message.externalId).slice(0, ids.length)).toEqual(ids);
  }
  expect(after.messages).toHaveLength(before.messages.length + 2);
});

test('keeps apart what other files number alike', async () => {
  const one = await readAll(fileOf(linesOf({ id: 0, messages: [user('apples')] })));
  const other = await readAll(fileOf(linesOf({ id: 0, messages: [user('pears')] })));
  expect(one.sessions[0]?.externalId).not.toBe(other.sessions[0]?.externalId);
});

test('a log of snapshots of one conversation is one conversation', async () => {
  const turns = [user('q'), assistant('a'), user('q2')];
  const reading = await readAll(
    fileOf(linesOf({ id: 'x', messages: turns.slice(0, 2) }, { id: 'x', messages: turns })),
  );
  expect(new Set(reading.sessions.map(({ externalId }) => externalId)).size).toBe(1);
  expect(new Set(reading.messages.map(({ externalId }) => externalId)).size).toBe(3);
});

test('messages with the same id or the same words are different messages', async () => {
  const turns = [
    { ...user('yes'), id: 'm' },
    { ...assistant('no'), id: 'm' },
    user('yes'),
    assistant('no'),
    user('yes'),
  ];
  const reading = await readAll(fileOf(linesOf({ messages: turns })));
  expect(new Set(reading.messages.map(({ externalId }) => externalId)).size).toBe(5);
});

test('a long tool result is cut and says so, a long text is not', async () => {
  const long = `${'é'.repeat(256 * 1024 - 1)}😀tail`;
  const result = { role: 'tool', tool_call_id: 'c', content: long };
  const reading = await readAll(
    fileOf(linesOf({ messages: [user(long), result, { ...result, content: 'short' }] })),
  );
  const [words, cut, whole] = reading.messages;
  expect(textOf(words)).toBe(long);
  expect(cut?.parts).toMatchObject([{ truncated: true, text: 'é'.repeat(256 * 1024 - 1) }]);
  expect(whole?.parts[0]).not.toHaveProperty('truncated');
});

test('a text over 16 MiB comes in several parts, nothing lost', async () => {
  const long = 'ab😀'.repeat(4_500_000);
  const reading = await readAll(fileOf(linesOf({ messages: [user(long)] })));
  const texts = reading.messages[0]?.parts.map((part) => (part.type === 'text' ? part.text : ''));
  expect(texts?.length).toBe(2);
  expect(texts?.join('') === long).toBe(true);
});

test('a conversation of many messages comes in batches, whatever form it has', async () => {
  const turns = Array.from({ length: 1001 }, (_, index) => (index % 2 ? assistant : user)(`turn ${index}`));
  for (const form of [JSON.stringify(turns), JSON.stringify({ messages: turns })]) {
    const { messages, sessions } = await readAll(fileOf(form));
    expect(sessions).toHaveLength(1);
    expect(messages.map(textOf)).toEqual(turns.map(({ content }) => content));
  }
});

test('deep and odd values in arguments are harmless', async () => {
  const deep = `${'['.repeat(900)}1${']'.repeat(900)}`;
  const call = (given: unknown) => ({ id: 'c', type: 'function', function: { name: 'f', arguments: given } });
  const hostile = '{"constructor":{"prototype":{"polluted":1}},"__proto__":{"polluted":1},"big":1e400}';
  const calls = [call('['.repeat(100_000)), call(hostile), call(deep), call({ already: 'read' }), call('12')];
  const reading = await readAll(
    fileOf(linesOf({ messages: [user('x'), { role: 'assistant', content: null, tool_calls: calls }] })),
  );
  const inputs = reading.messages[1]?.parts.map((part) => (part.type === 'tool_call' ? part.input : null));
  expect(inputs?.[0]).toBe('['.repeat(100_000));
  expect(inputs?.[1]).toEqual({ constructor: { prototype: { polluted: 1 } }, big: null });
  expect(inputs?.[2]).toBe(deep);
  expect(inputs?.slice(3)).toEqual([{ already: 'read' }, '12']);
  expect({}).not.toHaveProperty('polluted');
});

test('progress never falls and ends at the size of the file', async () => {
  const content = linesOf(
    ...Array.from({ length: 400 }, (_, id) => ({ id, messages: [user('x'.repeat(2000))] })),
  );
  const { progress } = await readAll(fileOf(content));
  expect(progress.length).toBeGreaterThan(2);
  expect(progress.toSorted((first, second) => first - second)).toEqual(progress);
  expect(progress.at(-1)).toBe(Buffer.byteLength(content));
});
