import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, onTestFinished, vi } from 'vitest';
import { followChanges } from '../../../../renderer/state/live.ts';
import type { Transport } from '../../../../shared/client.ts';
import type { Change } from '../../../../shared/entities/history.ts';

/** A memory whose answers come when they are let, each as things were when it was asked. */
function openWorld() {
  const listeners: ((changes: readonly Change[]) => void)[] = [];
  const world = { value: 'old', asked: [] as (() => void)[] };
  const transport: Transport = {
    call: () => Promise.reject(new Error('not asked here')),
    subscribe(listener) {
      listeners.push(listener);
      return () => {};
    },
  };
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  onTestFinished(followChanges(transport, queries));
  const options = {
    queryKey: ['imports.get', { id: 'one' }],
    queryFn: () =>
      new Promise<string>((resolve) => {
        const { value } = world;
        world.asked.push(() => resolve(value));
      }),
  };
  const shown = { now: undefined as string | undefined };
  const show = () =>
    new QueryObserver(queries, options).subscribe(({ data }) => {
      shown.now = data;
    });
  const change = () => {
    world.value = 'new';
    for (const tell of listeners) tell([{ entity: 'import', id: 'one', seq: 1 }]);
  };
  return { world, show, shown, change };
}

/** Lets what was gathered be told, and what is asked be answered, until nothing more is asked. */
async function settle({ asked }: { asked: (() => void)[] }): Promise<void> {
  await vi.advanceTimersByTimeAsync(200);
  for (let answer = asked.shift(); answer !== undefined; answer = asked.shift()) {
    answer();
    await vi.advanceTimersByTimeAsync(200);
  }
}

it('what was asked before a change and answered after it is asked for again', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { world, show, shown, change } = openWorld();
  onTestFinished(show());
  await vi.advanceTimersByTimeAsync(0);
  expect(world.asked).toHaveLength(1);
  change();
  await settle(world);
  expect(shown.now).toBe('new');
});

it('also where the screen that asked is gone when the change is told, and comes again later', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { world, show, shown, change } = openWorld();
  const leave = show();
  await vi.advanceTimersByTimeAsync(0);
  leave();
  change();
  await settle(world);
  onTestFinished(show());
  await settle(world);
  expect(shown.now).toBe('new');
});
