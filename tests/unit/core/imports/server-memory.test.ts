import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../../electron/core/imports/detect.ts';
import type { Client } from '../../../../shared/client.ts';
import { handOver, importFile, openTestCore, writeSource } from '../../../support/core.ts';
import { checkIntegrity, filesHolding, rowsOf } from '../../../support/store-file.ts';
import { fileOf, fixture, linesOf, readAll } from './reading.ts';

const MEMORY = fixture('server-memory.jsonl');
const entity = (name: string, entityType: string, ...observations: string[]) => ({
  type: 'entity',
  name,
  entityType,
  observations,
});
const relation = (from: string, to: string, relationType: string) => ({
  type: 'relation',
  from,
  to,
  relationType,
});

/** Every relation as `from -type-> to`, as seen from the facts it leads from. */
async function relationsOf(client: Client): Promise<string[]> {
  const { items } = await client.knowledge.list({ sort: 'key' });
  const found: string[] = [];
  for (const { id, key } of items) {
    const relations = await client.knowledge.relations({ id });
    for (const { direction, type, fact } of relations.items)
      if (direction === 'out') found.push(`${key} -${type}-> ${fact.key}`);
  }
  return found;
}

describe('the file of a memory server', () => {
  test('is read as facts and relations, whatever is wrong with some of its lines', async () => {
    const { knowledge, relations, problems } = await readAll(MEMORY);
    expect(knowledge.map(({ category, key, value, sentAt }) => [category, key, value, sentAt])).toEqual([
      ['person', 'Ada', 'Likes tea\nLives in Riga\nPlays chess\nand go\n{"text":"odd"}', null],
      ['place', 'Harbour', 'Opens at six', null],
      ['ship', 'Brig', '', null],
      ['note', 'Variant', '', null],
      ['number', '7', 'One line', null],
    ]);
    expect(relations.map(({ from, type, to }) => `${from.key} -${type}-> ${to.key}`)).toEqual([
      'Ada -works at-> Harbour',
      'Harbour -employs-> Ada',
      'Brig -moors in {}{"x"}-> Harbour',
      '7 -counts-> Variant',
      'Ada -related to-> Brig',
    ]);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [8, expect.stringContaining('damaged')],
      [16, expect.stringContaining('cut off')],
      [14, expect.stringContaining('“Ada” comes with two types')],
      [15, expect.stringContaining('neither an entity nor a relation')],
      [6, expect.stringContaining('“Atlantis”, which this file does not describe')],
    ]);
  });

  test.each([
    ['without an end of its last line', linesOf(entity('a', 't', 'x')).trimEnd()],
    ['as one object', JSON.stringify({ entities: [{ name: 'a', entityType: 't', observations: ['x'] }] })],
    [
      'as one object over lines',
      JSON.stringify({ entities: [entity('a', 't', 'x')], relations: [] }, null, 2),
    ],
    ['with everything on one line', linesOf(entity('a', 't', 'x'), entity('b', 't')).replaceAll('\n', '')],
    ['with a mark', `\uFEFF${linesOf(entity('a', 't', 'x'))}`],
    ['that begins with a damaged line', `{"type":"entity","name\n${linesOf(entity('a', 't', 'x'))}`],
  ])('is recognised and read %s', async (_, content) => {
    const file = fileOf(content, 'memory.json');
    expect(await detectFormat(file)).toBe('server-memory');
    const { knowledge } = await readAll(file);
    expect(knowledge[0]).toMatchObject({ category: 't', key: 'a', value: 'x' });
  });

  test.each([
    ['records of another program', linesOf({ type: 'entity', observations: [] })],
    ['a list of observations', JSON.stringify({ id: 1, observations: [] })],
  ])('is not seen in %s', async (_, content) => {
    expect(await detectFormat(fileOf(content))).toBeNull();
  });

  test('may hold long names and texts', async () => {
    const long = 'n'.repeat(600);
    const file = fileOf(
      linesOf(
        entity(`${long}a`, long, 'v'.repeat(1_000_001)),
        entity(`${long}b`, long, 'w'),
        relation(`${long}a`, `${long}b`, long),
      ),
    );
    const { knowledge, relations } = await readAll(file);
    expect(knowledge.map(({ value }) => value.length)).toEqual([1_000_000, 1, 1]);
    expect(new Set(knowledge.map(({ key }) => key)).size).toBe(3);
    for (const { category, key } of knowledge) expect([category.length, key.length]).toEqual([200, 500]);
    expect(relations[0]?.from.key).toBe(knowledge[0]?.key);
    expect(relations[0]?.type.length).toBe(200);
  });

  test('is as large as it is without holding anybody up: relations may come before entities', async () => {
    const { relations, problems } = await readAll(
      fileOf(linesOf(relation('a', 'b', 'knows'), entity('a', 't'), entity('b', 't'))),
    );
    expect(relations).toHaveLength(1);
    expect(problems).toEqual([]);
  });
});

