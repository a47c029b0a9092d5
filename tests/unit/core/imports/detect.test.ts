import { tmpdir } from 'node:os';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { describeUnknown, detectFormat } from '../../../../electron/core/imports/detect.ts';
import { fileOf, fixture, linesOf } from './reading.ts';
import { zipOf } from './zip-file.ts';

const long = 'x'.repeat(300 * 1024);
const chat = (content: string) => ({ messages: [{ role: 'user', content }] });
const shared = (value: string) => ({ conversations: [{ from: 'human', value }] });
const line = (content: string) => ({
  parentUuid: null,
  sessionId: 's',
  type: 'user',
  message: { role: 'user', content },
  uuid: 'u',
});
const chatgpt = [
  { title: 't', mapping: { a: { message: { author: { role: 'user' } } } }, conversation_id: 'c' },
];
const claude = [{ uuid: 'u', name: 'n', chat_messages: [{ sender: 'human', text: 'hi' }] }];
const longChatgpt = JSON.stringify([{ ...chatgpt[0], title: long }]).replace(
  '"title"',
  '"mapping":{},"title"',
);
const rollout = (text: string) => ({
  timestamp: '2026-02-01T08:00:00.000Z',
  type: 'session_meta',
  payload: { id: 'r', base_instructions: { text } },
});

describe('tells the format from the content', () => {
  test.each([
    ['openai-lines.jsonl', 'openai-messages'],
    ['openai-array.json', 'openai-messages'],
    ['sharegpt.jsonl', 'sharegpt'],
    ['claude-code.jsonl', 'claude-code'],
    ['chatgpt.json', 'chatgpt'],
    ['claude-ai-conversations.json', 'claude-ai'],
    ['claude-ai-projects.json', 'claude-ai'],
    ['claude-ai-memories.json', 'claude-ai'],
    ['server-memory.jsonl', 'server-memory'],
    ['codex.jsonl', 'codex'],
    ['codex-legacy.jsonl', 'codex'],
    ['codex-fork.jsonl', 'codex'],
  ])('of %s', async (name, format) => {
    expect(await detectFormat(fixture(name))).toBe(format);
  });

  test.each([
    ['one object', JSON.stringify(chat('a')), 'openai-messages'],
    [
      'one object over lines, with a mark',
      `\uFEFF\n ${JSON.stringify(chat('a'), null, 2)}`,
      'openai-messages',
    ],
    ['a bare list of messages', JSON.stringify(chat('a').messages), 'openai-messages'],
    ['lines that are messages', linesOf(...chat('a').messages), 'openai-messages'],
    ['a first record longer than the sample', JSON.stringify([chat(long)]), 'openai-messages'],
    [
      'words about another format',
      JSON.stringify([chat('{"conversations": [{"from": "human"}]}')]),
      'openai-messages',
    ],
    ['a list of ShareGPT', JSON.stringify([shared('a')], null, 2), 'sharegpt'],
    ['a long ShareGPT', JSON.stringify([shared(long)]), 'sharegpt'],
    ['a line of a transcript', linesOf(line('a')), 'claude-code'],
    [
      'a long first line of a transcript',
      linesOf({ ...line('a'), uuid: undefined, uuid2: 1 }, line(long)),
      null,
    ],
    [
      'a summary before a transcript',
      linesOf({ type: 'summary', summary: 's', leafUuid: 'l' }),
      'claude-code',
    ],
    ['a damaged first line', `{"type":\n${linesOf(line('a'), line('b'))}`, 'claude-code'],
    ['a ChatGPT conversation', JSON.stringify(chatgpt[0]), 'chatgpt'],
    ['a long ChatGPT conversation', longChatgpt, 'chatgpt'],
    ['a Claude.ai conversation over lines', JSON.stringify(claude, null, 2), 'claude-ai'],
    ['a long Claude.ai conversation', JSON.stringify([{ ...claude[0], more: long }]), 'claude-ai'],
    [
      'a list that only has times',
      JSON.stringify([{ updated_at: '2026-01-01', uuid: 'u', name: 'n' }]),
      null,
    ],
    ['a rollout with a long first line', linesOf(rollout(long)), 'codex'],
    ['a packed rollout', zstdCompressSync(linesOf(rollout('short'))), 'codex'],
    ['a packed something', zstdCompressSync('prose'), null],
    ['bare items that are no rollout', linesOf({ type: 'item', role: 'user' }), null],
    ['a ZIP archive of pictures', zipOf({ name: 'a.png', content: 'x' }), null],
    [
      'a ZIP archive of another conversations.json',
      zipOf({ name: 'conversations.json', content: '[{"a":1}]' }),
      null,
    ],
    ['no messages at all', JSON.stringify({ messages: [] }), null],
    ['an empty file', '', null],
    ['prose', 'Hello, this is no JSON.', null],
    ['a number', '42', null],
  ])('of %s', async (_, content, format) => {
    expect(await detectFormat(fileOf(content, 'misleading.txt'))).toBe(format);
  });
});

describe('says what it cannot read', () => {
  test.each([
    ['a gzip archive', gzipSync('x'), /gzip/],
    ['a ZIP archive', zipOf({ name: 'a.png' }), /ZIP archive in which.*no export/],
    [
      'an archive of archives',
      zipOf({ name: 'inner.zip', content: zipOf({ name: 'conversations.json' }) }),
      /Unpack it/,
    ],
    ['a packed text', zstdCompressSync('x'), /Zstandard/],
    ['an empty file', '', /empty/],
    ['prose', 'Once', /not a format Mneme reads/],
  ])('of %s', async (_, content, sentence) => {
    const file = fileOf(content);
    if (!(content instanceof Buffer)) expect(await detectFormat(file)).toBeNull();
    const said = await describeUnknown(file, tmpdir());
    expect(said).toMatch(sentence);
    expect(said).toContain('Nothing was changed.');
  });
});

test('refuses an archive that is not safe, by the name of the entry', async () => {
  const file = fileOf(zipOf({ name: 'conversations.json', content: '[]' }, { name: '../x' }));
  await expect(detectFormat(file)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('“../x”'),
  });
});
