import type { RunTrigger } from '../../../shared/entities/run.ts';

/** What the scheduler asks of the core around it. */
export type ScheduleWorld = Readonly<{
  /** Wall-clock time in milliseconds since 1970. */
  now(): number;
  /** Milliseconds of a clock that stands still while the machine sleeps. */
  monotonic(): number;
  /** When a run is due; null: never. */
  dueAt(): number | null;
  /** Starts a run where none goes on, here or elsewhere. */
  start(trigger: RunTrigger): void;
  /** Goes on with what was interrupted. */
  mend(): void;
}>;

export type Scheduler = Readonly<{
  /** Looks whether a run is due, and starts it. */
  tick(): void;
}>;

/** The wall clock ran ahead of the other by so much: the machine slept. */
const SLEPT_MS = 60_000;

/**
 * Starts a run when its time has come: after the interval, at once where its time passed while nobody was here, and
 * after the machine woke up. It keeps no time of its own: what is due follows from the runs in the store, so of several
 * programs whichever looks first runs, and the others see that it did.
 */
export function createScheduler(world: ScheduleWorld): Scheduler {
  let first = true;
  let wall = world.now();
  let steady = world.monotonic();
  return {
    tick() {
      const slept = world.now() - wall - (world.monotonic() - steady) > SLEPT_MS;
      wall = world.now();
      steady = world.monotonic();
      const trigger: RunTrigger = first ? 'start' : slept ? 'wake' : 'interval';
      first = false;
      world.mend();
      const due = world.dueAt();
      if (due !== null && due <= wall) world.start(trigger);
    },
  };
}
