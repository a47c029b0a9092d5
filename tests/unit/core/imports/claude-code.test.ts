import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claudeCode } from '../../../../electron/core/imports/claude-code.ts';
import type { SourceMessage } from '../../../../electron/core/imports/source-record.ts';
import { fileOf, fixture, linesOf, readAll, textOf } from './reading.ts';

const user = (uuid: string, parentUuid: string | null, content: unknown, more: object = {}) => ({
  type: 'user',
  uuid,
  parentUuid,
  sessionId: 's',
  isSidechain: false,
  message: { role: 'user', content },
  ...more,
});
const assistant = (
  uuid: string,
  parentUuid: string | null,
  id: string,
  content: unknown[],
  more: object = {},
) => ({
  type: 'assistant',
  uuid,
  parentUuid,
  sessionId: 's',
  isSidechain: false,
  requestId: `r-${id}`,
  message: { id, role: 'assistant', model: 'claude-x', content, usage: { output_tokens: 7 } },
  ...more,
});
const result = (id: string, content: unknown) => [{ type: 'tool_result', tool_use_id: id, content }];
const call = (id: string) => ({ type: 'tool_use', id, name: 'Bash', input: { command: id } });

describe('a transcript', () => {
  test('is read whole', async () => {
    const reading = await readAll(fixture('claude-code.jsonl'));
    expect(reading.sessions).toMatchSnapshot();
    expect(reading.of).toMatchSnapshot();
    expect(reading.problems).toMatchObject([{ line: 23 }]);
    expect(reading.progress.at(-1)).toBe(readFileSync(fixture('claude-code.jsonl')).length);
  });

  test('gives the records of one answer as one message, its results one after another', async () => {
    const reading = await readAll(fixture('claude-code.jsonl'));
    const path = reading.of['s-1']?.map(({ externalId, parentExternalId, active }) => [
      externalId,
      parentExternalId,
      active,
    ]);
    expect(path).toEqual([
      ['m0', null, true],
      ['m1', 'm0', true],
      ['u1', 'm1', true],
      ['b1', 'u1', true],
      ['c1', 'b1', true],
      ['c2', 'c1', true],
      ['q1', 'c2', true],
      ['d1', 'q1', false],
      ['d2', 'q1', true],
      ['e1', 'd2', true],
      ['e2', 'e1', true],
      ['e3', 'e2', true],
      ['f1', 'e3', true],
    ]);
    expect(reading.of['s-1']?.[3]).toMatchObject({
      tokens: 42,
      model: 'claude-x',
      parts: [
        { type: 'thinking', text: 'Beans need poles.' },
        { type: 'text', text: 'Let me look around.' },
        { type: 'tool_call', callId: 't1' },
        { type: 'tool_call', callId: 't2' },
      ],
    });
  });

  test('that grows keeps its ids and order, and only adds', async () => {
    const whole = readFileSync(fixture('claude-code.jsonl'), 'utf8').split('\n').slice(0, -1);
    const all = await readAll(fileOf(`${whole.join('\n')}\n`));
    const order = all.messages.map(({ externalId }) => externalId);
    for (let count = 6; count < whole.length; count += 1) {
      const part = await readAll(
        fileOf(`${whole.slice(0, count).join('\n')}\n${whole[count]?.slice(0, 40)}`),
        'claude-code',
      );
      const known = part.messages.map(({ externalId }) => externalId);
      expect(order.filter((id) => known.includes(id))).toEqual(known.filter((id) => order.includes(id)));
      expect(known.filter((id) => !order.includes(id))).toEqual([]);
      for (const message of part.messages) {
        const later = all.messages.find(({ externalId }) => externalId === message.externalId);
        expect(later?.parentExternalId).toBe(message.parentExternalId);
      }
    }
  });

  test('takes its title from what names it best', async () => {
    const said = user('1', null, 'First words');
    const titles = [
      { type: 'custom-title', customTitle: 'Old name', sessionId: 's' },
      { type: 'custom-title', customTitle: 'Chosen', sessionId: 's' },
      { type: 'agent-name', agentName: 'Agent', sessionId: 's' },
      { type: 'ai-title', aiTitle: 'Written', sessionId: 's' },
      { type: 'summary', summary: 'Summed up', leafUuid: '1' },
      { type: 'summary', summary: 'Elsewhere', leafUuid: 'x' },
    ];
    const titleWith = async (from: number) =>
      (await readAll(fileOf(linesOf(said, ...titles.slice(from))))).sessions[0]?.title;
    expect(await titleWith(0)).toBe('Chosen');
    expect(await titleWith(2)).toBe('Agent');
    expect(await titleWith(3)).toBe('Written');
    expect(await titleWith(4)).toBe('Summed up');
    expect(await titleWith(6)).toBe('First words');
  });

  test("of a sub-agent is a session of its own that names its parent's", async () => {
    const own = { isSidechain: true, agentId: 'a7' };
    const reading = await readAll(
      fileOf(
        linesOf(
          user('1', null, 'Look', own),
          assistant('2', '1', 'm', [{ type: 'text', text: 'Seen' }], own),
        ),
      ),
    );
    expect(reading.sessions).toMatchObject([
      { externalId: 's/agent-a7', parentExternalId: 's', title: 'Look' },
    ]);
    expect(reading.messages.every(({ active }) => active)).toBe(true);
  });

  test('names a sub-agent after the call that started it, by its id', async () => {
    const task = {
      type: 'tool_use',
      id: 't',
      name: 'Agent',
      input: { description: 'Find it', prompt: 'Find the thing' },
    };
    const own = { isSidechain: true, agentId: 'a7' };
    const reading = await readAll(
      fileOf(
        linesOf(
          user('1', null, 'Go'),
          assistant('2', '1', 'm', [task]),
          user('3', null, 'Find the thing, and more', own),
          user('4', '2', result('t', 'found'), { toolUseResult: { agentId: 'a7' } }),
        ),
      ),
    );
    expect(reading.sessions.map(({ title }) => title)).toEqual(['Go', 'Find it']);
  });
});

