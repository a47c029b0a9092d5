import { describe, expect, it } from 'vitest';
import { handOver, importFile, openTestCore, PERSON, writeSource } from '../../../support/core.ts';
import { wholeState } from '../../../support/store-file.ts';
import { fixture, linesOf } from './reading.ts';

const chat = (id: string, ...contents: string[]) => ({
  id,
  messages: contents.map((content, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content,
    created: 1_770_000_000 + index,
  })),
});

describe('a preview', () => {
  it.each(['openai-lines.jsonl', 'openai-array.json', 'sharegpt.jsonl', 'claude-code.jsonl'])(
    'changes nothing and tells what the import will do: %s',
    async (name) => {
      const test = openTestCore();
      const client = test.client();
      const before = wholeState(test.home);
      const preview = await client.imports.preview({ source: handOver(test, fixture(name)) });
      expect(wholeState(test.home)).toEqual(before);
      expect(preview.fileName).toBe(name);
      const { import: done } = await importFile(test, fixture(name));
      expect(done.counts).toMatchObject({
        sessions: preview.sessions,
        messages: preview.messages,
        addedSessions: preview.newSessions,
        addedMessages: preview.newMessages,
        inTrash: preview.inTrash,
        problems: preview.problemCount,
      });
      expect(done.problems).toEqual(preview.problems);
      expect(preview.newMessages).toBeGreaterThan(0);
      const again = await client.imports.preview({ source: handOver(test, fixture(name)) });
      expect(again).toMatchObject({
        newSessions: 0,
        newMessages: 0,
        sessions: preview.sessions,
        messages: preview.messages,
      });
      const titles = (await client.sessions.list({})).items.map(({ title }) => title);
      for (const example of preview.examples) expect(titles).toContain(example.title);
    },
  );

  it('tells known, new and removed apart', async () => {
    const test = openTestCore();
    const client = test.client();
    await importFile(test, writeSource(linesOf(chat('a', 'one', 'two'), chat('b', 'three'))));
    const [found] = (await client.search.run({ text: 'three', kinds: ['message'] })).items;
    await client.sessions.remove({ ids: [found?.sessionId ?? ''] });
    const source = handOver(
      test,
      writeSource(linesOf(chat('a', 'one', 'two', 'more'), chat('b', 'three'), chat('c', 'four'))),
    );
    expect(await client.imports.preview({ source })).toMatchObject({
      sessions: 3,
      messages: 5,
      newSessions: 1,
      newMessages: 2,
      inTrash: 1,
      problemCount: 0,
      firstAt: '2026-02-02T02:40:00.000Z',
      lastAt: '2026-02-02T02:40:02.000Z',
      examples: [{ known: true, messages: 3 }, { messages: 1 }, { known: false, messages: 1, title: 'four' }],
    });
  });

  it('reads a path only where the command line gave it', async () => {
    const test = openTestCore();
    const file = writeSource(linesOf(chat('a', 'one')), 'chats.jsonl');
    const cwd = file.slice(0, file.lastIndexOf('/'));
    await expect(test.client().imports.preview({ source: { path: file } })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const line = test.client({ ...PERSON, door: 'script', client: 'cli', cwd });
    expect(await line.imports.preview({ source: { path: 'chats.jsonl' } })).toMatchObject({ newMessages: 1 });
    expect(await line.imports.detect({ source: { path: 'chats.jsonl' } })).toMatchObject({
      format: 'openai-messages',
      fileName: 'chats.jsonl',
    });
    await expect(line.imports.preview({ source: { path: 'nothing' } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(line.imports.preview({ source: { path: '.' } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
