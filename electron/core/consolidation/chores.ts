import { AppError } from '../../../shared/errors.ts';
import { noteChore } from '../store/consolidation-notes.ts';
import {
  eraseTakenBack,
  mergeIndex,
  pruneHistory,
  releaseSpace,
  searchIndexes,
  staleStatistics,
} from '../store/upkeep.ts';
import type { WriteDb } from '../store/database.ts';
import { checkMemory } from '../insight/upkeep.ts';
import { indexOfPart } from '../store/integrity.ts';
import type { Chore } from './action.ts';
import { giveTurn, type PassWorld, writeInTurn } from './world.ts';

const DAY = 86_400_000;
const ERASED_AT_ONCE = 20;
const PRUNED_AT_ONCE = 200;
/** Enough for any index that is tended daily; a larger one goes on the next day. */
const MOST_MERGES = 2000;
const MOST_RELEASES = 500;

/** Does a chore in small steps, and notes when. */
export async function doChore(world: PassWorld, chore: Chore): Promise<void> {
  await CHORES[chore](world);
  await aside(world, (db) => noteChore(db, chore, world.now()));
}

const CHORES: Readonly<Record<Chore, (world: PassWorld) => Promise<void>>> = {
  async search(world) {
    for (const index of searchIndexes())
      for (let step = 0; step < MOST_MERGES; step += 1)
        if (!(await aside(world, (db) => mergeIndex(db, index)))) break;
  },
  async statistics(world) {
    for (const stale of await aside(world, staleStatistics)) await aside(world, (db) => db.exec(stale));
  },
  async space(world) {
    const { trashDays } = world.config;
    const before = world.now() - trashDays * DAY;
    if (trashDays > 0) while ((await aside(world, (db) => eraseTakenBack(db, before, ERASED_AT_ONCE))) > 0);
    for (let step = 0; step < MOST_RELEASES; step += 1) if (!(await aside(world, releaseSpace))) break;
  },
  async check(world) {
    const { store, now, analyser, control } = world;
    const pause = (): Promise<void> => giveTurn(control);
    const damaged = await checkMemory({ store, now, analyse: analyser.searchText, pause, report: () => {} });
    const table = damaged.find((part) => indexOfPart(part) === undefined);
    if (table !== undefined) throw damagedIn(table);
  },
  backups: (world) => Promise.resolve(world.keepBackups()),
  async history(world) {
    const before = world.now() - world.config.historyDays * DAY;
    while ((await aside(world, (db) => pruneHistory(db, before, PRUNED_AT_ONCE))) > 0);
  },
};

function aside<T>(world: PassWorld, step: (db: WriteDb) => T): Promise<T> {
  return writeInTurn(world, () => world.store.writeAside(step));
}

function damagedIn(table: string): AppError {
  return new AppError(
    'internal',
    `The memory file is damaged in ${table}. Nothing was changed. Make a copy of its folder, then restore a backup.`,
  );
}
