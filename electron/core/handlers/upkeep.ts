import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { maintenance } from '../../../shared/contract/maintenance.ts';
import type { Job } from '../../../shared/entities/job.ts';
import type { Json } from '../../../shared/primitives.ts';
import { databaseBytes } from '../files/disk.ts';
import {
  checkMemory,
  countOptimised,
  countParts,
  countRows,
  optimise,
  rebuildSearch,
  renewSearch,
  type UpkeepWorld,
} from '../insight/upkeep.ts';
import type { JobControl } from '../jobs/runner.ts';
import { ANALYSIS_VERSION } from '../retrieval/analyse.ts';
import { indexOfPart, readChecked } from '../store/integrity.ts';
import { listJobs, readJob } from '../store/jobs.ts';
import { rebuildsUnderWay, type Searched, searchedTables } from '../store/search-rebuild.ts';
import { beginRenewal, endRenewal, outdatedTables } from '../store/search-renewal.ts';
import { brokenIndexes } from '../store/statistics.ts';
import type { Context } from './context.ts';

type Upkeep = Pick<typeof maintenance, 'check' | 'rebuildSearch' | 'optimize'>;

/** Long work on the store itself, each a job. What goes on already is not begun twice. */
export const upkeep: HandlersFor<Upkeep, Context> = {
  check: (context) => lookThroughFile(context),
  rebuildSearch(context, { everything }) {
    const tables = everything ? searchedTables() : tablesInNeed(context);
    return startRebuild(context, tables.length === 0 ? searchedTables() : tables);
  },
  optimize: (context) =>
    startOnce(context, 'optimize', countOptimised(), async (world) => {
      const before = databaseBytes(context.store.file);
      const { rewritten } = await optimise(world);
      return { bytesBefore: before, bytesAfter: databaseBytes(context.store.file), rewritten };
    }),
};

/** Looks through every table and asks every search index, as a job. */
export function lookThroughFile(context: Context): { job: Job } {
  return startOnce(context, 'check', countParts(context.store), async (world) => ({
    damaged: await checkMemory(world),
  }));
}

/** Goes on with search indexes that were not built to their end when Mneme was stopped, and renews what is outdated. */
export function mendSearch(context: Context): void {
  if (runningOf(context, 'reindex') !== undefined) return;
  const begun = rebuildsUnderWay(context.store.read);
  if (begun.length > 0) startRebuild(context, begun);
  else renewOutdated(context);
}

/** Analyses anew what an older analysis indexed; a memory that holds nothing is said to be renewed. */
function renewOutdated(context: Context): void {
  const tables = outdatedTables(context.store.read, ANALYSIS_VERSION);
  if (tables.length === 0) return;
  const rows = countRows(context.store, tables);
  if (rows > 0)
    startOnce(context, 'reindex', rows, async (world) => {
      await renewSearch(world, tables, ANALYSIS_VERSION);
      return { renewed: [...tables] };
    });
  else
    context.aside((db) => {
      for (const table of tables) {
        beginRenewal(db, table, ANALYSIS_VERSION);
        endRenewal(db, table);
      }
    });
}

function startRebuild(context: Context, tables: readonly Searched[]): { job: Job } {
  return startOnce(context, 'reindex', countRows(context.store, tables), async (world) => {
    await rebuildSearch(world, tables);
    return { rebuilt: [...tables] };
  });
}

/** The indexes that were begun, do not answer, or were found to miss something. */
function tablesInNeed({ store }: Context): readonly Searched[] {
  const damaged = [...brokenIndexes(store.read), ...readChecked(store.read).damaged];
  const found = damaged.flatMap((part) => indexOfPart(part) ?? []);
  return [...new Set([...rebuildsUnderWay(store.read), ...found])];
}

function startOnce(
  context: Context,
  kind: 'check' | 'reindex' | 'optimize',
  total: number,
  work: (world: UpkeepWorld) => Promise<Json>,
): { job: Job } {
  const known = runningOf(context, kind);
  if (known !== undefined) return { job: known };
  const id = context.jobs.start({ kind, total, unit: 'items', subjectId: null }, (control) =>
    work(worldOf(context, control)),
  );
  const job = readJob(context.store.read, id);
  if (!job) throw new Error('A job that was just started is missing');
  return { job };
}

function runningOf({ store }: Context, kind: Job['kind']): Job | undefined {
  return listJobs(store.read, ['running'], 100).find((job) => job.kind === kind);
}

function worldOf({ store, now, analyser }: Context, control: JobControl): UpkeepWorld {
  return {
    store,
    now,
    analyse: analyser.searchText,
    async pause() {
      await control.breathe();
      control.signal.throwIfAborted();
    },
    report: (db, done) => control.report(db, done, {}),
  };
}
