import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chatgpt } from '../../../../electron/core/imports/chatgpt.ts';
import { detectFormat } from '../../../../electron/core/imports/detect.ts';
import { fileOf, fixture, readAll, textOf } from './reading.ts';
import { zipOf } from './zip-file.ts';

const whole = readFileSync(fixture('chatgpt.json'), 'utf8');

type Said = { id: string; parent: string | null; role?: string; text: string; at?: number; hidden?: boolean };

function conversationOf(id: string, said: Said[], more: object = {}): object {
  const mapping = Object.fromEntries(
    said.map(({ id: node, parent, role = 'user', text, at, hidden }) => [
      node,
      {
        id: node,
        parent,
        children: said.filter((other) => other.parent === node).map((other) => other.id),
        message: {
          id: node,
          author: { role },
          create_time: at ?? null,
          content: { content_type: 'text', parts: [text] },
          recipient: 'all',
          metadata: { is_visually_hidden_from_conversation: hidden },
        },
      },
    ]),
  );
  return { title: id, mapping, conversation_id: id, ...more };
}

const small = (id: string) => conversationOf(id, [{ id: `${id}-1`, parent: null, text: `words of ${id}` }]);

test('reads all branches, parts, times and hidden messages of a conversation', async () => {
  const reading = await readAll(fixture('chatgpt.json'));
  expect(reading.sessions[0]).toMatchSnapshot();
  expect(reading.of['conv-rye']).toMatchSnapshot();
});

test('shows the branch the conversation went on with, and nothing that is hidden', async () => {
  const { of } = await readAll(fixture('chatgpt.json'));
  const rye = of['conv-rye'] ?? [];
  const inactive = rye.filter(({ active }) => !active).map(({ externalId }) => externalId);
  expect(inactive).toEqual(['ctx', 'mem', 'q1', 'a1']);
  expect(rye.find(({ externalId }) => externalId === 'ctx')).toMatchObject({
    role: 'user',
    parentExternalId: null,
  });
  expect(rye.some(({ externalId }) => externalId === 'sys')).toBe(false);
});

test('reads what has no times, hangs together in a circle, or is of another form', async () => {
  const reading = await readAll(fixture('chatgpt.json'));
  expect(reading.sessions.map(({ title, startedAt }) => [title, startedAt])).toEqual([
    ['Rye bread', 1_700_000_000_123],
    ['first', null],
    ['Odd', 1_700_000_400_000],
  ]);
  expect(
    reading.of['conv-cycle']?.map((message) => [textOf(message), message.parentExternalId, message.active]),
  ).toEqual([
    ['first', null, true],
    ['second', 'a', true],
    ['third', 'b', true],
  ]);
  expect(reading.of['conv-odd']).toMatchObject([
    { externalId: 'p', active: true, sentAt: 1_700_000_400_000 },
  ]);
  expect(reading.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('Message odd of this conversation could not be read'),
    expect.stringContaining('not a conversation of ChatGPT'),
  ]);
});

test('reads the archive in all its layouts, and nothing beside the conversations', async () => {
  const noise = [
    { name: 'chat.html', content: '<html>' },
    { name: 'user.json', content: '{"id":"u","email":"a@example.org"}' },
    { name: 'message_feedback.json', content: '[{"id":"f","conversation_id":"x"}]' },
    { name: 'shared_conversations.json', content: '[{"id":"s","title":"t"}]' },
    { name: 'dalle-generations/file-AAA.webp', content: Buffer.alloc(100, 1), stored: true },
    { name: '__MACOSX/._conversations.json', content: 'binary' },
  ];
  const expected = await readAll(fixture('chatgpt.json'));
  const old = zipOf(...noise, { name: 'conversations.json', content: whole });
  const inFolder = zipOf({ name: 'My export/conversations.json', content: whole }, ...noise);
  for (const zip of [old, inFolder]) {
    const file = fileOf(zip);
    expect(await detectFormat(file)).toBe('chatgpt');
    const reading = await readAll(file);
    expect(reading.messages).toEqual(expected.messages);
    expect(reading.sessions).toEqual(expected.sessions);
    expect(reading.progress.at(-1)).toBe(zip.length);
    expect(reading.progress.toSorted((one, other) => one - other)).toEqual(reading.progress);
  }
});

