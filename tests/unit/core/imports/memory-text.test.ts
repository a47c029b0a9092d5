import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../../electron/core/imports/detect.ts';
import { handOver, importFile, openTestCore, writeSource } from '../../../support/core.ts';
import { checkIntegrity } from '../../../support/store-file.ts';
import { fileOf, fixture, linesOf, readAll } from './reading.ts';

const MEMORIES = fixture('memory-text.md');
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

async function entriesIn(content: string, format?: 'memory-text') {
  const { knowledge } = await readAll(fileOf(content), format);
  return knowledge.map(({ category, value, sentAt }) => [category, value, sentAt]);
}

describe('a memory text', () => {
  test('is read entry by entry, with headings, dates, bullets and dashes of every kind', async () => {
    expect(await detectFormat(MEMORIES)).toBe('memory-text');
    const { knowledge, problems } = await readAll(MEMORIES);
    expect(knowledge.map(({ category, value, sentAt }) => [category, value, sentAt])).toEqual([
      ['Instructions', 'Always answer in metric units.', day('2025-11-03')],
      ['Instructions', 'Never use emojis.', null],
      ['Identity', 'Name: Ada; lives in Riga.', day('2026-01-15')],
      ['Identity', 'Works at the harbour,\nmostly at night.', day('2026-01-15')],
      ['Identity', '1. [2025-02-30] — Was born on a leap day.\n- a line that stands further in', null],
      ['Preferences', 'Likes tea', null],
      ['Preferences', '[2025-06] - Moved house', null],
      ['Preferences', 'Prefers small functions', day('2026-01-15')],
      ['Preferences', 'Always answer in metric units.', day('2025-11-03')],
    ]);
    expect(problems.map(({ line, byte }) => [line, byte])).toEqual([
      [1, 0],
      [25, readFileSync(MEMORIES).indexOf('That is')],
    ]);
  });

  test('gives each entry a key of its words, the same wherever it stands', async () => {
    const { knowledge } = await readAll(MEMORIES);
    expect(knowledge[0]?.key).toMatch(/^Always answer in metric units\. #[0-9a-f]{8}$/);
    expect(knowledge.at(-1)?.key).toBe(knowledge[0]?.key);
    const long = `[2026-01-01] - ${'word '.repeat(100)}`;
    const [first, second] = (await readAll(fileOf(`${long}one\n${long}two\n`))).knowledge;
    expect(first?.key.length).toBeLessThan(80);
    expect(first?.key).not.toBe(second?.key);
  });

  test.each([
    ['one line', '[2026-01-02] - Likes tea'],
    ['an unknown date', '[unknown] - Likes tea'],
    ['a mark and other ends of lines', '\uFEFF# Me\r\n[2026-01-02] - Likes tea\r\n'],
    ['a sentence before and after', 'Sure!\n[2026-01-02] - Likes tea\nDone.'],
  ])('is recognised by %s', async (_, content) => {
    expect(await detectFormat(fileOf(content))).toBe('memory-text');
    expect((await entriesIn(content)).map(([, value]) => value)).toEqual(['Likes tea']);
  });

  test.each([
    ['prose', 'On [2026-01-02] - or so - we met.\nThen we talked.\nAnd parted.'],
    ['a log', '[2026-01-02 10:00:00] INFO started\n[2026-01-02 10:00:01] INFO done\n'],
    ['instructions', '# Rules\n- Be brief\n- [x] done\n'],
    ['JSON that speaks of it', linesOf({ text: '[2026-01-02] - Likes tea' })],
    ['a page', '<pre>\n[2026-01-02] - Likes tea\n</pre>'],
    ['bytes', '[2026-01-02] - Likes\0tea'],
    ['long lines of nothing', `# ${' #'.repeat(100_000)}x\n${'- '.repeat(100_000)}x`],
  ])('is not seen in %s', async (_, content) => {
    expect(await detectFormat(fileOf(content))).toBeNull();
  });

  test('may be any Markdown where it is chosen', async () => {
    const { knowledge, problems } = await readAll(fixture('claude-md.md'), 'memory-text');
    expect(problems).toEqual([]);
    expect(knowledge.map(({ category, value }) => [category, value])).toEqual([
      ['memory', 'description: how we work'],
      ['Harbour', 'Run the tests before you commit.\nThey take a minute.'],
      ['Commands', '`npm test` runs everything'],
      ['Commands', '`npm run check`\n  - types\n  - lint'],
      ['Commands', 'First this'],
      ['Commands', '```sh\n# not a heading\n\nnpm start\n```'],
      ['Commands', '| a | b |\n|---|---|'],
    ]);
  });

  test.each([
    ['UTF-16', Buffer.from('\uFEFF[2026-01-02] - x', 'utf16le'), /UTF-16/],
    ['not a text', Buffer.from([0x41, 0x42, 0x43, 0x00, 0x01, 0x41]), /not a text/],
    ['far too long', Buffer.alloc(17 * 1024 * 1024, 'x\n'), /16 MB/],
  ])('is refused in words where it is %s', async (_, content, words) => {
    await expect(readAll(fileOf(content), 'memory-text')).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(words),
    });
  });

  test('is nothing where it is empty', async () => {
    expect(await entriesIn('', 'memory-text')).toEqual([]);
    expect(await entriesIn(' \n---\n```\n```\n', 'memory-text')).toEqual([['memory', '```\n```', null]]);
  });
});

