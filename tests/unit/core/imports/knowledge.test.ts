import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { handOver, importFile, openTestCore, type TestCore, writeSource } from '../../../support/core.ts';
import { checkIntegrity, rowsOf } from '../../../support/store-file.ts';
import { fixture } from './reading.ts';
import { zipOf } from './zip-file.ts';

const contentOf = (name: string) => readFileSync(fixture(`claude-ai-${name}.json`));
const projects = fixture('claude-ai-projects.json');
const memory = (text: string) =>
  writeSource(JSON.stringify([{ conversations_memory: text }]), 'memories.json');

async function factsOf(core: TestCore) {
  const { items } = await core.client().knowledge.list({});
  return items.map(({ category, key, value }) => [category, key, value]);
}

test('facts come with an import: unreviewed, with their source and time, searchable', async () => {
  const core = openTestCore();
  const { import: done } = await importFile(core, projects);
  expect(done).toMatchObject({
    status: 'done',
    format: 'claude-ai',
    counts: { knowledge: 5, addedKnowledge: 5, sessions: 0, messages: 0, problems: 1 },
  });
  const client = core.client();
  const { items } = await client.knowledge.list({});
  expect(items).toHaveLength(5);
  const plan = await client.knowledge.get({ category: 'project: Harbour', key: 'plan.md' });
  expect(plan).toMatchObject({
    value: '# Plan\nDig.',
    source: 'Claude.ai export',
    createdAt: '2026-01-03T00:00:00.500Z',
    origin: { actor: 'import', client: 'window-1', trust: 'unreviewed' },
  });
  expect(plan).not.toHaveProperty('importId');
  await client.knowledge.add({ category: 'other', key: 'one', value: 'Not imported' });
  expect((await client.knowledge.list({ importId: done.id })).items.map(({ id }) => id).toSorted()).toEqual(
    items.map(({ id }) => id).toSorted(),
  );
  expect((await client.knowledge.search({ text: 'dig', limit: 10 })).items.map(({ id }) => id)).toEqual([
    plan.id,
  ]);
  checkIntegrity(core.home);
});

test('the whole archive brings conversations and facts', async () => {
  const core = openTestCore();
  const zip = zipOf(
    ...['conversations', 'projects', 'memories'].map((name) => ({
      name: `${name}.json`,
      content: contentOf(name),
    })),
  );
  const file = writeSource(zip, 'data-2026-batch-0000.zip');
  const preview = await core.client().imports.preview({ source: handOver(core, file) });
  expect(preview).toMatchObject({
    format: 'claude-ai',
    sessions: 2,
    newSessions: 2,
    knowledge: 8,
    newKnowledge: 8,
    facts: expect.arrayContaining([
      { category: 'project: Harbour', key: 'plan.md', value: '# Plan\nDig.', known: false },
    ]),
  });
  const { import: done } = await importFile(core, file);
  expect(done.counts).toMatchObject({ addedSessions: 2, addedMessages: 9, addedKnowledge: 8 });
  const again = await importFile(core, file);
  expect(again.import.counts).toMatchObject({
    addedSessions: 0,
    addedMessages: 0,
    knowledge: 8,
    addedKnowledge: 0,
  });
  expect(again.import.counts.problems).toBe(done.counts.problems);
});

test('what is here with another value is left alone and told', async () => {
  const core = openTestCore();
  await importFile(core, memory('old'));
  const file = memory('new');
  const preview = await core.client().imports.preview({ source: handOver(core, file) });
  expect(preview).toMatchObject({ knowledge: 1, newKnowledge: 0, problemCount: 1 });
  const { import: done } = await importFile(core, file);
  expect(done.counts).toMatchObject({ knowledge: 1, addedKnowledge: 0, problems: 1 });
  expect(done.problems).toEqual([
    { line: null, byte: 0, message: expect.stringContaining('“memory / conversations” is here already') },
  ]);
  expect(preview.problems).toEqual(done.problems);
  expect(await factsOf(core)).toEqual([['memory', 'conversations', 'old']]);
});

