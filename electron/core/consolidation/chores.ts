import { AppError } from '../../../shared/errors.ts';
import { noteChore } from '../store/consolidation-notes.ts';
import {
  checkTable,
  eraseTakenBack,
  mergeIndex,
  pruneHistory,
  refreshStatistics,
  releaseSpace,
  searchIndexes,
  tableNames,
} from '../store/upkeep.ts';
import type { Chore } from './action.ts';
import { type PassWorld, rest } from './world.ts';

const DAY = 86_400_000;
const ROWS_AT_ONCE = 500;
/** Enough for any index that is tended daily; a larger one goes on the next day. */
const MOST_MERGES = 2000;

/** Does a chore in small steps, and notes when. */
export async function doChore(world: PassWorld, chore: Chore): Promise<void> {
  await CHORES[chore](world);
  world.store.writeAside((db) => noteChore(db, chore, world.now()));
}

const CHORES: Readonly<Record<Chore, (world: PassWorld) => Promise<void>>> = {
  async search(world) {
    for (const index of searchIndexes()) {
      for (let step = 0; step < MOST_MERGES; step += 1) {
        if (!world.store.writeAside((db) => mergeIndex(db, index))) break;
        await rest(world);
      }
    }
  },
  async statistics(world) {
    world.store.writeAside(refreshStatistics);
    await rest(world);
  },
  async space(world) {
    const { trashDays } = world.config;
    if (trashDays > 0) {
      const before = world.now() - trashDays * DAY;
      while (world.store.writeAside((db) => eraseTakenBack(db, before, ROWS_AT_ONCE)) > 0) await rest(world);
    }
    world.store.writeAside(releaseSpace);
  },
  async check(world) {
    for (const table of tableNames(world.store.read)) {
      const found = checkTable(world.store.read, table);
      if (found.length > 0) throw damaged(table);
      await rest(world);
    }
  },
  async history(world) {
    const before = world.now() - world.config.historyDays * DAY;
    while (world.store.writeAside((db) => pruneHistory(db, before, ROWS_AT_ONCE)) > 0) await rest(world);
  },
};

function damaged(table: string): AppError {
  return new AppError(
    'internal',
    `The memory file is damaged in ${table}. Nothing was changed. Make a copy of its folder, then restore a backup.`,
  );
}
