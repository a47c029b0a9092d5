import { afterEach, describe, expect, it, vi } from 'vitest';
import { createJobRunner } from '../../../../electron/core/jobs/runner.ts';
import { readJob } from '../../../../electron/core/store/jobs.ts';
import { openStore } from '../../../../electron/core/store/store.ts';
import { makeTestHome } from '../../../support/core.ts';

const JOB = { kind: 'import', total: null, unit: 'bytes', subjectId: null } as const;

function start() {
  const store = openStore({ home: makeTestHome(), saveFirst: () => {} });
  const logged: string[] = [];
  const runner = createJobRunner({
    store,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    log: ({ level, message }) => logged.push(`${level}: ${message}`),
    writeQueue: { enter: () => () => {}, waiting: () => 0 },
  });
  return { store, runner, logged };
}

afterEach(() => vi.useRealTimers());

describe('a job whose store fails', () => {
  it('ends without taking the process with it', async () => {
    const { store, runner, logged } = start();
    runner.start(JOB, () => {
      store.close();
      return Promise.resolve(null);
    });
    await expect(runner.idle()).resolves.toBeUndefined();
    expect(logged).toContain('warn: the end of a job was not noted');
  });

  it('goes on where its sign of life could not be noted', async () => {
    vi.useFakeTimers();
    const { store, runner, logged } = start();
    const work = Promise.withResolvers<null>();
    runner.start(JOB, () => work.promise);
    store.close();
    expect(() => vi.advanceTimersByTime(5000)).not.toThrow();
    expect(logged).toEqual(['warn: a sign of life was not noted']);
    work.resolve(null);
    await runner.idle();
  });
});

describe('a job that has not ended when Mneme is closed', () => {
  it('is interrupted, which is no error', async () => {
    const { store, runner, logged } = start();
    const id = runner.start(JOB, async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw signal.reason;
    });
    await runner.stop();
    expect(logged).toEqual(['info: job interrupted']);
    expect(readJob(store.read, id)).toMatchObject({ state: 'interrupted', error: { code: 'unavailable' } });
    store.close();
  });
});
