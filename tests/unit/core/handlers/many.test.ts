import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity, livingState, rowsOf } from '../../../support/store-file.ts';

/** So many that they are a job. */
const MANY = 700;

async function addFacts(client: Client, count: number, category = 'garden') {
  for (let index = 0; index < count; index += 1) {
    await client.knowledge.add({ category, key: `key ${index}`, value: `zqbean ${index}` });
  }
}

async function addTasks(client: Client, count: number) {
  for (let index = 0; index < count; index += 1)
    await client.tasks.add({ description: `Water bed ${index}` });
}

async function endOf(test: TestCore, id: string | undefined) {
  await test.core.idle();
  return test.client().maintenance.job({ id: id ?? '' });
}

/** A core whose jobs see the wish to cancel at the first report. */
async function cancelAtOnce(test: TestCore, id: string | undefined) {
  await test.client().maintenance.cancelJob({ id: id ?? '' });
  return endOf(test, id);
}

describe('few facts', () => {
  it('are changed at once, but for those excepted and those whose key is taken', async () => {
    const test = openTestCore();
    const client = test.client();
    await addFacts(client, 4);
    await client.knowledge.add({ category: 'kitchen', key: 'key 2', value: 'taken' });
    const [first] = (await client.knowledge.list({ categories: ['garden'] })).items;
    const done = await client.knowledge.updateMany({
      matching: { categories: ['garden'], contains: 'zqbean' },
      except: [first?.id ?? ''],
      category: 'kitchen',
    });
    expect(done).toEqual({ changed: 2, job: null });
    const left = (await client.knowledge.list({ categories: ['garden'] })).items.map(({ key }) => key);
    expect(left).toEqual(['key 0', 'key 2']);
    expect((await client.search.run({ text: 'kitchen', kinds: ['knowledge'] })).items).toHaveLength(3);
    expect(
      await client.knowledge.updateMany({ matching: { categories: ['kitchen'] }, category: 'kitchen' }),
    ).toEqual({ changed: 0, job: null });
  });

  it('are removed by the very filter of the list', async () => {
    const client = openTestCore().client();
    await addFacts(client, 3);
    await client.knowledge.add({ category: 'garden', key: 'sure', value: 'zqbean', confidence: 0.2 });
    const filter = { categories: ['garden'], minConfidence: 0.5, contains: 'zqbean' };
    const { total } = await client.knowledge.list({ ...filter, withTotal: true });
    expect(await client.knowledge.remove({ matching: filter })).toEqual({ removed: total, job: null });
    expect((await client.knowledge.list({})).items.map(({ key }) => key)).toEqual(['sure']);
  });

  it('are refused where one of those named is not there', async () => {
    const client = openTestCore().client();
    await addFacts(client, 2);
    const [first, second] = (await client.knowledge.list({})).items;
    await client.knowledge.remove({ ids: [second?.id ?? ''] });
    const ids = [first?.id ?? '', second?.id ?? ''];
    await expect(client.knowledge.updateMany({ ids, confidence: 0.1 })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await client.knowledge.get({ id: first?.id ?? '' })).toMatchObject({ confidence: 1 });
  });

  it('are not for agents', async () => {
    const test = openTestCore();
    await addFacts(test.client(), 1);
    const agent = test.client(AGENT);
    await expect(agent.knowledge.updateMany({ matching: {}, confidence: 0 })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('a fact', () => {
  it('is looked for by its category and key, and a place that is free is an empty list', async () => {
    const client = openTestCore().client();
    await addFacts(client, 2);
    const place = (key: string) => client.knowledge.list({ categories: ['garden'], keys: [key], limit: 1 });
    expect((await place('key 1')).items).toMatchObject([{ value: 'zqbean 1' }]);
    expect((await place('key')).items).toEqual([]);
  });
});

describe('sessions and tasks', () => {
  it('get a project, topics and an importance together, and are found by them', async () => {
    const client = openTestCore().client();
    await client.sessions.create({ title: 'One', topics: ['soil', 'beans'] });
    await client.sessions.create({ title: 'Two' });
    const change = { project: 'zqplot', importance: 0.9, addTopics: ['zqcanar'], removeTopics: ['beans'] };
    expect(await client.sessions.updateMany({ matching: {}, ...change })).toEqual({ changed: 2, job: null });
    const { items } = await client.sessions.list({ sort: 'title', order: 'asc' });
    expect(items).toMatchObject([
      { topics: ['soil', 'zqcanar'], project: 'zqplot', importance: 0.9 },
      { topics: ['zqcanar'], project: 'zqplot', importance: 0.9 },
    ]);
    for (const text of ['zqcanar', 'zqplot'])
      expect((await client.search.run({ text, kinds: ['session'] })).items).toHaveLength(2);
  });

  it('are moved on together; those that were over keep their moment', async () => {
    const test = openTestCore();
    const client = test.client();
    await addTasks(client, 3);
    const [first] = (await client.tasks.list({})).items;
    await client.tasks.setStatus({ id: first?.id ?? '', status: 'completed' });
    const over = (await client.tasks.get({ id: first?.id ?? '' })).completedAt;
    test.clock.advance(1000);
    expect(await client.tasks.updateMany({ matching: {}, status: 'completed' })).toMatchObject({
      changed: 2,
    });
    const after = (await client.tasks.list({})).items.map(({ completedAt }) => completedAt);
    expect(after.filter((moment) => moment === over)).toHaveLength(1);
    expect(after).not.toContain(null);
  });
});

describe('a large change', () => {
  it('is a job that is undone and done again as one, by jobs as well', async () => {
    const test = openTestCore();
    const client = test.client();
    await addTasks(client, MANY);
    const before = livingState(test.home);
    const { depth } = { depth: (await client.history.depth({})).undo };
    const { changed, job } = await client.tasks.updateMany({
      matching: { statuses: ['pending'] },
      status: 'completed',
    });
    expect([changed, job?.kind, job?.operation, job?.total]).toEqual([0, 'bulk', 'tasks.updateMany', MANY]);
    expect(await endOf(test, job?.id)).toMatchObject({
      state: 'done',
      done: MANY,
      counts: { changed: MANY, left: 0 },
    });
    const after = livingState(test.home);
    expect(await client.tasks.counts({})).toMatchObject({ pending: 0, completed: MANY });
    expect(await client.history.depth({})).toMatchObject({
      undo: depth + 1,
      undoOperation: 'tasks.updateMany',
    });

    const undone = await client.history.undoLast({});
    expect(undone).toMatchObject({
      operation: 'tasks.updateMany',
      restored: [],
      job: { operation: 'history.undoLast' },
    });
    expect(await endOf(test, undone.job?.id)).toMatchObject({
      state: 'done',
      result: { operation: 'tasks.updateMany', restored: MANY, skipped: 0 },
    });
    expect(livingState(test.home)).toEqual(before);
    expect(await client.history.depth({})).toMatchObject({
      undo: depth,
      redo: 1,
      redoOperation: 'tasks.updateMany',
    });

    await endOf(test, (await client.history.redo({})).job?.id);
    expect(livingState(test.home)).toEqual(after);
    await endOf(test, (await client.history.undoLast({})).job?.id);
    expect(livingState(test.home)).toEqual(before);
    checkIntegrity(test.home);
  });

  it('that is cancelled takes back what it did, and is no step of undo or redo', async () => {
    const test = openTestCore();
    const client = test.client();
    await addFacts(client, MANY);
    const before = livingState(test.home);
    const depth = await client.history.depth({});
    const { job } = await client.knowledge.remove({ matching: {} });
    expect(await cancelAtOnce(test, job?.id)).toMatchObject({ state: 'cancelled' });
    expect(livingState(test.home)).toEqual(before);
    expect(await client.history.depth({})).toEqual(depth);
    const removed = rowsOf(test.home, `SELECT count(*) AS n FROM history WHERE op = 'remove'`)[0]?.['n'];
    expect(removed).toBeGreaterThan(0);
    expect(removed).toBeLessThan(MANY);
    checkIntegrity(test.home);
  });

  it('whose undo is cancelled stands again, and can be undone', async () => {
    const test = openTestCore();
    const client = test.client();
    await addFacts(client, MANY);
    const before = livingState(test.home);
    await endOf(test, (await client.knowledge.remove({ matching: {} })).job?.id);
    const removed = livingState(test.home);
    expect(await cancelAtOnce(test, (await client.history.undoLast({})).job?.id)).toMatchObject({
      state: 'cancelled',
    });
    expect(livingState(test.home)).toEqual(removed);
    expect(await client.history.depth({})).toMatchObject({ undoOperation: 'knowledge.remove', redo: 0 });
    await endOf(test, (await client.history.undoLast({})).job?.id);
    expect(livingState(test.home)).toEqual(before);
  });

  it('cannot be undone while it runs, but what others do goes on', async () => {
    const test = openTestCore();
    const client = test.client();
    await addFacts(client, MANY);
    const { job } = await client.knowledge.updateMany({ matching: {}, confidence: 0.3 });
    await expect(client.history.undoLast({})).rejects.toMatchObject({ code: 'conflict' });
    const other = test.client({ actor: 'person', door: 'person', client: 'window-2' });
    await other.tasks.add({ description: 'Meanwhile' });
    await other.history.undoLast({});
    expect(await endOf(test, job?.id)).toMatchObject({ state: 'done', counts: { changed: MANY } });
    await expect(client.history.undoLast({})).resolves.toMatchObject({ operation: 'knowledge.updateMany' });
  });

  it('leaves alone what was removed or changed by others before its turn, and undo what was changed since', async () => {
    const test = openTestCore();
    const client = test.client();
    await addFacts(client, MANY);
    const [kept] = (await client.knowledge.list({ sort: 'updatedAt', order: 'desc', limit: 1 })).items;
    const { job } = await client.knowledge.updateMany({ matching: {}, confidence: 0.3 });
    await client.knowledge.remove({ ids: [kept?.id ?? ''] });
    expect(await endOf(test, job?.id)).toMatchObject({ counts: { changed: MANY - 1, left: 1 } });
    const [edited] = (await client.knowledge.list({ limit: 1 })).items;
    test.clock.advance(1000);
    await test
      .client({ actor: 'person', door: 'person', client: 'window-2' })
      .knowledge.update({ id: edited?.id ?? '', confidence: 0.7 });
    await client.history.undoLast({});
    const undone = await endOf(test, (await client.history.undoLast({})).job?.id);
    expect(undone).toMatchObject({ result: { restored: MANY - 2, skipped: 1 } });
    expect(await client.knowledge.get({ id: edited?.id ?? '' })).toMatchObject({ confidence: 0.7 });
  });

  it('puts everything of a kind back from Trash, but for what is excepted or has lost its place', async () => {
    const test = openTestCore();
    const client = test.client();
    await addFacts(client, MANY);
    await addTasks(client, 2);
    const [first, second] = (await client.knowledge.list({ limit: 2 })).items;
    await endOf(test, (await client.knowledge.remove({ matching: {} })).job?.id);
    await client.tasks.remove({ matching: {} });
    await client.knowledge.add({ category: 'garden', key: second?.key ?? '', value: 'in its place' });
    const except = [{ kind: 'knowledge' as const, id: first?.id ?? '' }];
    const { job } = await client.trash.restore({ matching: { kinds: ['knowledge'] }, except });
    expect(await endOf(test, job?.id)).toMatchObject({ counts: { changed: MANY - 2, left: 1 } });
    const { items } = await client.trash.list({ kinds: ['knowledge'] });
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set([first?.id, second?.id]));
    expect((await client.trash.list({ kinds: ['task'] })).items).toHaveLength(2);
    await client.trash.purge({ matching: { kinds: ['task'] } });
    expect((await client.trash.list({})).items.map(({ kind }) => kind)).toEqual(['knowledge', 'knowledge']);
  });
});

describe('a worker that must stay quick', () => {
  it('hands long changes and long undos over, and nothing was changed', async () => {
    const test = openTestCore({ lane: 'interactive' });
    const client = test.client();
    await addFacts(client, MANY);
    const before = livingState(test.home);
    await expect(client.knowledge.remove({ matching: {} })).rejects.toMatchObject({ name: 'HandOver' });
    expect(livingState(test.home)).toEqual(before);
    expect(await client.knowledge.remove({ matching: { contains: '5' }, except: [] })).toMatchObject({
      job: null,
    });
  });
});
