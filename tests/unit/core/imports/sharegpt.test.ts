import { expect, test } from 'vitest';
import { fixture, fileOf, linesOf, readAll } from './reading.ts';

test('reads conversations: roles, system, tools, calls, results and variants', async () => {
  const reading = await readAll(fixture('sharegpt.jsonl'));
  expect(reading.sessions.map(({ title, source }) => [title, source])).toEqual([
    ['What time is it?', 'sharegpt'],
    ['Variant', 'sharegpt'],
    ['And I answer.', 'sharegpt'],
    ['Call it', 'sharegpt'],
  ]);
  const [clock, variant, greeting, calls] = reading.sessions.map(({ externalId }) => reading.of[externalId]);
  expect(clock?.map(({ role, parts }) => ({ role, parts }))).toEqual([
    {
      role: 'system',
      parts: [
        { type: 'text', text: 'You are terse.' },
        { type: 'unknown', raw: { type: 'tools', tools: '[{"name":"clock"}]' } },
      ],
    },
    { role: 'user', parts: [{ type: 'text', text: 'What time is it?' }] },
    {
      role: 'assistant',
      parts: [{ type: 'tool_call', callId: null, name: 'clock', input: { zone: 'UTC' } }],
    },
    { role: 'tool', parts: [{ type: 'tool_result', callId: null, text: '12:00', isError: false }] },
    { role: 'assistant', parts: [{ type: 'text', text: 'Noon.' }] },
  ]);
  expect(variant?.map(({ role }) => role)).toEqual(['user', 'assistant']);
  expect(greeting?.map(({ role }) => role)).toEqual(['assistant', 'user', 'assistant', 'other']);
  expect(calls?.map(({ parts }) => parts)).toEqual([
    [{ type: 'text', text: 'Call it' }],
    [
      { type: 'tool_call', callId: null, name: 'a', input: { x: 1 } },
      { type: 'tool_call', callId: null, name: 'b', input: { y: 2 } },
    ],
    [{ type: 'tool_result', callId: null, text: '{"ok":true}', isError: false }],
    [{ type: 'tool_call', callId: null, name: 'function', input: 'just words' }],
  ]);
  expect(reading.problems).toMatchObject([{ line: 4, message: expect.stringContaining('Message 5') }]);
  expect(reading.messages.every(({ sentAt }) => sentAt === null)).toBe(true);
});

test('gives the same ids again', async () => {
  const record = { id: 'x', conversations: [{ from: 'human', value: 'a' }] };
  const grown = { ...record, conversations: [...record.conversations, { from: 'gpt', value: 'b' }] };
  const [before, after] = [
    await readAll(fileOf(linesOf(record))),
    await readAll(fileOf(JSON.stringify([grown]))),
  ];
  expect(after.sessions[0]?.externalId).toBe(before.sessions[0]?.externalId);
  expect(after.messages[0]?.externalId).toBe(before.messages[0]?.externalId);
});
