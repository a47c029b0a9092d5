import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { Lane } from '../../../../electron/hosts/worker/lane.ts';
import type { WorkerRequest } from '../../../../electron/hosts/worker/messages.ts';
import type { Change } from '../../../../shared/entities/history.ts';
import type { StoreCondition } from '../../../../shared/entities/store-condition.ts';

/** A worker that answers with the name of the operation, dies of `die`, and keeps silent on `wait`. */
const ECHO = `
  const { parentPort } = require('node:worker_threads');
  parentPort.postMessage({ kind: 'opened', wire: { ok: true, value: null } });
  parentPort.on('message', (request) => {
    if (request.operation === 'die') process.exit(1);
    if (request.operation === 'throw') throw new TypeError('stored words');
    if (request.operation === 'wait') return;
    if (request.operation === 'change') parentPort.postMessage({ kind: 'changes', changes: [request.input] });
    parentPort.postMessage({ kind: 'answer', id: request.id, wire: { ok: true, value: request.operation ?? null } });
    if (request.kind === 'close') parentPort.close();
  });`;
const DEAD = 'process.exit(1);';

const lanes: Lane[] = [];
afterEach(async () => {
  await Promise.all(lanes.splice(0).map((lane) => lane.close()));
});

function start(code = ECHO) {
  const seen = { starts: 0, deaths: 0, now: 0, changes: [] as Change[] };
  const lane = new Lane({
    start() {
      seen.starts += 1;
      return new Worker(code, { eval: true, stderr: true });
    },
    onChanges: (changes) => void seen.changes.push(...changes),
    onDeath: () => void (seen.deaths += 1),
    clock: () => seen.now,
  });
  lanes.push(lane);
  return { lane, seen };
}

function call(operation: string, input: unknown = {}): WorkerRequest {
  return { kind: 'call', operation, input, caller: { actor: 'person', door: 'person', client: 'test' } };
}

describe('a lane', () => {
  it('answers each call with its own answer, and hands on changes', async () => {
    const { lane, seen } = start();
    expect(await lane.opened).toEqual({ ok: true, value: null });
    const answers = await Promise.all(['a', 'b', 'c'].map((operation) => lane.send(call(operation))));
    expect(answers.map((wire) => wire.ok && wire.value)).toEqual(['a', 'b', 'c']);
    const change: Change = { entity: 'session', id: 'x', seq: 1 };
    await lane.send(call('change', change));
    expect(seen.changes).toEqual([change]);
  });

  it('refuses what is not data, and goes on', async () => {
    const { lane } = start();
    expect(await lane.send(call('a', { run: () => 1 }))).toMatchObject({ ok: false, code: 'invalid_input' });
    expect(await lane.send(call('b'))).toEqual({ ok: true, value: 'b' });
  });

  it.each(['die', 'throw'])(
    'tells the waiting in words when its worker ends by %s, and starts another',
    async (end) => {
      const { lane, seen } = start();
      const waiting = lane.send(call('wait'));
      const ended = lane.send(call(end));
      for (const wire of [await waiting, await ended]) {
        expect(wire).toMatchObject({
          ok: false,
          code: 'unavailable',
          message: expect.stringContaining('is safe'),
        });
        expect(JSON.stringify(wire)).not.toContain('stored words');
      }
      expect(await lane.send(call('after'))).toEqual({ ok: true, value: 'after' });
      expect(seen).toMatchObject({ starts: 2, deaths: 1 });
    },
  );

  it('is started again three times a minute, and again when the minute is over', async () => {
    const { lane, seen } = start();
    for (let death = 1; death <= 4; death += 1) await lane.send(call('die'));
    expect(seen.starts).toBe(4);
    expect(await lane.send(call('a'))).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('keeps'),
    });
    seen.now = 59_999;
    expect(await lane.send(call('a'))).toMatchObject({ code: 'unavailable' });
    seen.now = 60_000;
    expect(await lane.send(call('a'))).toEqual({ ok: true, value: 'a' });
    expect(seen.starts).toBe(5);
  });

  it('says so when its worker never opens', async () => {
    const { lane } = start(DEAD);
    expect(await lane.opened).toMatchObject({ ok: false, code: 'unavailable' });
  });

  it('tells how the memory is while its worker brings it up to date, and goes on after that', async () => {
    const condition: StoreCondition = {
      state: 'updating',
      message: 'It is being brought up to date.',
      reading: false,
      actions: [],
      file: 'memory.db',
      technical: null,
      missingChanges: null,
      since: null,
      kept: 0,
      rejected: 0,
    };
    const updated = Promise.withResolvers<void>();
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       parentPort.postMessage({ kind: 'updating', condition: workerData });
       parentPort.once('message', () => { ${ECHO} });`,
      { eval: true, workerData: condition },
    );
    worker.once('message', () => updated.resolve());
    const lane = new Lane({ start: () => worker, onChanges() {}, onDeath() {}, clock: () => 0 });
    lanes.push(lane);
    await updated.promise;
    expect(await lane.send(call('store.status'))).toEqual({ ok: true, value: condition });
    const refused = await lane.send(call('sessions.list'));
    expect(refused).toMatchObject({ ok: false, code: 'unavailable', details: { condition } });
    worker.postMessage('up to date');
    expect(await lane.opened).toEqual({ ok: true, value: null });
    expect(await lane.send(call('store.status'))).toEqual({ ok: true, value: 'store.status' });
  });

  it('answers what waits when it is closed, and every call after that', async () => {
    const { lane, seen } = start();
    const waiting = lane.send(call('wait'));
    await lane.close();
    for (const wire of [await waiting, await lane.send(call('a'))]) {
      expect(wire).toMatchObject({
        ok: false,
        code: 'unavailable',
        message: expect.stringContaining('closing'),
      });
    }
    expect(seen).toMatchObject({ starts: 1, deaths: 0 });
  });

  it('closes a worker that no longer listens', async () => {
    const { lane } = start(`${ECHO} setTimeout(() => { for (;;); }, 50);`);
    await lane.opened;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(lane.close()).resolves.toBeUndefined();
  });
});
