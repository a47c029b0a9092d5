import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findApp } from '../../../../electron/hosts/paths.ts';
import { startCore } from '../../../../electron/hosts/worker/core-client.ts';
import type { Caller } from '../../../../shared/caller.ts';
import { createClient } from '../../../../shared/client.ts';
import type { Change } from '../../../../shared/entities/history.ts';
import { temporaryHome } from '../temporary-home.ts';

const person: Caller = { actor: 'person', door: 'person', client: 'test' };

/** Starts both real workers, and keeps them so that a test can end one. */
function start(home = temporaryHome()) {
  const workers = { interactive: [] as Worker[], jobs: [] as Worker[] };
  const core = startCore({
    home,
    validateOutputs: true,
    startWorker(setup) {
      const worker = new Worker(findApp().worker, { workerData: setup });
      workers[setup.lane].push(worker);
      return worker;
    },
  });
  onTestFinished(() => core.close());
  return { core, workers };
}

describe('the core behind two workers', () => {
  it('answers short calls from one and long ones from the other', async () => {
    const { core, workers } = start();
    const transport = core.connect(person);
    const client = createClient(transport);
    expect(await core.opened).toEqual({ ok: true, value: null });
    await client.sessions.create({ title: 'one' });
    await client.trash.purge({ everything: true });
    await workers.jobs[0]?.terminate();
    expect((await client.sessions.list({})).items).toHaveLength(1);
    expect(workers.interactive).toHaveLength(1);
    expect(workers.jobs).toHaveLength(2);
  });

  it('hands a call that turns out to be long over to the other one', async () => {
    const { core } = start();
    const client = createClient(core.connect(person));
    for (let index = 0; index < 301; index += 1) await client.tasks.add({ description: `task ${index}` });
    const ended = async (job: { id: string } | null) => {
      const state = async () => (await client.maintenance.job({ id: job?.id ?? '' })).state;
      await expect.poll(state, { timeout: 10_000 }).toBe('done');
    };
    const removed = await client.tasks.remove({ matching: {} });
    expect(removed).toMatchObject({ removed: 0, job: { kind: 'bulk' } });
    await ended(removed.job);
    expect((await client.tasks.list({})).items).toEqual([]);
    await ended((await client.history.undoLast({})).job);
    expect((await client.tasks.list({ withTotal: true })).total).toBe(301);
    expect((await client.tasks.remove({ matching: { statuses: ['failed'] } })).job).toBeNull();
  });

  it('takes the caller from the host', async () => {
    const { core } = start();
    const agent = createClient(core.connect({ actor: 'agent', door: 'agent', client: 'agent-1' }));
    const session = await agent.sessions.create({ title: 'one' });
    expect(session.origin).toMatchObject({ actor: 'agent', client: 'agent-1' });
    await expect(agent.settings.get({})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createClient(core.connect(person)).settings.get({})).resolves.toBeDefined();
  });

  it('tells changes once, from whichever worker they came', async () => {
    const { core } = start();
    const transport = core.connect(person);
    const heard: Change[] = [];
    transport.subscribe((changes) => heard.push(...changes));
    const client = createClient(transport);
    const session = await client.sessions.create({ title: 'one' });
    await client.sessions.remove({ ids: [session.id] });
    await client.trash.purge({ everything: true });
    await expect.poll(() => heard.length, { timeout: 3000 }).toBeGreaterThan(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const seen = heard.map(({ entity, id, seq }) => `${entity} ${id} ${seq}`);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('goes on after the death of a worker, and says that all may have changed', async () => {
    const { core, workers } = start();
    const transport = core.connect(person);
    const client = createClient(transport);
    await client.sessions.create({ title: 'kept' });
    const heard: Change[] = [];
    transport.subscribe((changes) => heard.push(...changes));
    await workers.interactive[0]?.terminate();
    expect(heard).toContainEqual({ entity: 'session', id: null, seq: expect.any(Number) });
    expect((await client.sessions.list({})).items.map(({ title }) => title)).toEqual(['kept']);
    expect(workers.interactive).toHaveLength(2);
  });

  it('loses no write that was acknowledged when its worker dies in the middle of many', async () => {
    const { core, workers } = start();
    const client = createClient(core.connect(person));
    const acknowledged: string[] = [];
    const write = async (number: number) => {
      acknowledged.push((await client.tasks.add({ description: `task ${number}` })).id);
      if (acknowledged.length === 20) await workers.interactive[0]?.terminate();
    };
    const ends = await Promise.allSettled(Array.from({ length: 120 }, (_, number) => write(number)));
    expect(ends.filter(({ status }) => status === 'rejected')).not.toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    const stored = await Promise.all(acknowledged.map((id) => client.tasks.get({ id })));
    expect(stored.map(({ id }) => id)).toEqual(acknowledged);
  });

  it('answers every call with the reason why the store cannot be opened', async () => {
    const home = temporaryHome();
    const words = 'this is no database, and it is long enough to be seen as none. '.repeat(20);
    writeFileSync(path.join(home, 'memory.db'), words);
    const { core } = start(home);
    const opened = await core.opened;
    const why = {
      ok: false,
      code: 'unavailable',
      details: { condition: { state: 'damaged', file: path.join(home, 'memory.db') } },
    };
    expect(opened).toMatchObject(why);
    const transport = core.connect(person);
    expect(await transport.call('sessions.list', {})).toMatchObject(why);
    expect(await transport.call('trash.purge', { everything: true })).toMatchObject(why);
    expect(await core.registerUpload({ path: import.meta.filename, name: 'x' })).toMatchObject(why);
    expect(await transport.call('store.status', {})).toMatchObject({ ok: true, value: { state: 'damaged' } });
  });

  it('notes a file of this machine as an upload', async () => {
    const { core } = start();
    const wire = await core.registerUpload({ path: import.meta.filename, name: 'x.ts' });
    expect(wire).toMatchObject({ ok: true, value: { name: 'x.ts', bytes: expect.any(Number) } });
    expect(await core.registerUpload({ path: '/nowhere', name: 'x' })).toMatchObject({ ok: false });
  });

  it('closes right after its start', async () => {
    const { core } = start();
    await core.close();
    expect(await core.connect(person).call('sessions.list', {})).toMatchObject({ code: 'unavailable' });
  });
});
