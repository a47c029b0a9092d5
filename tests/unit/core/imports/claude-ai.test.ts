import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detectFormat } from '../../../../electron/core/imports/detect.ts';
import { fileOf, fixture, readAll, textOf } from './reading.ts';
import { zipOf } from './zip-file.ts';

const contentOf = (name: string) => readFileSync(fixture(`claude-ai-${name}.json`), 'utf8');

test('reads parts, times, branches and sources of a conversation', async () => {
  const reading = await readAll(fixture('claude-ai-conversations.json'));
  expect(reading.sessions).toMatchSnapshot();
  expect(reading.of['c-tree']).toMatchSnapshot();
});

test('follows the newest branch; without parents, messages follow one another', async () => {
  const { of } = await readAll(fixture('claude-ai-conversations.json'));
  const shown = of['c-tree']?.filter(({ active }) => active).map(({ externalId }) => externalId);
  expect(shown).toEqual(['m1', 'm2', 'm5', 'm6']);
  const plain = of['c-plain'] ?? [];
  expect(plain.map(textOf)).toEqual(['No content here, only text', 'The same id again', 'Parent is missing']);
  expect(plain.map(({ parentExternalId }) => parentExternalId)).toEqual([null, 'p1', plain[1]?.externalId]);
  expect(plain.every(({ active }) => active)).toBe(true);
  expect(plain[0]?.sentAt).toBe(Date.UTC(2026, 2, 2, 9));
});

test('leaves out what is empty, and tells what could not be read', async () => {
  const reading = await readAll(fixture('claude-ai-conversations.json'));
  expect(reading.sessions.map(({ externalId }) => externalId)).toEqual(['c-tree', 'c-plain']);
  expect(reading.problems.map(({ message }) => message)).toEqual([
    'Message 3 of this conversation could not be read; it was left out.',
    'This record is not a conversation, project or memory of Claude.ai; it was left out.',
  ]);
});

const PLAN = { category: 'project: Harbour', source: 'Claude.ai export' };

test('reads projects and memories as facts', async () => {
  const projects = await readAll(fixture('claude-ai-projects.json'));
  expect(projects.knowledge).toEqual([
    { ...PLAN, key: 'description', value: 'Work on the harbour', sentAt: Date.UTC(2026, 0, 2) },
    { ...PLAN, key: 'instructions', value: 'Use metres.', sentAt: Date.UTC(2026, 0, 2) },
    { ...PLAN, key: 'plan.md', value: '# Plan\nDig.', sentAt: Date.UTC(2026, 0, 3, 0, 0, 0, 500) },
    { ...PLAN, key: 'plan.md (2)', value: '# Plan B', sentAt: Date.UTC(2026, 0, 4) },
    {
      ...PLAN,
      category: 'project: Harbour (0a1b2c3e)',
      key: 'plan.md',
      value: 'Another harbour',
      sentAt: null,
    },
  ]);
  expect(projects.problems.map(({ message }) => message)).toEqual([
    'Document 4 of project: Harbour could not be read; it was left out.',
  ]);
  const memories = await readAll(fixture('claude-ai-memories.json'));
  expect(memories.knowledge.map(({ category, key }) => [category, key])).toEqual([
    ['memory', 'conversations'],
    ['memory', 'project: 0a1b2c3d-0000-4000-8000-000000000001'],
    ['memory', 'project: unknown-project'],
  ]);
});

test('reads the archives of all years, the names of projects before the memories of them', async () => {
  const [conversations, projects, memories] = ['conversations', 'projects', 'memories'].map(contentOf);
  const users = {
    name: 'users.json',
    content: '[{"uuid":"u","full_name":"Ann","email_address":"a@example.org"}]',
  };
  const split = JSON.parse(projects ?? '').map((project: { uuid: string }) => ({
    name: `projects/${project.uuid}.json`,
    content: JSON.stringify(project),
  }));
  const layouts = [
    zipOf(
      users,
      { name: 'memories.json', content: memories },
      { name: 'projects.json', content: projects },
      { name: 'conversations.json', content: conversations },
    ),
    zipOf(
      { name: 'x/conversations-000.json', content: conversations },
      { name: 'x/memories/acc.json', content: memories },
      ...split.map((one: { name: string }) => ({ ...one, name: `x/${one.name}` })),
      users,
    ),
  ];
  const expected = await readAll(fixture('claude-ai-conversations.json'));
  for (const zip of layouts) {
    const file = fileOf(zip);
    expect(await detectFormat(file)).toBe('claude-ai');
    const reading = await readAll(file);
    expect(reading.messages).toEqual(expected.messages);
    expect(reading.knowledge).toHaveLength(8);
    expect(reading.knowledge.at(-2)).toMatchObject({ category: 'memory', key: 'project: Harbour' });
    expect(reading.progress.at(-1)).toBe(zip.length);
  }
});

test.each([
  ['memories alone', zipOf({ name: 'memories/acc.json', content: contentOf('memories') }), 3],
  ['projects alone', zipOf({ name: 'projects.json', content: contentOf('projects') }), 5],
])('reads an archive of %s', async (_, zip, count) => {
  const reading = await readAll(fileOf(zip));
  expect(reading.knowledge).toHaveLength(count);
  expect(reading.sessions).toEqual([]);
});

test('a document longer than a fact may be comes in parts, a long name is cut', async () => {
  const long = 'ab😀'.repeat(400_000);
  const project = {
    uuid: 'p',
    name: 'n'.repeat(300),
    prompt_template: '',
    docs: [{ filename: 'f'.repeat(600), content: long }],
  };
  const { knowledge } = await readAll(fileOf(JSON.stringify([project])));
  expect(knowledge.map(({ value }) => value).join('')).toBe(long);
  expect(knowledge.map(({ key, category }) => [key.length, category.length])).toEqual([
    [500, 200],
    [494, 200],
  ]);
  expect(knowledge.every(({ value }) => value.length <= 1_000_000 && value.isWellFormed())).toBe(true);
});