test('reads the shards of newer archives in their order, and tells where a problem is', async () => {
  const manifest = JSON.stringify({ export_files: [{ path: 'conversations-000.json', size_bytes: 1 }] });
  const shards = ['2', '10', '1'].map((number) => ({
    name: `conversations-${number.padStart(3, '0')}.json`,
    content: JSON.stringify([small(`shard-${number}`)]),
  }));
  const broken = {
    name: 'conversations-011.json',
    content: `[{"mapping": oops}, ${JSON.stringify(small('last'))}]`,
  };
  const zip = zipOf({ name: 'export_manifest.json', content: manifest }, ...shards, broken);
  const reading = await readAll(fileOf(zip));
  expect(reading.sessions.map(({ title }) => title)).toEqual(['shard-1', 'shard-2', 'shard-10', 'last']);
  expect(reading.problems).toEqual([
    {
      line: 1,
      byte: expect.any(Number),
      message: expect.stringMatching(/^conversations-011\.json: .*damaged/),
    },
  ]);
});

test('reads a single conversation, a shard, and gives the same ids again', async () => {
  const one = await readAll(fileOf(JSON.stringify(small('solo'))));
  expect(one.sessions).toMatchObject([{ externalId: 'solo', source: 'chatgpt', agentName: 'ChatGPT' }]);
  const shard = await readAll(fileOf(JSON.stringify([small('solo')], null, 2)));
  expect(shard.messages).toEqual(one.messages);
  const unnamed = (text: string) => ({
    ...conversationOf('x', [{ id: 'n', parent: null, text }]),
    conversation_id: null,
  });
  const [first, again] = await Promise.all([
    readAll(fileOf(JSON.stringify([unnamed('a')]))),
    readAll(fileOf(JSON.stringify([small('before'), unnamed('a')]))),
  ]);
  expect(again.sessions[1]?.externalId).toBe(first.sessions[0]?.externalId);
});

test('goes on with the newest branch where the export does not say, and keeps the order of answers', async () => {
  const said = [
    { id: 'late', parent: 'q', role: 'assistant', text: 'late', at: 1_700_000_009 },
    { id: 'q', parent: null, text: 'q', at: 1_700_000_001 },
    { id: 'early', parent: 'q', role: 'assistant', text: 'early', at: 1_700_000_002 },
  ];
  const conversation = { ...conversationOf('c', said), current_node: 'gone' };
  const ordered = JSON.parse(JSON.stringify(conversation).replace('["late","early"]', '["early","late"]'));
  const reading = await readAll(fileOf(JSON.stringify([ordered])));
  expect(reading.messages.map(({ externalId, active }) => [externalId, active])).toEqual([
    ['q', true],
    ['early', false],
    ['late', true],
  ]);
});

test('a conversation of 5,000 messages in one line of answers comes in batches', async () => {
  const said = Array.from({ length: 5_000 }, (_, index) => ({
    id: `m${index}`,
    parent: index === 0 ? null : `m${index - 1}`,
    text: `turn ${index}`,
  }));
  const mapping: Record<string, unknown> = {};
  for (const { id, parent, text } of said.toReversed()) {
    mapping[id] = {
      parent,
      message: { author: { role: 'user' }, content: { content_type: 'text', parts: [text] } },
    };
  }
  const reading = await readAll(
    fileOf(JSON.stringify([{ title: 'long', mapping, id: 'long', current_node: 'm4999' }])),
  );
  expect(reading.messages.map(textOf)).toEqual(said.map(({ text }) => text));
  expect(reading.messages.every(({ active }) => active)).toBe(true);
});

test('odd keys and values are harmless', async () => {
  const record = `[{"title":"odd","id":"odd","__proto__":{"polluted":1},"mapping":{"__proto__":{"message":null},
    "constructor":{"parent":"toString","message":{"author":{"role":"user"},"create_time":1e400,
    "content":{"content_type":"text","parts":["hello",{"__proto__":{"polluted":1},"content_type":"constructor"}]}}}}}]`;
  const reading = await readAll(fileOf(record));
  expect(reading.messages.map(textOf)).toEqual(['hello']);
  expect(reading.messages[0]?.sentAt).toBeNull();
  expect({}).not.toHaveProperty('polluted');
});

test('a cancel is heard within one huge conversation, before anything of it is given', async () => {
  const nodes = Array.from({ length: 2000 }, (_, index) => {
    const message = { author: { role: 'user' }, content: { content_type: 'text', parts: [`m${index}`] } };
    const parent = index === 0 ? null : `n${index - 1}`;
    return [`n${index}`, { id: `n${index}`, parent, children: [`n${index + 1}`], message }];
  });
  // One block of the file: only the conversation itself is left to be gone through.
  const file = fileOf(JSON.stringify([{ title: 'Long', mapping: Object.fromEntries(nodes) }]));
  const abort = new AbortController();
  const given: string[] = [];
  const reading = (async () => {
    for await (const { kind } of chatgpt.read(file, { signal: abort.signal })) {
      given.push(kind);
      abort.abort();
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  expect(given).toEqual(['progress']);
});
