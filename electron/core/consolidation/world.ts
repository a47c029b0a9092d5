import type { Clock, Logger, NewId, SumUp } from '../ports.ts';
import type { Analyser } from '../retrieval/analyse.ts';
import type { WriteDb } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Action } from './action.ts';
import type { Config } from './state.ts';

/** What a pass needs of the job it is. */
export type PassControl = Readonly<{
  signal: AbortSignal;
  report(db: WriteDb, done: number, counts: Readonly<Record<string, number>>): void;
  /** Lets short writes of this process go first. */
  giveWay(): Promise<void>;
}>;

/** When this pass wrote last, in milliseconds of a steady clock. */
type Pace = { wroteAt: number };

/** What a pass works with. */
export type PassWorld = Readonly<{
  store: Store;
  now: Clock;
  newId: NewId;
  log: Logger;
  analyser: Analyser;
  config: Config;
  /** Sums up sessions better than their own sentences do, where there is a local model. */
  sumUp?: SumUp;
  control: PassControl;
  pace: Pace;
  /** Removes the backups that are too many. */
  keepBackups(): void;
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
export const TRANSACTION_MS = 15;
/** Other programs look for the lock every millisecond: so long it is free between two transactions at the least. */
const REST_MS = 4;

/**
 * Runs one short transaction once others had their turn since the last one, and stops where it is to stop. What is read
 * and computed between two transactions is rest enough.
 */
export async function writeInTurn<T>({ control, pace }: PassWorld, write: () => T): Promise<T> {
  const left = pace.wroteAt + REST_MS - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  await control.giveWay();
  control.signal.throwIfAborted();
  try {
    return write();
  } finally {
    pace.wroteAt = performance.now();
  }
}

/** Writes what is noted of items, without history, in transactions that are short however many there are. */
export async function noteEach<T>(
  world: PassWorld,
  items: readonly T[],
  note: (db: WriteDb, item: T) => void,
): Promise<void> {
  for (let next = 0; next < items.length;) {
    await writeInTurn(world, () =>
      world.store.writeAside((db) => {
        const until = performance.now() + TRANSACTION_MS;
        do {
          note(db, items[next] as T); // below the length
          next += 1;
        } while (next < items.length && performance.now() < until);
      }),
    );
  }
}

/** Runs a long computation in turns, letting others have theirs, and stops it where it is to stop. */
export async function inTurns<T>({ control }: PassWorld, steps: Generator<void, T>): Promise<T> {
  for (let since = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await giveTurn(control);
    since = performance.now();
  }
}

/** Lets the rest of this thread go on, and stops where it is to stop. */
export async function giveTurn({ signal }: PassControl): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
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
    await giveTurn(control);
  }
}