describe('importing it', () => {
  test('does what the preview tells, and nothing the second time', async () => {
    const core = openTestCore();
    const client = core.client();
    const preview = await client.imports.preview({ source: handOver(core, MEMORY) });
    expect(preview).toMatchObject({
      format: 'server-memory',
      knowledge: 5,
      newKnowledge: 5,
      relations: 5,
      newRelations: 5,
      problemCount: 5,
    });
    const { import: done } = await importFile(core, MEMORY);
    expect(done).toMatchObject({
      status: 'done',
      counts: { knowledge: 5, addedKnowledge: 5, relations: 5, addedRelations: 5, problems: 5 },
    });
    expect(await client.knowledge.get({ category: 'person', key: 'Ada' })).toMatchObject({
      source: 'MCP memory server',
      origin: { actor: 'import', trust: 'unreviewed' },
    });
    const again = await importFile(core, MEMORY);
    expect(again.import.counts).toMatchObject({
      addedKnowledge: 0,
      relations: 5,
      addedRelations: 0,
      inTrash: 0,
    });
    expect(await relationsOf(client)).toHaveLength(5);
    const later = await client.imports.preview({ source: handOver(core, MEMORY) });
    expect(later).toMatchObject({ newKnowledge: 0, newRelations: 0 });
    checkIntegrity(core.home);
  });

  test('is undone as one, stays in Trash when it comes again, and is revived as one', async () => {
    const core = openTestCore();
    const client = core.client();
    const { import: done } = await importFile(core, MEMORY);
    const before = await relationsOf(client);
    await client.imports.undo({ id: done.id });
    expect((await client.knowledge.list({})).items).toEqual([]);
    expect((await client.trash.list({})).items.map(({ kind }) => kind)).toEqual(['import']);
    const again = await importFile(core, MEMORY);
    expect(again.import.counts).toMatchObject({ addedKnowledge: 0, addedRelations: 0, inTrash: 10 });
    await importFile(core, MEMORY, { reviveUndone: true });
    expect(await relationsOf(client)).toEqual(before);
  });

  test('adds relations to facts that were here, which undoing takes back alone', async () => {
    const core = openTestCore();
    const client = core.client();
    const facts = linesOf(entity('Ada', 'person', 'x'), entity('Brig', 'ship', 'y'));
    await importFile(core, writeSource(facts));
    const file = writeSource(facts + linesOf(relation('Ada', 'Brig', 'sails')));
    const { import: done } = await importFile(core, file);
    expect(done.counts).toMatchObject({ addedKnowledge: 0, addedRelations: 1 });
    await client.imports.undo({ id: done.id });
    expect(await relationsOf(client)).toEqual([]);
    expect((await client.knowledge.list({})).items).toHaveLength(2);
    expect((await importFile(core, file)).import.counts).toMatchObject({ addedRelations: 0, inTrash: 1 });
    await importFile(core, file, { reviveUndone: true });
    expect(await relationsOf(client)).toEqual(['Ada -sails-> Brig']);
    await client.imports.undo({ id: done.id });
    await client.trash.purge({ items: [{ kind: 'import', id: done.id }] });
    expect(rowsOf(core.home, 'SELECT * FROM relations')).toEqual([]);
    expect((await importFile(core, file)).import.counts).toMatchObject({ addedRelations: 0, inTrash: 1 });
  });

  test('leaves alone what the person removed or forgot', async () => {
    const core = openTestCore();
    const client = core.client();
    const file = writeSource(
      linesOf(
        entity('Ada', 'person', 'x'),
        entity('Brig', 'ship', 'y'),
        relation('Ada', 'Brig', 'zqsails'),
        relation('Ada', 'Ada', 'zqknows'),
      ),
    );
    await importFile(core, file);
    const ada = await client.knowledge.get({ category: 'person', key: 'Ada' });
    const { items } = await client.knowledge.relations({ id: ada.id });
    await client.knowledge.unrelate({ ids: items.map(({ id }) => id) });
    expect((await importFile(core, file)).import.counts).toMatchObject({ addedRelations: 0, inTrash: 2 });
    await client.trash.purge({ everything: true });
    expect((await importFile(core, file)).import.counts).toMatchObject({ addedRelations: 0, inTrash: 2 });
    expect(filesHolding(core.home, 'zqsails')).toEqual([]);
    await client.knowledge.remove({ ids: [ada.id] });
    await client.trash.purge({ everything: true });
    const again = await importFile(core, file);
    expect(again.import.counts).toMatchObject({ addedKnowledge: 0, addedRelations: 0, inTrash: 3 });
  });

  test('is cancelled without a trace', async () => {
    const core = openTestCore();
    const client = core.client();
    const own = await client.knowledge.add({ category: 'own', key: 'k', value: 'v' });
    const names = Array.from({ length: 2000 }, (_, index) => `n${index}`);
    const file = writeSource(
      linesOf(
        ...names.map((key) => entity(key, 'zqthing', 'tide')),
        ...names.slice(1).map((key) => relation('n0', key, 'before')),
      ),
    );
    const { import: started, job } = await client.imports.run({ source: handOver(core, file) });
    while (((await client.maintenance.job({ id: job.id })).counts['addedRelations'] ?? 0) === 0)
      await new Promise((resolve) => setImmediate(resolve));
    const [met] = (await client.knowledge.list({ categories: ['zqthing'], limit: 1 })).items;
    await client.knowledge.relate({ fromId: own.id, toId: met?.id ?? '', type: 'met' });
    await client.maintenance.cancelJob({ id: job.id });
    await core.core.idle();
    expect(await client.imports.get({ id: started.id })).toMatchObject({ status: 'cancelled' });
    expect(rowsOf(core.home, 'SELECT * FROM relations')).toEqual([]);
    expect(rowsOf(core.home, `SELECT * FROM history WHERE entity = 'relation'`)).toEqual([]);
    expect((await client.knowledge.list({})).items.map(({ key }) => key)).toEqual(['k']);
    checkIntegrity(core.home);
  });
});

test('the legacy name of the file changes nothing', async () => {
  const content = readFileSync(MEMORY);
  const core = openTestCore();
  await importFile(core, writeSource(content, 'memory.jsonl'));
  const again = await importFile(core, writeSource(content, 'memory.json'));
  expect(again.import.counts).toMatchObject({ addedKnowledge: 0, addedRelations: 0 });
});