describe('branches', () => {
  test('are all kept, the last one active', async () => {
    const reading = await readAll(
      fileOf(
        linesOf(
          user('1', null, 'one'),
          assistant('2', '1', 'a', [{ type: 'text', text: 'first' }]),
          user('3', '2', 'go left'),
          user('4', '2', 'go right'),
          assistant('5', '4', 'b', [{ type: 'text', text: 'right it is' }]),
          user('6', null, 'started anew'),
          user('7', '5', 'and on'),
        ),
      ),
    );
    expect(reading.messages.filter(({ active }) => !active).map(({ externalId }) => externalId)).toEqual([
      '3',
      '6',
    ]);
  });

  test('are not made by results of tools called at once, in whatever order', async () => {
    const reading = await readAll(
      fileOf(
        linesOf(
          user('1', null, 'run'),
          assistant('2', '1', 'a', [call('x')]),
          user('3', '2', result('x', 'X')),
          assistant('4', '3', 'a', [call('y')]),
          assistant('5', '4', 'a', [call('z')]),
          user('6', '5', result('z', 'Z')),
          user('7', '4', result('y', 'Y')),
          assistant('8', '6', 'b', [{ type: 'text', text: 'done' }]),
          user('9', '2', result('x', 'late')),
        ),
      ),
    );
    expect(
      reading.messages.map(({ externalId, parentExternalId }) => [externalId, parentExternalId]),
    ).toEqual([
      ['1', null],
      ['2', '1'],
      ['3', '2'],
      ['6', '3'],
      ['7', '6'],
      ['8', '7'],
      ['9', '8'],
    ]);
    expect(reading.messages.every(({ active }) => active)).toBe(true);
  });

  test('with cycles, missing parents and itself as parent fall back to the order of the file', async () => {
    const reading = await readAll(
      fileOf(
        linesOf(
          user('1', '3', 'a'),
          user('2', '1', 'b'),
          user('3', '2', 'c'),
          user('4', '4', 'd'),
          user('5', 'gone', 'e'),
        ),
      ),
    );
    expect(reading.messages.map(({ parentExternalId }) => parentExternalId)).toEqual([
      null,
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  test('of any shape never lose a message, and a parent always comes before', async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const record = fc.record({
      uuid: id,
      parentUuid: fc.option(id),
      type: fc.constantFrom('user', 'assistant', 'progress'),
      message: fc.record({
        id: fc.constantFrom('m', 'n'),
        content: fc.constantFrom<unknown>(
          'hello',
          result('x', 'y'),
          [call('x')],
          [{ type: 'text', text: ' ' }],
          [7],
          null,
        ),
      }),
      isSidechain: fc.boolean(),
      sessionId: fc.constant('s'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 20 }), async (records) => {
        const reading = await readAll(fileOf(linesOf(...records)), 'claude-code');
        expect(reading.problems).toEqual([]);
        const said = new Set(
          records
            .filter(({ type, message }) => type === 'user' && message.content === 'hello')
            .map(({ uuid }) => uuid),
        );
        const first = new Set(
          records.filter(({ uuid }, index) => records.findIndex((other) => other.uuid === uuid) === index),
        );
        const expected = [...first].filter(
          ({ uuid, type, message }) => said.has(uuid) && type === 'user' && message.content === 'hello',
        );
        expect(reading.messages.map(({ externalId }) => externalId)).toEqual(
          expect.arrayContaining(expected.map(({ uuid }) => uuid)),
        );
        for (const messages of Object.values(reading.of))
          expect(messages.some(({ active }) => active)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

test('a half line at the end is left for another time; one in the middle is told', async () => {
  const file = fileOf(linesOf(user('1', null, 'a')) + '{"type":"user","uu');
  expect((await readAll(file)).problems).toEqual([]);
  appendFileSync(file, `\n${linesOf(user('2', '1', 'b'))}`);
  const reading = await readAll(file);
  expect(reading.problems).toMatchObject([{ line: 2 }]);
  expect(reading.messages.map(textOf)).toEqual(['a', 'b']);
});

test('lines that are no records are told, unknown kinds are skipped or kept as what they say', async () => {
  const other = {
    type: 'narrator',
    uuid: '2',
    parentUuid: '1',
    sessionId: 's',
    message: { role: 'chorus', content: 'Meanwhile' },
  };
  const reading = await readAll(
    fileOf(linesOf(user('1', null, 'a'), 42, ['x'], { no: 'type' }, { type: 'mode', mode: 'plan' }, other)),
  );
  expect(reading.problems.map(({ line }) => line)).toEqual([2, 3, 4]);
  expect(reading.messages.map(({ role }) => role)).toEqual(['user', 'other']);
});

test('odd strings and prototypes are harmless', async () => {
  const odd =
    '{"type":"user","uuid":"__proto__","parentUuid":null,"sessionId":"constructor","message":{"role":"user","content":[{"type":"__proto__","__proto__":{"polluted":1},"s":"\\ud800\\u0000"}]}}\n';
  const reading = await readAll(fileOf(odd));
  expect(reading.messages[0]?.parts).toEqual([{ type: 'unknown', raw: { type: '__proto__', s: '\uFFFD' } }]);
  expect({}).not.toHaveProperty('polluted');
});

test('an answer of very many records is still read in time and kept whole', async () => {
  const records = Array.from({ length: 5000 }, (_, index) =>
    assistant(`u${index}`, index === 0 ? null : `u${index - 1}`, 'same', [
      { type: 'text', text: `piece ${index}` },
    ]),
  );
  const reading = await readAll(fileOf(linesOf(...records)));
  expect(reading.messages.flatMap(({ parts }) => parts)).toHaveLength(5000);
});

test('a transcript that is read as it grows comes to the same as one read at once', async () => {
  const whole = readFileSync(fixture('claude-code.jsonl'));
  const once = await readAll(fixture('claude-code.jsonl'), 'claude-code');
  for (const step of [97, 700, 5000, whole.length - 1]) {
    const file = fileOf('', 'growing.jsonl');
    const reader = claudeCode.follow?.();
    const messages = new Map<string, SourceMessage>();
    const titles = new Map<string, string>();
    let given = 0;
    for (let end = step; ; end += step) {
      writeFileSync(file, whole.subarray(0, end));
      for await (const item of reader?.read(file, { signal: new AbortController().signal }) ?? []) {
        if (item.kind === 'session') titles.set(item.session.externalId, item.session.title);
        if (item.kind !== 'messages') continue;
        given += item.messages.length;
        for (const message of item.messages) messages.set(message.externalId, message);
      }
      if (end >= whole.length) break;
    }
    expect([...messages.values()]).toEqual(expect.arrayContaining(once.messages));
    expect(messages.size).toBe(once.messages.length);
    expect(titles).toEqual(new Map(once.sessions.map(({ externalId, title }) => [externalId, title])));
    // Each message is given once, and again only where it changed.
    expect(given).toBeLessThan(4 * once.messages.length);
  }
});
