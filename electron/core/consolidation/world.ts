import type { Clock, Logger, NewId } from '../ports.ts';
import type { Analyser } from '../retrieval/analyse.ts';
import type { WriteDb } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Action } from './action.ts';
import type { Config } from './state.ts';

/** What a pass needs of the job it is. */
export type PassControl = Readonly<{
  signal: AbortSignal;
  report(db: WriteDb, done: number, counts: Readonly<Record<string, number>>): void;
  breathe(): Promise<void>;
}>;

/** What a pass works with. */
export type PassWorld = Readonly<{
  store: Store;
  now: Clock;
  newId: NewId;
  log: Logger;
  analyser: Analyser;
  config: Config;
  control: PassControl;
}>;

/** Actions that belong together, and what is noted once all of them are carried out. */
export type Unit = Readonly<{ actions: readonly Action[]; note?: (db: WriteDb) => void }>;

/** Where actions go: a preview counts them, a run carries them out. */
export type Sink = Readonly<{
  act(units: readonly Unit[]): Promise<void>;
  /** Whether it carries out, and notes, what it is given. */
  carriesOut: boolean;
  /** How many actions came so far. */
  count(): number;
}>;

const TURN_MS = 8;
/** A person's write waits no longer than this. */
const TRANSACTION_MS = 10;
/** Other programs poll for the lock; what nobody waits for leaves them room after every transaction. */
const REST_MS = 5;

/** Lets others write, and stops where it is to stop. */
export async function rest({ control }: PassWorld): Promise<void> {
  await control.breathe();
  control.signal.throwIfAborted();
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
}

/** Writes what is noted of items, without history, in transactions that are short however many there are. */
export async function noteEach<T>(
  world: PassWorld,
  items: readonly T[],
  note: (db: WriteDb, item: T) => void,
): Promise<void> {
  for (let next = 0; next < items.length;) {
    world.store.writeAside((db) => {
      const until = performance.now() + TRANSACTION_MS;
      do {
        note(db, items[next] as T); // below the length
        next += 1;
      } while (next < items.length && performance.now() < until);
    });
    await rest(world);
  }
}

/** Runs a long computation in turns, letting others have theirs, and stops it where it is to stop. */
export async function inTurns<T>({ control }: PassWorld, steps: Generator<void, T>): Promise<T> {
  for (let since = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await control.breathe();
    control.signal.throwIfAborted();
    since = performance.now();
  }
}

/** Reads something page by page, in turns. Rows come in the order of their keys. */
export async function readAll<R extends { pk: number }>(
  { control }: PassWorld,
  size: number,
  page: (after: number, limit: number) => R[],
): Promise<R[]> {
  const rows: R[] = [];
  for (let after = 0; ;) {
    const found = page(after, size);
    for (const row of found) rows.push(row);
    after = found.at(-1)?.pk ?? after;
    if (found.length < size) return rows;
    await control.breathe();
    control.signal.throwIfAborted();
  }
}
