import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { handOver, importFile, openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity } from '../../../support/store-file.ts';
import { exportFile, fileOf, unpack } from './exporting.ts';
import { packZip } from './packing.ts';

/** Two related pairs of facts: Ada → Bob, and Bob → Cat, where the latter relation is `owns`. */
async function fill(core: TestCore) {
  const { knowledge } = core.client();
  const add = async (key: string) =>
    (await knowledge.add({ category: 'people', key, value: `about ${key}` })).id;
  const [ada, bob, cat] = [await add('Ada'), await add('Bob'), await add('Cat')];
  const likes = await knowledge.relate({ fromId: ada, toId: bob, type: 'likes' });
  const owns = await knowledge.relate({ fromId: bob, toId: cat, type: 'owns' });
  return { ada, bob, cat, likes: likes.id, owns: owns.id };
}

const openOther = (): TestCore => openTestCore({ newId: () => v7() });

async function relationsIn(file: string): Promise<string[]> {
  const text = (await unpack(file)).get('data/relations-00000.jsonl') ?? '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String(JSON.parse(line).data.type));
}

test('a bundle with Trash comes back the same, relations in it included', async () => {
  const core = openTestCore();
  const { cat, likes } = await fill(core);
  await core.client().knowledge.unrelate({ ids: [likes] });
  await core.client().knowledge.remove({ ids: [cat] });
  const { file } = await exportFile(core, { format: 'bundle', includeTrash: true });
  expect(await relationsIn(file)).toEqual(['likes', 'owns']);
  const other = openOther();
  const preview = await other.client().imports.preview({ source: handOver(other, file) });
  expect(preview).toMatchObject({ relations: 2, newRelations: 2, problemCount: 0 });
  const done = await importFile(other, file);
  expect(done.import.counts).toMatchObject({ relations: 2, addedRelations: 2, problems: 0 });
  const second = await exportFile(other, { format: 'bundle', includeTrash: true });
  const name = 'data/relations-00000.jsonl';
  expect(fileOf(await unpack(second.file), name)).toBe(fileOf(await unpack(file), name));
  await other.client().trash.restore({ items: [{ kind: 'knowledge', id: cat }] });
  const { items } = await other.client().knowledge.relations({ id: cat });
  expect(items).toMatchObject([{ type: 'owns', direction: 'in' }]);
  const again = await importFile(other, file);
  expect(again.import.counts).toMatchObject({ relations: 2, addedRelations: 0 });
  checkIntegrity(other.home);
});

test('a bundle without Trash leaves out the relations of a fact that lies there', async () => {
  const core = openTestCore();
  const { cat } = await fill(core);
  await core.client().knowledge.remove({ ids: [cat] });
  const { file, result } = await exportFile(core, { format: 'bundle' });
  expect(await relationsIn(file)).toEqual(['likes']);
  expect(result.counts).toMatchObject({ relation: 1 });
});

test('a selection of facts has the relations among them', async () => {
  const core = openTestCore();
  const { ada, bob } = await fill(core);
  const named = await exportFile(core, { format: 'bundle', scope: { knowledge: { ids: [ada, bob] } } });
  expect(await relationsIn(named.file)).toEqual(['likes']);
  const filter = { contains: 'cat' };
  const found = await exportFile(core, { format: 'bundle', scope: { knowledge: { filter } } });
  expect(await relationsIn(found.file)).toEqual([]);
});

test('facts that are here under another id are related all the same', async () => {
  const core = openTestCore();
  await fill(core);
  const { file } = await exportFile(core, { format: 'bundle' });
  const other = openOther();
  const { knowledge, imports } = other.client();
  const bob = await knowledge.add({ category: 'people', key: 'Bob', value: 'about Bob' });
  expect(await imports.preview({ source: handOver(other, file) })).toMatchObject({
    newKnowledge: 2,
    newRelations: 2,
  });
  const done = await importFile(other, file);
  expect(done.import.counts).toMatchObject({ addedKnowledge: 2, addedRelations: 2 });
  const { items } = await knowledge.relations({ id: bob.id });
  expect(items.map(({ type, fact }) => `${type} ${fact.key}`)).toEqual(['owns Cat', 'likes Ada']);
  await imports.undo({ id: done.import.id });
  expect((await knowledge.relations({ id: bob.id })).items).toEqual([]);
});

test('a relation that was forgotten or lies in Trash stays there, and one whose fact does so too', async () => {
  const core = openTestCore();
  const { ada, bob, cat, likes, owns } = await fill(core);
  const { file } = await exportFile(core, { format: 'bundle' });
  const client = core.client();
  await client.knowledge.unrelate({ ids: [likes, owns] });
  expect((await importFile(core, file)).import.counts).toMatchObject({ addedRelations: 0, inTrash: 2 });
  await client.trash.purge({ items: [{ kind: 'relation', id: likes }] });
  const preview = await client.imports.preview({ source: handOver(core, file) });
  expect(preview).toMatchObject({ newRelations: 0, inTrash: 2 });
  expect((await importFile(core, file)).import.counts).toMatchObject({ addedRelations: 0, inTrash: 2 });
  await client.knowledge.remove({ ids: [cat] });
  await client.trash.purge({ everything: true });
  const without = (await importFile(core, file)).import.counts;
  expect(without).toMatchObject({ addedKnowledge: 0, addedRelations: 0, inTrash: 3, problems: 0 });
  expect((await client.knowledge.list({})).items.map(({ id }) => id)).toEqual([ada, bob]);
});

test('a relation whose fact is missing from a damaged bundle is told', async () => {
  const core = openTestCore();
  const { cat } = await fill(core);
  const files = await unpack((await exportFile(core, { format: 'bundle' })).file);
  const name = 'data/knowledge-00000.jsonl';
  const lines = fileOf(files, name).split('\n');
  files.set(name, lines.filter((line) => !line.includes(cat)).join('\n'));
  const other = openOther();
  const preview = await other.client().imports.preview({ source: handOver(other, await packZip(files)) });
  expect(preview).toMatchObject({ relations: 2, newRelations: 1 });
  const { import: started } = await other.client().imports.run({
    source: handOver(other, await packZip(files)),
    ignoreDamage: true,
  });
  await other.core.idle();
  const done = await other.client().imports.get({ id: started.id });
  expect(done.counts).toMatchObject({ relations: 2, addedRelations: 1 });
  const told = expect.stringContaining('“owns” joins a fact that is neither here nor in this export');
  for (const problems of [preview.problems, done.problems])
    expect(problems.map(({ message }) => message)).toContainEqual(told);
});

test('tables hold relations as well', async () => {
  const core = openTestCore();
  const { ada, bob, likes } = await fill(core);
  const files = await unpack((await exportFile(core, { format: 'csv' })).file);
  const [head = '', first = ''] = fileOf(files, 'relations.csv').replace('\uFEFF', '').split('\r\n');
  expect(head).toBe('id,from_id,type,to_id,created_at,updated_at');
  expect(first).toContain(`${likes},${ada},likes,${bob},`);
});
