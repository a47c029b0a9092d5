import { readFileSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../../electron/core/imports/detect.ts';
import { fileOf, fixture, linesOf, readAll, textOf } from './reading.ts';

const SESSION = '0199d3a0-0000-7000-8000-000000000001';

const line = (type: string, payload: object) => ({ timestamp: '2026-02-01T08:00:00.000Z', type, payload });
const meta = (id: string, more: object = {}) => line('session_meta', { id, cwd: '/w', ...more });
const said = (role: string, text: string) =>
  line('response_item', { type: 'message', role, content: [{ type: 'input_text', text }] });
const shown = (message: string) => line('event_msg', { type: 'user_message', message });

test('reads a rollout: prompts, answers put together, calls, results, models', async () => {
  const reading = await readAll(fixture('codex.jsonl'));
  expect(reading.sessions).toMatchSnapshot();
  expect(
    reading.messages.map((message) => ({ ...message, externalId: '', parentExternalId: null })),
  ).toMatchSnapshot();
  expect(reading.problems.map(({ line: at, message }) => [at, message])).toEqual([
    [24, expect.stringContaining('damaged')],
    [25, 'This line is not a record of a Codex rollout; it was left out.'],
  ]);
  expect(reading.messages.every(({ active }) => active)).toBe(true);
});

test('tells the words of the person from those given in their name', async () => {
  const reading = await readAll(fixture('codex.jsonl'));
  const roles = reading.messages.map((message) => [message.role, textOf(message)]);
  expect(roles.filter(([role]) => role === 'user').map(([, text]) => text)).toEqual([
    'Fix the crane\n',
    'Thanks',
  ]);
  expect(roles.slice(0, 2)).toEqual([
    ['system', '<permissions>all</permissions>'],
    ['system', expect.stringContaining('<environment_context>')],
  ]);
});

test('reads the lines of before October 2025', async () => {
  const reading = await readAll(fixture('codex-legacy.jsonl'));
  expect(reading.sessions).toMatchObject([
    {
      externalId: '9f1b7c1e-2222-4222-8222-222222222222',
      title: 'Rename the file',
      startedAt: Date.UTC(2025, 5, 1, 10),
      source: 'codex',
    },
  ]);
  expect(
    reading.messages.map(({ role, parts, sentAt }) => [role, parts.map(({ type }) => type), sentAt]),
  ).toEqual([
    ['system', ['text'], null],
    ['user', ['text'], null],
    ['assistant', ['thinking', 'tool_call'], null],
    ['tool', ['tool_result'], null],
    ['assistant', ['text'], null],
  ]);
  expect(reading.problems).toEqual([]);
});

test('reads a packed rollout as the plain one', async () => {
  for (const name of ['codex.jsonl', 'codex-legacy.jsonl']) {
    const packed = zstdCompressSync(readFileSync(fixture(name)));
    const file = fileOf(packed);
    expect(await detectFormat(file)).toBe('codex');
    const [plain, reading] = await Promise.all([readAll(fixture(name)), readAll(file)]);
    expect(reading.messages).toEqual(plain.messages);
    expect(reading.sessions).toEqual(plain.sessions);
    expect(reading.problems).toEqual(plain.problems);
    expect(reading.progress.at(-1)).toBe(packed.length);
  }
});

test('a packed rollout that is cut off gives what can be unpacked, and says so', async () => {
  const lines = linesOf(
    meta('m'),
    ...Array.from({ length: 3000 }, (_, index) => said('assistant', `${index} ${Math.sin(index)}`)),
  );
  const packed = zstdCompressSync(lines);
  const reading = await readAll(fileOf(packed.subarray(0, packed.length - 2000)));
  const words = reading.messages.flatMap(({ parts }) => parts);
  expect(words.length).toBeGreaterThan(100);
  expect(
    reading.problems.filter(({ message }) => message.includes('cannot be unpacked further')),
  ).toHaveLength(1);
});

describe('forks', () => {
  test('leave out the turns they were made from, and say where these are', async () => {
    const reading = await readAll(fixture('codex-fork.jsonl'));
    expect(reading.sessions).toMatchObject([
      { title: 'Crane, another way', project: '/home/ann/harbour', parentExternalId: null },
    ]);
    expect(reading.messages.map(textOf)).toEqual(['Try another way', 'Another way it is.']);
    expect(reading.problems).toMatchObject([
      { message: expect.stringMatching(/The 3 records .* from conversation 0199d3a0/) },
    ]);
  });

  test('of unknown age keep everything', async () => {
    const turn = (turn_id: string) => line('turn_context', { turn_id });
    const file = fileOf(
      linesOf(
        meta('child', { forked_from_id: 'parent' }),
        turn('1'),
        said('user', 'a'),
        turn('2'),
        said('user', 'b'),
      ),
    );
    expect((await readAll(file)).messages.map(textOf)).toEqual(['a', 'b']);
  });

  test('a turn that comes again in the same rollout comes once', async () => {
    const turn = (turn_id: string) => line('turn_context', { turn_id });
    const file = fileOf(
      linesOf(
        meta('m'),
        turn('1'),
        said('user', 'a'),
        turn('2'),
        said('user', 'b'),
        turn('1'),
        said('user', 'a'),
      ),
    );
    expect((await readAll(file)).messages.map(textOf)).toEqual(['a', 'b']);
  });

  test('a sub-agent names the conversation it belongs to', async () => {
    const source = { subagent: { thread_spawn: { parent_thread_id: SESSION, depth: 1 } } };
    const readings = await Promise.all([
      readAll(fileOf(linesOf(meta('m', { source }), said('user', 'x')))),
      readAll(fileOf(linesOf(meta('m', { parent_thread_id: SESSION, source: 'cli' }), said('user', 'x')))),
    ]);
    expect(readings.map(({ sessions }) => sessions[0]?.parentExternalId)).toEqual([SESSION, SESSION]);
  });
});

test('a rollout that grows keeps its ids, and its last answer grows', async () => {
  const begun = [meta('m'), said('user', 'q'), shown('q'), said('assistant', 'one')];
  const before = await readAll(fileOf(linesOf(...begun)));
  const after = await readAll(
    fileOf(linesOf(...begun, said('assistant', 'two'), said('user', 'r'), shown('r'))),
  );
  expect(after.messages.slice(0, 2).map(({ externalId }) => externalId)).toEqual(
    before.messages.map(({ externalId }) => externalId),
  );
  expect(after.messages[1]?.parts).toHaveLength(2);
  expect(after.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
});

test('the last line may be half-written, which is no problem', async () => {
  const reading = await readAll(fileOf(`${linesOf(meta('m'), said('user', 'q'))}{"timestamp":"2026`));
  expect(reading.messages.map(textOf)).toEqual(['q']);
  expect(reading.problems).toEqual([]);
});

test('a rollout without anything said is empty', async () => {
  const reading = await readAll(
    fileOf(linesOf(meta('m'), line('event_msg', { type: 'token_count', info: null }))),
  );
  expect([reading.sessions, reading.messages, reading.problems]).toEqual([[], [], []]);
});

test('an answer of very many items is several messages', async () => {
  const calls = Array.from({ length: 450 }, (_, index) =>
    line('response_item', {
      type: 'function_call',
      name: `f${index}`,
      arguments: '{}',
      call_id: `c${index}`,
    }),
  );
  const { messages } = await readAll(fileOf(linesOf(meta('m'), ...calls)));
  expect(messages.map(({ parts }) => parts.length)).toEqual([200, 200, 50]);
});