describe('importing it', () => {
  test('pasted: what the preview tells comes in, with its dates, and nothing the second time', async () => {
    const core = openTestCore();
    const client = core.client();
    const source = { text: '# Me\n[2026-01-02] - Likes tea\n[unknown] - Has a zqboat\nSure.\n' };
    const preview = await client.imports.preview({ source });
    expect(preview).toMatchObject({ format: 'memory-text', knowledge: 2, newKnowledge: 2, problemCount: 1 });
    const { import: started } = await client.imports.run({ source });
    await core.core.idle();
    const done = await client.imports.get({ id: started.id });
    expect(done).toMatchObject({ name: 'Pasted text', counts: { addedKnowledge: 2, problems: 1 } });
    const { items } = await client.knowledge.list({ sort: 'key', order: 'desc' });
    expect(
      items.map(({ category, value, createdAt, source: from }) => [category, value, createdAt, from]),
    ).toEqual([
      ['Me', 'Likes tea', '2026-01-02T00:00:00.000Z', 'Memory text'],
      ['Me', 'Has a zqboat', '2026-03-01T12:00:00.000Z', 'Memory text'],
    ]);
    const grown = { text: `${source.text}[2026-02-03] - Swims\n` };
    expect(await client.imports.preview({ source: grown })).toMatchObject({ knowledge: 3, newKnowledge: 1 });
    await client.imports.run({ source: grown });
    await core.core.idle();
    expect((await client.knowledge.list({})).items).toHaveLength(3);
    checkIntegrity(core.home);
  });

  test('leaves alone what was removed or forgotten, and is undone as one', async () => {
    const core = openTestCore();
    const client = core.client();
    const file = writeSource('[2026-01-02] - Likes tea\n[unknown] - Has a zqboat\n', 'memories.txt');
    const { import: done } = await importFile(core, file);
    await client.imports.undo({ id: done.id });
    expect((await client.knowledge.list({})).items).toEqual([]);
    expect((await importFile(core, file)).import.counts).toMatchObject({ addedKnowledge: 0, inTrash: 2 });
    await client.trash.purge({ everything: true });
    expect((await importFile(core, file)).import.counts).toMatchObject({ addedKnowledge: 0, inTrash: 2 });
  });

  test('any Markdown, in the format the person chose', async () => {
    const core = openTestCore();
    const client = core.client();
    const source = handOver(core, fixture('claude-md.md'));
    await expect(client.imports.preview({ source })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await client.imports.preview({ source, format: 'memory-text' })).toMatchObject({
      newKnowledge: 7,
    });
    await client.imports.run({ source, format: 'memory-text' });
    await core.core.idle();
    const { items } = await client.knowledge.categories({});
    expect(items).toEqual([
      { category: 'Commands', count: 5 },
      { category: 'Harbour', count: 1 },
      { category: 'memory', count: 1 },
    ]);
  });
});
