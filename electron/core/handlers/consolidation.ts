import type { HandlersFor, Input } from '../../../shared/contract/define.ts';
import type { consolidation as domain } from '../../../shared/contract/consolidation.ts';
import type { Job } from '../../../shared/entities/job.ts';
import type { ConsolidationStep, RunTrigger } from '../../../shared/entities/run.ts';
import { consolidate } from '../consolidation/pass.ts';
import {
  CONSOLIDATION,
  isConsolidating,
  leaveRunLease,
  runConsolidation,
  takeRunLease,
  type ConsolidationJob,
} from '../consolidation/run.ts';
import { nextRunAt } from '../consolidation/due.ts';
import { createScheduler, type Scheduler } from '../consolidation/scheduler.ts';
import { createPreviewSink } from '../consolidation/sinks.ts';
import type { PassWorld } from '../consolidation/world.ts';
import { undoRun } from '../consolidation/undo-run.ts';
import { listJobs, readJob, requestCancel } from '../store/jobs.ts';
import { insertRun, latestRun, listRunActions, listRuns, readRun, updateRun } from '../store/runs.ts';
import { toIso } from '../store/table.ts';
import { configOf, configure, rulesOf } from './consolidation-rules.ts';
import { rotateBackups } from './backup-schedule.ts';
import { saveBeforeRetention } from './backups.ts';
import type { Context } from './context.ts';
import { sumUpByModel } from './model-summaries.ts';
import { currentSettings } from './settings.ts';
import { forgetInTrash } from './purging.ts';

export const consolidation: HandlersFor<typeof domain, Context> = {
  async preview(context, { agentId, without, limit }) {
    const world: PassWorld = { ...worldOf(context, without), control: UNSTOPPED, pace: { wroteAt: 0 } };
    const sink = createPreviewSink(world, limit);
    await consolidate(world, agentId, sink);
    const { actions, ...counted } = sink.preview;
    return { ...counted, actions: actions.map((action) => ({ ...action, changes: [] })) };
  },
  run(context, input) {
    const { runId, jobId } = startRun(context, 'person', input);
    const job = readJob(context.store.read, jobId);
    if (!job) throw new Error('A job that was just started is missing');
    return { run: readRun(context.store.read, runId), job };
  },
  cancel(context) {
    const job = runningJob(context);
    if (job) context.store.writeAside((db) => requestCancel(db, job.id));
    return { job: job && (readJob(context.store.read, job.id) ?? null) };
  },
  status(context) {
    const { read } = context.store;
    const rules = rulesOf(currentSettings(context).values);
    const next = nextRunAt(context.store.read, rules);
    return {
      running: latestRun(read, 'running'),
      job: runningJob(context),
      last: latestRun(read),
      nextAt: next === null ? null : toIso(next),
      rules,
    };
  },
  runs: ({ store }, page) => listRuns(store.read, page),
  get: ({ store }, { id }) => readRun(store.read, id),
  actions({ store }, input) {
    readRun(store.read, input.runId);
    return listRunActions(store.read, input);
  },
  async undo(context, { runId, reason }) {
    const undone = await takeBack(context, runId, reason);
    return { run: readRun(context.store.read, runId), ...undone };
  },
  configure(context, input, caller) {
    configure(context, input, caller);
    return { rules: rulesOf(currentSettings(context).values) };
  },
};

/** A query is not stopped; it lets others have their turn. */
const UNSTOPPED: PassWorld['control'] = {
  signal: new AbortController().signal,
  report: () => {},
  giveWay: () => new Promise((resolve) => setImmediate(resolve)),
};

/** Begins a run, and answers at once. Throws `conflict` where one goes on already. */
function startRun(
  context: Context,
  trigger: RunTrigger,
  { agentId, without, reason }: Input<(typeof domain)['run']>,
): { runId: string; jobId: string } {
  const { store } = context;
  const runId = context.newId();
  takeRunLease(store, runId, context.now());
  try {
    const tx = context.change(CONSOLIDATION, 'consolidation.run', { reason }, (transaction) => {
      insertRun(transaction, runId, { trigger, agentId: agentId ?? null });
      return transaction.number();
    });
    const byModel = sumUpByModel(context);
    const job: ConsolidationJob = {
      world: { ...worldOf(context, without), ...(byModel === null ? {} : { sumUp: byModel.sumUp }) },
      told: () => byModel?.told() ?? null,
      runId,
      tx,
      reason,
      agentId,
      forget: (items) => forgetInTrash(context, CONSOLIDATION, items),
      saveFirst: (control) => saveBeforeRetention(context, control),
    };
    const jobId = context.jobs.start(
      { kind: 'consolidation', total: null, unit: 'items', subjectId: runId },
      (control) => runConsolidation(job, control),
    );
    return { runId, jobId };
  } catch (error) {
    leaveRunLease(store, runId);
    throw error;
  }
}

/** Marks a run whose process died: what it did can be undone, and the next one goes on from there. */
export function endDeadRun(context: Context, runId: string): void {
  if (readRun(context.store.read, runId).status !== 'running') return;
  context.change(CONSOLIDATION, 'consolidation.interrupted', {}, (transaction) =>
    updateRun(transaction, runId, { status: 'interrupted', finishedAt: context.now() }),
  );
  leaveRunLease(context.store, runId);
}

/** Does what is due in the program that has a window: a run, and what was left of an undo that was interrupted. */
export function consolidateWhenDue(context: Context): Scheduler {
  const { store, now } = context;
  return createScheduler({
    now,
    monotonic: () => performance.now(),
    dueAt: () => nextRunAt(store.read, rulesOf(currentSettings(context).values)),
    start(trigger) {
      if (!isConsolidating(store, now())) startRun(context, trigger, {});
    },
    mend() {
      const half = latestRun(store.read, 'undoing');
      if (!half || isConsolidating(store, now())) return;
      context.jobs.start(
        { kind: 'consolidation', total: null, unit: 'items', subjectId: half.id },
        ({ breathe, signal }) =>
          takeBack(context, half.id, undefined, async () => {
            await breathe();
            signal.throwIfAborted();
          }),
      );
    },
  });
}

async function takeBack(
  context: Context,
  runId: string,
  reason: string | undefined,
  breathe = UNSTOPPED.giveWay,
) {
  const { store } = context;
  readRun(store.read, runId);
  takeRunLease(store, runId, context.now());
  try {
    return await undoRun(
      store,
      runId,
      () => ({ caller: CONSOLIDATION, operation: 'consolidation.undo', reason, at: context.now() }),
      context.analyser.searchText,
      async () => {
        takeRunLease(store, runId, context.now());
        await breathe();
      },
    );
  } finally {
    leaveRunLease(store, runId);
  }
}

function worldOf(context: Context, without: readonly ConsolidationStep[] = []): ConsolidationJob['world'] {
  const { store, now, newId, log, analyser } = context;
  const config = configOf(currentSettings(context).values);
  const steps = { ...config.steps };
  for (const step of without) steps[step] = false;
  return {
    store,
    now,
    newId,
    log,
    analyser,
    config: { ...config, steps },
    keepBackups: () => void rotateBackups(context),
  };
}

function runningJob({ store }: Context): Job | null {
  return listJobs(store.read, ['running'], 100).find(({ kind }) => kind === 'consolidation') ?? null;
}