describe('undoing the import', () => {
  test('moves its facts to Trash as one, and brings them back as one', async () => {
    const core = openTestCore();
    const client = core.client();
    await client.knowledge.add({ category: 'own', key: 'k', value: 'v' });
    const { import: done } = await importFile(core, projects);
    await client.imports.undo({ id: done.id });
    expect(await factsOf(core)).toEqual([['own', 'k', 'v']]);
    const { items } = await client.trash.list({});
    expect(items.map(({ kind }) => kind)).toEqual(['import']);
    await client.trash.restore({ items: [{ kind: 'import', id: done.id }] });
    expect(await factsOf(core)).toHaveLength(6);
    expect((await client.trash.list({})).items).toEqual([]);
    checkIntegrity(core.home);
  });

  test('leaves them there when the file is imported again, unless they are to be brought back', async () => {
    const core = openTestCore();
    const client = core.client();
    const { import: done } = await importFile(core, projects);
    await client.imports.undo({ id: done.id });
    const preview = await client.imports.preview({ source: handOver(core, projects) });
    expect(preview).toMatchObject({ knowledge: 5, newKnowledge: 0, inTrash: 5 });
    const again = await importFile(core, projects);
    expect(again.import.counts).toMatchObject({ addedKnowledge: 0, inTrash: 5 });
    expect(await factsOf(core)).toEqual([]);
    const revived = await importFile(core, projects, { reviveUndone: true });
    expect(revived.import.counts).toMatchObject({ addedKnowledge: 0, inTrash: 0 });
    expect(await factsOf(core)).toHaveLength(5);
  });

  test('and forgetting it: nothing of them is left, and they do not come again', async () => {
    const core = openTestCore();
    const client = core.client();
    const { import: done } = await importFile(core, memory('a secret harbour'));
    await client.imports.undo({ id: done.id });
    await client.trash.purge({ items: [{ kind: 'import', id: done.id }], everything: false });
    expect(rowsOf(core.home, 'SELECT * FROM knowledge')).toEqual([]);
    const again = await importFile(core, memory('a secret harbour'));
    expect(again.import.counts).toMatchObject({ addedKnowledge: 0, inTrash: 1 });
  });
});

test('a fact the person removed stays removed; a forgotten one too', async () => {
  const core = openTestCore();
  const client = core.client();
  await importFile(core, memory('text'));
  const [fact] = (await client.knowledge.list({})).items;
  const id = fact?.id ?? '';
  await client.knowledge.remove({ ids: [id] });
  expect((await importFile(core, memory('text'))).import.counts).toMatchObject({
    addedKnowledge: 0,
    inTrash: 1,
  });
  await client.trash.purge({ items: [{ kind: 'knowledge', id }], everything: false });
  expect((await importFile(core, memory('text'))).import.counts).toMatchObject({
    addedKnowledge: 0,
    inTrash: 1,
  });
});

test('cancelling takes facts back, search and history included', async () => {
  const core = openTestCore();
  const client = core.client();
  await client.knowledge.add({ category: 'own', key: 'k', value: 'v' });
  const docs = Array.from({ length: 20_000 }, (_, index) => ({
    filename: `f${index}`,
    content: `tide ${index}`,
  }));
  const file = writeSource(JSON.stringify([{ uuid: 'p', name: 'Big', prompt_template: '', docs }]));
  const { import: started, job } = await client.imports.run({ source: handOver(core, file) });
  while (((await client.maintenance.job({ id: job.id })).counts['addedKnowledge'] ?? 0) === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  await client.maintenance.cancelJob({ id: job.id });
  await core.core.idle();
  expect(await client.imports.get({ id: started.id })).toMatchObject({ status: 'cancelled' });
  expect(await factsOf(core)).toEqual([['own', 'k', 'v']]);
  expect((await client.knowledge.search({ text: 'tide', limit: 10 })).items).toEqual([]);
  expect(rowsOf(core.home, `SELECT entity_id FROM history WHERE entity = 'knowledge'`)).toHaveLength(1);
  checkIntegrity(core.home);
});

test('an import of before facts were counted is read as one that brought none', async () => {
  const core = openTestCore();
  const { import: done } = await importFile(core, memory('text'));
  const { knowledge: _, addedKnowledge: __, ...counts } = done.counts;
  const db = new Database(path.join(core.home, 'memory.db'));
  db.prepare('UPDATE imports SET counts = ? WHERE id = ?').run(JSON.stringify(counts), done.id);
  db.close();
  const read = await core.client().imports.get({ id: done.id });
  expect(read.counts).toEqual({ ...counts, knowledge: 0, addedKnowledge: 0 });
});
