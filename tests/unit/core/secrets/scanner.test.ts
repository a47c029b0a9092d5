import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createScanner } from '../../../../electron/core/secrets/scanner.ts';
import { openStore } from '../../../../electron/core/store/store.ts';
import { openTestCore } from '../../../support/core.ts';

describe('looking through the store for secrets', () => {
  it('is done by one at a time, however many wait for it', async () => {
    const test = openTestCore();
    for (let count = 0; count < 60; count += 1)
      await test.client().tasks.add({ description: `zqtask ${count} password: zqHorse${count}Battery!` });
    const store = openStore({ home: test.home, saveFirst: () => {} });
    onTestFinished(() => store.close());
    let [atWork, most] = [0, 0];
    const breathe = async (): Promise<void> => {
      atWork += 1;
      most = Math.max(most, atWork);
      await setImmediate();
      atWork -= 1;
    };
    const scanner = createScanner({ store, now: test.clock.now, breathe, log: () => {} });
    const scans = await Promise.all([scanner.scan(), scanner.scan(), scanner.scan()]);
    expect(scans.map(({ found }) => found)).toEqual([60, 0, 0]);
    expect(most).toBe(1);
  });
});
