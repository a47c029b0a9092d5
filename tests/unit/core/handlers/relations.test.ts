import { describe, expect, test } from 'vitest';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity, filesHolding, rowsOf } from '../../../support/store-file.ts';

/** Three facts by their keys. */
async function someFacts(core: TestCore) {
  const add = async (key: string) =>
    (await core.client().knowledge.add({ category: 'people', key, value: `about ${key}` })).id;
  return { ada: await add('Ada'), bob: await add('Bob'), cat: await add('Cat') };
}

/** The relations of a fact in short: `→ works with Bob`. */
async function relationsOf(core: TestCore, id: string): Promise<string[]> {
  const { items } = await core.client().knowledge.relations({ id });
  return items.map(({ direction, type, fact }) => `${direction === 'out' ? '→' : '←'} ${type} ${fact.key}`);
}

describe('relations between facts', () => {
  test('are seen from both, and added once', async () => {
    const core = openTestCore();
    const client = core.client();
    const { ada, bob, cat } = await someFacts(core);
    const added = await client.knowledge.relate({ fromId: ada, toId: bob, type: 'works with' });
    expect(added).toMatchObject({
      fromId: ada,
      toId: bob,
      type: 'works with',
      deletedAt: null,
      origin: { actor: 'person', trust: 'trusted' },
    });
    await client.knowledge.relate({ fromId: cat, toId: ada, type: 'owns' });
    await client.knowledge.relate({ fromId: ada, toId: ada, type: 'knows' });
    const again = await client.knowledge.relate({ fromId: ada, toId: bob, type: 'works with' });
    expect(again.id).toBe(added.id);
    expect(await relationsOf(core, ada)).toEqual(['→ works with Bob', '→ knows Ada', '← owns Cat']);
    expect(await relationsOf(core, bob)).toEqual(['← works with Ada']);
    const first = await client.knowledge.relations({ id: ada, limit: 2, withTotal: true });
    expect(first).toMatchObject({ total: 3, items: [{ type: 'works with' }, { type: 'knows' }] });
    const rest = await client.knowledge.relations({ id: ada, limit: 2, cursor: first.next ?? '' });
    expect(rest).toMatchObject({ next: null, items: [{ type: 'owns', direction: 'in' }] });
    checkIntegrity(core.home);
  });

  test('need facts that are here, and words', async () => {
    const core = openTestCore();
    const { knowledge } = core.client();
    const { ada, bob } = await someFacts(core);
    await knowledge.remove({ ids: [bob] });
    const relate = (toId: string, type = 't') => knowledge.relate({ fromId: ada, toId, type });
    await expect(relate(bob)).rejects.toMatchObject({ code: 'not_found' });
    await expect(relate('0198c0de-ffff-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(relate(ada, '')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(knowledge.relations({ id: bob })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('may be added by agents, and removed by the person alone', async () => {
    const core = openTestCore();
    const agent = core.client(AGENT);
    const { ada, bob } = await someFacts(core);
    const relation = await agent.knowledge.relate({ fromId: ada, toId: bob, type: 'likes' });
    expect(relation.origin).toMatchObject({ actor: 'agent', client: 'helper', trust: 'unreviewed' });
    await expect(agent.knowledge.unrelate({ ids: [relation.id] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await core.client().knowledge.unrelate({ ids: [relation.id] })).toEqual({ removed: 1 });
  });

  test('are undone and done again, and have a history', async () => {
    const core = openTestCore();
    const client = core.client();
    const { ada, bob } = await someFacts(core);
    const { id } = await client.knowledge.relate({ fromId: ada, toId: bob, type: 'likes' });
    await client.history.undoLast({});
    expect(await relationsOf(core, ada)).toEqual([]);
    await client.history.redo({});
    expect(await relationsOf(core, ada)).toEqual(['→ likes Bob']);
    await client.knowledge.unrelate({ ids: [id] });
    expect(await relationsOf(core, bob)).toEqual([]);
    await client.history.undoLast({});
    expect(await relationsOf(core, bob)).toEqual(['← likes Ada']);
    const { items } = await client.history.list({ entity: 'relation', id });
    expect(items.map(({ op }) => op)).toEqual(['restore', 'remove', 'restore', 'remove', 'insert']);
    const { record } = await client.history.asOf({ entity: 'relation', id, at: '2027-01-01T00:00:00.000Z' });
    expect(record).toMatchObject({ fromId: ada, toId: bob, type: 'likes' });
  });
});

describe('Trash', () => {
  test('holds removed relations, and gives them back', async () => {
    const core = openTestCore();
    const client = core.client();
    const { ada, bob } = await someFacts(core);
    const { id } = await client.knowledge.relate({ fromId: ada, toId: bob, type: 'likes' });
    await client.knowledge.unrelate({ ids: [id] });
    const { items } = await client.trash.list({ kinds: ['relation'] });
    expect(items).toMatchObject([{ kind: 'relation', id, title: 'Ada → Bob', detail: 'likes' }]);
    await client.knowledge.relate({ fromId: ada, toId: bob, type: 'likes' });
    const blocked = await client.trash.restore({ items: [{ kind: 'relation', id }] });
    expect(blocked).toMatchObject({ restored: 0, blocked: [{ kind: 'relation', id }] });
    await client.history.undoLast({});
    expect(await client.trash.restore({ items: [{ kind: 'relation', id }] })).toMatchObject({ restored: 1 });
    expect(await relationsOf(core, ada)).toEqual(['→ likes Bob']);
  });

  test('hides the relations of a fact that lies there, until it is back', async () => {
    const core = openTestCore();
    const client = core.client();
    const { ada, bob, cat } = await someFacts(core);
    await client.knowledge.relate({ fromId: ada, toId: bob, type: 'likes' });
    await client.knowledge.relate({ fromId: ada, toId: cat, type: 'owns' });
    await client.knowledge.remove({ ids: [cat] });
    expect(await relationsOf(core, ada)).toEqual(['→ likes Bob']);
    expect(await client.knowledge.relations({ id: ada, withTotal: true })).toMatchObject({ total: 1 });
    expect((await client.trash.list({ kinds: ['relation'] })).items).toEqual([]);
    await client.trash.restore({ items: [{ kind: 'knowledge', id: cat }] });
    expect(await relationsOf(core, ada)).toEqual(['→ likes Bob', '→ owns Cat']);
  });

  test('forgets the relations of a fact with it, and one alone', async () => {
    const core = openTestCore();
    const client = core.client();
    const { ada, bob, cat } = await someFacts(core);
    await client.knowledge.relate({ fromId: ada, toId: cat, type: 'zqowns' });
    await client.knowledge.relate({ fromId: cat, toId: bob, type: 'zqlikes' });
    const { id } = await client.knowledge.relate({ fromId: ada, toId: bob, type: 'zqknows' });
    await client.knowledge.remove({ ids: [cat] });
    await client.trash.purge({ items: [{ kind: 'knowledge', id: cat }] });
    expect(rowsOf(core.home, 'SELECT type FROM relations')).toEqual([{ type: 'zqknows' }]);
    await client.knowledge.unrelate({ ids: [id], reason: 'zqreason' });
    const { receipt } = await client.trash.purge({ everything: true });
    expect(receipt).toMatchObject({ records: 1, rewritten: true });
    for (const word of ['zqowns', 'zqlikes', 'zqknows', 'zqreason'])
      expect(filesHolding(core.home, word)).toEqual([]);
    checkIntegrity(core.home);
  });
});
