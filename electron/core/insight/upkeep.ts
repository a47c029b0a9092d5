import { type Store } from '../store/store.ts';
import type { Clock } from '../ports.ts';
import type { WriteDb } from '../store/database.ts';
import { checkIndexed, forgetChecked, highestKey, isIndexComplete, noteChecked } from '../store/integrity.ts';
import { cleanMessageIndex } from '../store/message-index.ts';
import {
  beginRebuild,
  continueRebuild,
  countSearched,
  rebuildsUnderWay,
  type Searched,
  searchedTables,
} from '../store/search-rebuild.ts';
import { beginRenewal, continueRenewal, endRenewal } from '../store/search-renewal.ts';
import type { Analyse } from '../store/search-text.ts';
import {
  checkTable,
  mergeIndex,
  readSpace,
  releaseSpace,
  searchIndexes,
  staleStatistics,
  tableNames,
} from '../store/upkeep.ts';

/** What long work on the store is done with. */
export type UpkeepWorld = Readonly<{
  store: Store;
  now: Clock;
  analyse: Analyse;
  /** Lets others have their turn, and throws where it is to stop. */
  pause(): Promise<void>;
  /** Notes how far it is. */
  report(db: WriteDb, done: number): void;
}>;

/** A step holds the write lock about so long. */
const STEP_MS = 10;
/** Rows of a search index that are looked for at once, and in how many places of a large one. */
const ROWS_AT_ONCE = 100;
const PLACES = 500;
/** Enough for any index; one that is larger goes on the next time. */
const MOST_STEPS = 5000;
/** Writing the file anew pays where so much of it is free, and others can wait for it while it is at most so large. */
const FREE_SHARE = 0.2;
const REWRITTEN_BYTES = 256 * 1024 * 1024;

/** How many parts `checkMemory` looks at. */
export function countParts({ read }: Store): number {
  return tableNames(read).length + searchedTables().length;
}

/** Looks through every table and asks every search index for what it must know. Gives what is damaged. */
export async function checkMemory(world: UpkeepWorld): Promise<string[]> {
  const { store, now, pause, report } = world;
  const damaged: string[] = [];
  let done = 0;
  const note = async (part: string, found: string | null): Promise<void> => {
    if (found !== null) damaged.push(part);
    done += 1;
    store.writeAside((db) => {
      noteChecked(db, { part, checkedAt: now(), found });
      report(db, done);
    });
    await pause();
  };
  for (const table of tableNames(store.read)) {
    const found = checkTable(store.read, table);
    await note(table, found.length === 0 ? null : found.join('; '));
  }
  for (const table of searchedTables()) {
    const whole = rebuildsUnderWay(store.read).includes(table) || (await isIndexWhole(world, table));
    await note(`${table}_fts`, whole ? null : 'rows are missing');
  }
  return damaged;
}

/** Whether a search index knows what it must: of every row, or in a large one of rows in many places. */
async function isIndexWhole(
  { store: { read }, analyse, pause }: UpkeepWorld,
  table: Searched,
): Promise<boolean> {
  const highest = highestKey(read, table);
  const large = highest > PLACES * ROWS_AT_ONCE;
  for (let after = 0, place = 0; ; place += 1) {
    const { last, whole } = checkIndexed(read, table, after, ROWS_AT_ONCE, analyse);
    if (!whole) return false;
    if (last === null || last >= highest) break;
    after = large ? Math.max(last, Math.floor((highest * (place + 1)) / PLACES)) : last;
    await pause();
  }
  try {
    return isIndexComplete(read, table);
  } catch {
    return false; // the table that counts its rows cannot be read
  }
}

/** How many rows `rebuildSearch` writes. */
export function countRows({ read }: Store, tables: readonly Searched[]): number {
  return tables.reduce((sum, table) => sum + countSearched(read, table), 0);
}

/**
 * Builds search indexes anew, in short steps. Meanwhile what is not in them yet is not found; what is written is taken
 * along. Stopped, it goes on where it was.
 */
export async function rebuildSearch(
  { store, analyse, pause, report }: UpkeepWorld,
  tables: readonly Searched[],
): Promise<void> {
  let done = 0;
  for (const table of tables) {
    if (!rebuildsUnderWay(store.read).includes(table)) {
      store.writeAside((db) => {
        beginRebuild(db, table);
        forgetChecked(db, table);
      });
    }
    for (let more = true; more;) {
      await pause();
      more = store.writeAside((db) => {
        const step = continueRebuild(db, table, analyse, STEP_MS);
        done += step.rows;
        report(db, done);
        return step.more;
      });
    }
  }
}

/**
 * Analyses records anew that an older analysis indexed, in short steps; search goes on. Stopped, it goes on where it was.
 */
export async function renewSearch(
  { store, analyse, pause, report }: UpkeepWorld,
  tables: readonly Searched[],
  version: number,
): Promise<void> {
  let done = 0;
  for (const table of tables) {
    store.writeAside((db) => beginRenewal(db, table, version));
    for (let more = true; more;) {
      await pause();
      more = store.writeAside((db) => {
        const step = continueRenewal(db, table, analyse, STEP_MS);
        done += step.rows;
        report(db, done);
        return step.more;
      });
    }
    // Stopped in the middle of it, it is cleaned up the next time: what was taken out makes each write slow that merges it.
    if (table === 'messages') await cleanMessageIndex(store, pause);
    store.writeAside((db) => endRenewal(db, table));
  }
}

/** How many parts `optimise` has. */
export function countOptimised(): number {
  return searchIndexes().length + 3;
}

/** Puts the file in order in short steps. Gives whether it was written anew as a whole. */
export async function optimise({ store, pause, report }: UpkeepWorld): Promise<{ rewritten: boolean }> {
  let done = 0;
  const step = async <T>(work: (db: WriteDb) => T): Promise<T> => {
    await pause();
    return store.writeAside((db) => {
      report(db, done);
      return work(db);
    });
  };
  for (const index of searchIndexes()) {
    for (let times = 0; times < MOST_STEPS && (await step((db) => mergeIndex(db, index))); times += 1);
    done += 1;
  }
  for (const stale of await step(staleStatistics)) await step((db) => db.exec(stale));
  done += 1;
  for (let times = 0; times < MOST_STEPS && (await step(releaseSpace)); times += 1);
  done += 1;
  const { bytes, freeBytes } = readSpace(store.read);
  const pays = freeBytes > bytes * FREE_SHARE && bytes - freeBytes <= REWRITTEN_BYTES;
  await pause();
  const rewritten = pays && store.rewrite();
  if (!rewritten) store.checkpoint();
  return { rewritten };
}
