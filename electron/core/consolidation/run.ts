import type { Caller } from '../../../shared/caller.ts';
import type { TrashKind } from '../../../shared/contract/trash.ts';
import type { AgentPass } from '../../../shared/entities/run.ts';
import { AppError, traceOf } from '../../../shared/errors.ts';
import { isLeased, keepLease, leaveLease, takeLease } from '../store/consolidation-notes.ts';
import { type RunFields, updateRun } from '../store/runs.ts';
import type { Stamp, Store } from '../store/store.ts';
import { doChore } from './chores.ts';
import { consolidate } from './pass.ts';
import { type Counts, createRunSink } from './sinks.ts';
import type { PassControl, PassWorld } from './world.ts';

/** Who consolidates: not the person, who undoes their own changes, but the app itself. */
export const CONSOLIDATION: Caller = { actor: 'consolidation', door: 'script', client: 'consolidation' };

const LEASE = 'consolidation';
const KEEP_MS = 5000;

export type ConsolidationJob = Readonly<{
  world: Omit<PassWorld, 'control' | 'pace'>;
  runId: string;
  /** Its transaction in history. */
  tx: number;
  reason: string | undefined;
  agentId: string | undefined;
  /** Forgets what lay in Trash long enough, completely. */
  forget: (items: readonly { kind: TrashKind; id: string }[]) => Promise<unknown>;
  /** Copies the memory and looks whether the copy is whole. */
  saveFirst: (control: Pick<PassControl, 'signal'>) => Promise<boolean>;
  /** What did not go as it might have, in words, though the run is done. */
  told?: () => string | null;
}>;

/** Takes the lease for a run. Throws `conflict` where another run goes on, here or in another program. */
export function takeRunLease(store: Store, runId: string, now: number): void {
  if (store.writeAside((db) => takeLease(db, LEASE, runId, now))) return;
  throw new AppError(
    'conflict',
    'Consolidation is going on already. Nothing was changed. Wait until it is done, or stop it.',
  );
}

/** Whether a run, or the undoing of one, goes on here or in another program. */
export function isConsolidating(store: Store, now: number): boolean {
  return isLeased(store.read, LEASE, now);
}

/** Gives the lease of a run back. */
export function leaveRunLease(store: Store, runId: string): void {
  store.writeAside((db) => leaveLease(db, LEASE, runId));
}

/**
 * Carries out a run. Stopped or failed, what it did stays and can be undone; the next run goes on from there, since what
 * was done is not found again.
 */
export async function runConsolidation(job: ConsolidationJob, control: PassControl): Promise<Counts> {
  const { store, now, log } = job.world;
  const world: PassWorld = { ...job.world, control, pace: { wroteAt: 0 } };
  const sink = createRunSink({
    world,
    runId: job.runId,
    stamp: () => stampOf(job),
    saveFirst: () => job.saveFirst(control),
    async heavy(actions) {
      const purged = actions.flatMap((each) =>
        each.kind === 'purge' ? [{ kind: each.entity, id: each.id }] : [],
      );
      if (purged.length > 0) await job.forget(purged);
      for (const each of actions) if (each.kind === 'tend') await doChore(world, each.chore);
    },
  });
  const keeping = setInterval(() => {
    try {
      store.writeAside((db) => keepLease(db, LEASE, job.runId, now()));
    } catch (error) {
      const fields = { trace: traceOf(error) };
      log({ level: 'warn', module: 'consolidation', message: 'a sign of life was not noted', fields });
    }
  }, KEEP_MS);
  const finish = (fields: RunFields): void =>
    store.write(stampOf(job), (transaction) =>
      updateRun(transaction, job.runId, { ...fields, counts: sink.counts, finishedAt: now() }),
    );
  try {
    const agents = await consolidate(world, job.agentId, sink);
    finish({ status: allFailed(agents) ? 'failed' : 'done', agents, error: job.told?.() ?? null });
    return sink.counts;
  } catch (error) {
    finish(endOf(error, control.signal));
    throw error;
  } finally {
    clearInterval(keeping);
    leaveRunLease(store, job.runId);
  }
}

function stampOf({ world, tx, reason }: ConsolidationJob): Stamp {
  return { caller: CONSOLIDATION, operation: 'consolidation.run', reason, at: world.now(), tx };
}

function allFailed(agents: readonly AgentPass[]): boolean {
  return agents.length > 0 && agents.every(({ status }) => status === 'failed');
}

function endOf(error: unknown, signal: AbortSignal): RunFields {
  const stopped: unknown = signal.aborted ? signal.reason : undefined;
  if (stopped === undefined) return { status: 'failed', error: wordsOf(error) };
  const cancelled = stopped instanceof AppError && stopped.code === 'cancelled';
  return { status: cancelled ? 'cancelled' : 'interrupted', error: wordsOf(stopped) };
}

function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  return 'Something unexpected went wrong. What was there before is safe, and what was done can be undone.';
}
