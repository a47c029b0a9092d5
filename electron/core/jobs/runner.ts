import type { Job } from '../../../shared/entities/job.ts';
import { AppError, traceOf } from '../../../shared/errors.ts';
import type { Json } from '../../../shared/primitives.ts';
import { nameOfProcess } from './process-name.ts';
import type { Clock, Logger, NewId, WriteQueue } from '../ports.ts';
import { createBreather, createGivingWay } from './breather.ts';
import type { WriteDb } from '../store/database.ts';
import {
  finishJob,
  type JobEnd,
  insertJob,
  isCancelRequested,
  noteHeartbeat,
  reportProgress,
} from '../store/jobs.ts';
import type { Store } from '../store/store.ts';

/** What a running job may do: report, learn that it should stop, and let others write. */
export type JobControl = Readonly<{
  id: string;
  signal: AbortSignal;
  /** Notes progress inside a transaction of the job's own. */
  report(db: WriteDb, done: number, counts: Readonly<Record<string, number>>): void;
  /** Lets short writes of this process go first, then those of other processes. */
  breathe(freeMs?: number): Promise<void>;
  /** Lets short writes of this process go first; for work that leaves gaps for other processes by itself. */
  giveWay(): Promise<void>;
}>;

export type JobRunner = Readonly<{
  /** Starts a job and answers at once; the job goes on by itself. */
  start(
    job: Readonly<{
      kind: Job['kind'];
      total: number | null;
      unit: Job['unit'];
      subjectId: string | null;
      tx?: number;
    }>,
    work: (control: JobControl) => Promise<Json>,
  ): string;
  /** Resolves when a job of this process has ended. */
  ended(id: string): Promise<void>;
  idle(): Promise<void>;
  /** Stops every job of this process. */
  stop(): Promise<void>;
}>;

const HEARTBEAT_MS = 5000;
/** How soon a wish to stop is seen by a job that reports nothing. */
const LOOK_MS = 250;

/** Makes the runner of this process. */
export function createJobRunner(
  world: Readonly<{
    store: Store;
    now: Clock;
    newId: NewId;
    log: Logger;
    writeQueue: WriteQueue;
  }>,
): JobRunner {
  const running = new Map<string, { abort: AbortController; ended: Promise<void> }>();
  return {
    start(job, work) {
      const id = world.newId();
      world.store.writeAside((db) =>
        insertJob(db, { tx: null, ...job, id, owner: nameOfProcess(), at: world.now() }),
      );
      const abort = new AbortController();
      const ended = carryOut(world, { id, kind: job.kind }, abort, work).finally(() => running.delete(id));
      running.set(id, { abort, ended });
      return id;
    },
    async ended(id) {
      await running.get(id)?.ended;
    },
    async idle() {
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
    async stop() {
      for (const { abort } of running.values())
        abort.abort(new AppError('unavailable', 'Mneme was closed before this was done.'));
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

type World = Parameters<typeof createJobRunner>[0];

/** A job that runs, as the log names it. */
type Named = Readonly<Pick<Job, 'id' | 'kind'>>;

async function carryOut(
  world: World,
  { id, kind }: Named,
  abort: AbortController,
  work: (control: JobControl) => Promise<Json>,
): Promise<void> {
  const control = createControl(world, id, abort);
  const heartbeat = setInterval(() => {
    tryTo(world, id, 'a sign of life was not noted', () => {
      // Also while it takes back what it did: without a sign of life it would count as dead.
      world.store.writeAside((db) => noteHeartbeat(db, id, world.now()));
    });
  }, HEARTBEAT_MS);
  const looking = setInterval(() => {
    if (isToStop(world, id)) abort.abort(new AppError('cancelled', 'It was cancelled.'));
  }, LOOK_MS);
  try {
    const result = await work(control);
    world.store.writeAside((db) => finishJob(db, id, { state: 'done', result }, world.now()));
  } catch (error) {
    tryTo(world, id, 'the end of a job was not noted', () => endInFailure(world, { id, kind }, abort, error));
  } finally {
    clearInterval(heartbeat);
    clearInterval(looking);
  }
}

function isToStop({ store }: World, id: string): boolean {
  try {
    return isCancelRequested(store.read, id);
  } catch {
    return false; // what cannot be read is told by the heartbeat
  }
}

/**
 * Does what a job can do without: where the file is locked or full, the job goes on, and one whose end could not be noted
 * is found by its missing heartbeat. Nobody waits for a job, so a failure here would end the whole process.
 */
function tryTo(world: World, id: string, failure: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    world.log({
      level: 'warn',
      module: 'jobs',
      message: failure,
      fields: { job: id, trace: traceOf(error) },
    });
  }
}

function endInFailure(world: World, { id, kind }: Named, abort: AbortController, error: unknown): void {
  const reason: unknown = abort.signal.reason;
  const stopped = abort.signal.aborted && reason instanceof AppError;
  const state: JobEnd['state'] = !stopped
    ? 'failed'
    : reason.code === 'cancelled'
      ? 'cancelled'
      : 'interrupted';
  const known = error instanceof AppError ? error : undefined;
  world.log({
    level: stopped ? 'info' : 'error',
    module: 'jobs',
    message: `job ${state}`,
    fields: { operation: kind, job: id, code: known?.code ?? 'internal', trace: known ? '' : traceOf(error) },
  });
  const message =
    known?.message ?? 'Something unexpected went wrong. What was there before is safe. Try again.';
  const failure = { code: known?.code ?? ('internal' as const), message };
  const end: JobEnd = state === 'cancelled' ? { state } : { state, error: failure };
  world.store.writeAside((db) => finishJob(db, id, end, world.now()));
}

function createControl(world: World, id: string, abort: AbortController): JobControl {
  return {
    id,
    signal: abort.signal,
    report(db, done, counts) {
      if (reportProgress(db, id, { done, counts, at: world.now() })) {
        abort.abort(new AppError('cancelled', 'It was cancelled.'));
      }
    },
    breathe: createBreather(world.writeQueue),
    giveWay: createGivingWay(world.writeQueue),
  };
}
