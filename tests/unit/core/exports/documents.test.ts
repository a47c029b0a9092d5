import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../../../electron/core/exports/csv.ts';
import { createNames, safeName } from '../../../../electron/core/exports/file-names.ts';
import { AGENT, openTestCore } from '../../../support/core.ts';
import { exportFile, fileOf, fillMemory, unpack } from './exporting.ts';

/** Reads CSV as RFC 4180 has it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at += 1) cell += text[at];
    row.push(cell);
    if (text[at] === ',') at += 1;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('what is chosen', () => {
  it('is what a filter shows, but for what is excepted', async () => {
    const test = openTestCore();
    const client = test.client();
    for (const key of ['one', 'two', 'three']) await client.knowledge.add({ category: 'a', key, value: key });
    await client.knowledge.add({ category: 'b', key: 'four', value: 'four' });
    const [first] = (await client.knowledge.list({ categories: ['a'] })).items;
    const scope = { knowledge: { filter: { categories: ['a'] }, except: [first?.id ?? ''] } };
    const files = await unpack((await exportFile(test, { format: 'csv', scope })).file);
    const [, ...rows] = parseCsv(fileOf(files, 'knowledge.csv'));
    expect(rows.flat().filter((cell) => ['one', 'three', 'four', 'two'].includes(cell))).toEqual([
      'two',
      'two',
      'three',
      'three',
    ]);
  });
});

describe('what looks like a secret', () => {
  it('is hidden in what is made to be read, stays in a bundle, and goes out as the person says', async () => {
    const test = openTestCore();
    const secret = 'zqHorse7Battery!';
    const text = `The password: ${secret}`;
    const session = await test.client().sessions.create({ title: text });
    await test.client().messages.add({ sessionId: session.id, message: { role: 'user', text } });
    await test.client().memories.add({ content: text });
    await test.client().preferences.save({ values: { 'zq.password': secret } });
    const holds = async (input: Parameters<typeof exportFile>[1]): Promise<boolean> => {
      const { file } = await exportFile(test, input);
      const texts = file.endsWith('.zip') ? [...(await unpack(file)).values()] : [readFileSync(file, 'utf8')];
      expect(texts.join('')).toContain('The password');
      return texts.some((one) => one.includes(secret));
    };
    const scope = { sessions: { ids: [session.id] } };
    expect(await holds({ format: 'markdown' })).toBe(false);
    expect(await holds({ format: 'csv' })).toBe(false);
    for (const form of ['markdown', 'html', 'json'] as const)
      expect([form, await holds({ format: 'session', form, scope })]).toEqual([form, false]);
    expect(await holds({ format: 'bundle' })).toBe(true);
    expect(await holds({ format: 'bundle', secrets: 'masked' })).toBe(false);
    expect(await holds({ format: 'markdown', secrets: 'plain' })).toBe(true);
    await test.client().secrets.scan({});
    const { items } = await test.client().secrets.list({});
    await test.client().secrets.keep({ ids: items.map(({ id }) => id) });
    expect(await holds({ format: 'markdown' })).toBe(true);
  });
});

describe('tables', () => {
  it('are read back as they were, but for what a spreadsheet would run', async () => {
    const test = openTestCore();
    const { sessionId } = await fillMemory(test);
    const files = await unpack((await exportFile(test, { format: 'csv' })).file);
    const messages = parseCsv(fileOf(files, 'messages.csv'));
    const [columns = []] = messages;
    expect(columns).toEqual([
      'id',
      'session_id',
      'session_title',
      'parent_id',
      'ordinal',
      'active',
      'role',
      'time',
      'model',
      'tokens',
      'text',
      'parts',
    ]);
    expect(messages.length).toBe(6);
    expect(messages.every((row) => row.length === columns.length)).toBe(true);
    const { items } = await test.client().messages.list({ sessionId });
    expect(messages.find(([id]) => id === items[0]?.id)?.[columns.indexOf('text')]).toBe(items[0]?.text);
    const facts = parseCsv(fileOf(files, 'knowledge.csv'));
    expect(facts[1]?.slice(1, 3)).toEqual(['people', "'=cmd()"]);
    expect(facts[1]?.[3]).toMatch(/^'-1 /);
    const [heads = [], memory = []] = parseCsv(fileOf(files, 'memories.csv'));
    expect([memory[heads.indexOf('agent')], memory[heads.indexOf('tags')]]).toEqual(['helper', 'ж, #1']);
    expect(csvRow(['@a', '+1', '\tb', -1, null, true, 'a"b'])).toBe(`'@a,'+1,'\tb,-1,,true,"a""b"\r\n`);
  });
});

describe('Markdown', () => {
  it('has a file a session with front matter, and one of each of the others', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const files = await unpack((await exportFile(test, { format: 'markdown' })).file);
    const names = [...files.keys()];
    expect(names).toContain('sessions/2026-02-01 Second.md');
    expect(names.slice(2)).toEqual([
      'memories.md',
      'knowledge.md',
      'relations.md',
      'preferences.md',
      'tasks.md',
      'decisions.md',
    ]);
    const parent = fileOf(files, names[0] ?? '');
    expect(parent).toMatch(/^---\nid: "[^"]+"\ntitle: "Parent /);
    expect(parent).toContain('agent: "helper"\nsource: "mneme"');
    expect(parent).toContain('## User — 2026-03-01 12:00:00 UTC\n');
    expect(parent).toContain('```json tool call: Bash\n');
    expect(parent).toContain('## Assistant (model-2) — 2026-02-01 10:00:01 UTC');
    expect(parent).not.toContain('Other branch');
    expect(fileOf(files, 'knowledge.md')).toMatch(/^# Knowledge\n\n## people\n\n### =cmd\(\)\n/);
    expect(fileOf(files, 'memories.md')).toMatch(/_procedural · agent: helper · importance: 4 /);
    expect(fileOf(files, 'preferences.md')).toContain('## favoriteTools\n\n- git\n- ё\n');
    expect(fileOf(files, 'tasks.md')).toContain('- [ ] Do ');
  });

  it('has what was decided, and how facts are related', async () => {
    const test = openTestCore();
    const client = test.client();
    const [harbor, ferry, other] = [
      await client.knowledge.add({ category: 'places', key: 'harbor', value: 'Ventspils' }),
      await client.knowledge.add({ category: 'ships', key: 'ferry', value: 'Stella' }),
      await client.knowledge.add({ category: 'other', key: 'left out', value: 'x' }),
    ];
    await client.knowledge.relate({ fromId: ferry.id, toId: harbor.id, type: 'sails from' });
    await client.knowledge.relate({ fromId: ferry.id, toId: other.id, type: 'has nothing to do with' });
    await test.client(AGENT).decisions.log({
      summary: 'How fares are loaded',
      options: ['As numbers', 'As text'],
      chosen: 'As text',
      inputs: { sample: '12,50' },
      outcome: 'success',
    });
    const scope = { knowledge: { filter: { categories: ['places', 'ships'] } } };
    const whole = await unpack((await exportFile(test, { format: 'markdown' })).file);
    expect(fileOf(whole, 'relations.md')).toContain('- **ferry** (ships) sails from **harbor** (places)\n');
    expect(fileOf(whole, 'decisions.md')).toBe(
      '# Decisions\n\n## How fares are loaded\n\n- As numbers\n- **As text** (chosen)\n\n' +
        '```json\n{\n  "sample": "12,50"\n}\n```\n\n_helper · outcome: success · 2026-03-01 12:00:00 UTC_\n',
    );
    const part = await unpack((await exportFile(test, { format: 'markdown', scope })).file);
    expect(fileOf(part, 'relations.md')).toContain('sails from');
    expect(fileOf(part, 'relations.md')).not.toContain('left out');
  });

  it('has names that Windows takes', () => {
    expect(safeName('a/b\\c:d*e?f"g<h>i|j\nk')).toBe('a b c d e f g h i j k');
    expect(safeName('CON')).toBe('_CON');
    expect(safeName('lpt1.txt')).toBe('_lpt1.txt');
    expect(safeName(' . trailing . ')).toBe('trailing');
    expect(safeName('\u202Etxt.exe')).toBe('txt.exe');
    expect(safeName('../..')).toBe('Untitled');
    expect(Buffer.byteLength(safeName('ж'.repeat(500)))).toBeLessThanOrEqual(120);
    const nameOf = createNames();
    expect([nameOf('A'), nameOf('a'), nameOf('A (2)'), nameOf('a')]).toEqual([
      'A',
      'a (2)',
      'A (2) (2)',
      'a (3)',
    ]);
  });
});

describe('one session', () => {
  const HOSTILE = `</pre><script>alert(1)</script><img src=x onerror=alert(1)> "' javascript:alert(1) &lt;`;

  it('as HTML holds hostile text as text', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.sessions.create({ title: HOSTILE, topics: [HOSTILE] });
    await client.messages.add({
      sessionId: id,
      message: {
        role: 'assistant',
        model: HOSTILE,
        parts: [
          { type: 'text', text: HOSTILE },
          { type: 'code', text: HOSTILE, language: HOSTILE },
          { type: 'tool_call', callId: null, name: HOSTILE, input: { [HOSTILE]: HOSTILE } },
          { type: 'image', url: 'https://example.com/x.png', mediaType: HOSTILE, bytes: null, alt: HOSTILE },
          { type: 'citation', title: HOSTILE, url: 'javascript:alert(1)', text: HOSTILE },
          { type: 'unknown', raw: HOSTILE },
        ],
      },
    });
    const { file, result } = await exportFile(test, {
      format: 'session',
      form: 'html',
      scope: { sessions: { ids: [id] } },
    });
    const html = readFileSync(file, 'utf8');
    expect(result.name).toMatch(/\.html$/);
    const tags = new Set(
      [...html.matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map(([, tag]) => tag?.toLowerCase() ?? ''),
    );
    expect([...tags].toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      '!doctype',
      'article',
      'body',
      'dd',
      'details',
      'dl',
      'dt',
      'h1',
      'h2',
      'head',
      'html',
      'main',
      'meta',
      'p',
      'pre',
      'small',
      'style',
      'summary',
      'time',
      'title',
    ]);
    expect(html).not.toMatch(/<[^>]+\s(on\w+|src|href)=/i);
    expect(html).toContain(`default-src 'none'; style-src 'sha256-`);
    expect(html).toContain('prefers-color-scheme: dark');
  });

  it('as JSON is what chat completions take, with every message whole', async () => {
    const test = openTestCore();
    const { sessionId } = await fillMemory(test);
    const { file, result } = await exportFile(test, {
      format: 'session',
      form: 'json',
      scope: { sessions: { ids: [sessionId] } },
    });
    expect(result.counts).toEqual({ session: 1, message: 3 });
    const { session, messages, records } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      string,
      { id: string; role: string }[]
    >; // a file of ours
    expect(session).toMatchObject({ id: sessionId });
    expect(records?.length).toBe(3);
    expect(messages).toMatchObject([
      { role: 'user' },
      {
        role: 'assistant',
        content: '```js\ncode```` inside\n```',
        tool_calls: [{ id: 'c1', function: { name: 'Bash' } }],
      },
      { role: 'tool', tool_call_id: 'c1' },
    ]);
  });

  it('as Markdown is a file of its own, and must be one session', async () => {
    const test = openTestCore();
    const { otherId } = await fillMemory(test);
    const { file, result } = await exportFile(test, {
      format: 'session',
      scope: { sessions: { ids: [otherId] } },
    });
    expect(result.name).toBe('Second.md');
    expect(readFileSync(file, 'utf8').length).toBeGreaterThan(3_000_000);
    await expect(test.client().exports.run({ format: 'session' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
