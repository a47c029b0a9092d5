import type { Caller } from '../../../shared/caller.ts';
import { createClient } from '../../../shared/client.ts';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { traceOf } from '../../../shared/errors.ts';
import { keepActivity } from '../agents/activity.ts';
import { createAgentCache } from '../agents/cache.ts';
import { createExecutions } from '../agents/executions.ts';
import { type ChangeFeed, watchChanges } from '../change-feed.ts';
import { dispatch, type Target } from '../dispatch.ts';
import { openConfig } from '../files/config.ts';
import { discardOldExports } from '../files/exports.ts';
import { markRunning, readUncleanEnd, type RunningMark } from '../files/running.ts';
import { discardOldUploads } from '../files/uploads.ts';
import { keepWatermark } from '../files/watermark.ts';
import { keepErrors } from '../insight/errors.ts';
import { createMetrics } from '../insight/metrics.ts';
import { HandOver } from '../jobs/hand-over.ts';
import type { Scheduler } from '../consolidation/scheduler.ts';
import { lookForAlerts } from '../handlers/alerts.ts';
import { consolidateWhenDue } from '../handlers/consolidation.ts';
import { backUpWhenDue } from '../handlers/backup-schedule.ts';
import { startBackup } from '../handlers/backups.ts';
import type { Context } from '../handlers/context.ts';
import { tendVectors } from '../handlers/vector-job.ts';
import { goOnWithMerges } from '../handlers/import-run.ts';
import { createPacedAnswers } from '../handlers/paced.ts';
import { recoverJobs } from '../handlers/recovery.ts';
import { currentSettings } from '../handlers/settings.ts';
import { lookThroughFile, mendSearch } from '../handlers/upkeep.ts';
import { type FollowPace, startFollowing } from '../imports/follow.ts';
import { createPreviews } from '../imports/previews.ts';
import { createBreather } from '../jobs/breather.ts';
import { isProcessGone, nameOfProcess } from '../jobs/process-name.ts';
import { createJobRunner } from '../jobs/runner.ts';
import { createQuestionVectors } from '../meaning/question-vectors.ts';
import { createChat } from '../models/chat.ts';
import { createEmbedder } from '../models/embedder.ts';
import { watchChat, watchEmbedder } from '../models/outside.ts';
import type { Chat, Clock, Embedder, Logger, NewId, OnOutside, SourceFolders, WriteQueue } from '../ports.ts';
import { createAnalyser } from '../retrieval/analyse.ts';
import { createFrequencies } from '../retrieval/frequencies.ts';
import { createHeldLanguages } from '../retrieval/held-languages.ts';
import { noteEmbeddingTrouble } from '../store/embedding-trouble.ts';
import { createScanner } from '../secrets/scanner.ts';
import { uploadsInNeed } from '../store/imports.ts';
import type { WriteDb } from '../store/database.ts';
import { SCHEMA_VERSION } from '../store/migrate.ts';
import { ensureUser, hasUser } from '../store/people.ts';
import { noteOutsideRequest } from '../store/outside.ts';
import { commitSequence, type Store } from '../store/store.ts';

/** What the core is, while the file of the memory is open. */
export type OpenedCore = Readonly<{
  context: Context;
  feed: ChangeFeed;
  /** Stops jobs, writes what is still to be written, and closes the file. */
  close(): Promise<void>;
}>;

export type CoreOptions = Readonly<{
  /** The folder the memory lives in; made if it is missing. */
  home: string;
  clock: Clock;
  newId: NewId;
  logger: Logger;
  /** Checks every answer against the contract; for development and tests. */
  validateOutputs: boolean;
  writeQueue?: WriteQueue;
  /** Where other programs keep what could be imported; without it nothing is found. */
  folders?: SourceFolders;
  /**
   * Which calls arrive here: the one that runs jobs also looks after those that were left behind; the interactive one
   * hands long calls over to it, by throwing HandOver.
   */
  lane?: 'interactive' | 'jobs' | 'both';
  /** Follow the places the person chose; without it nothing is followed. */
  follow?: FollowPace;
  /** It consolidates when that is due: for programs that stay, not for those that answer and go. */
  consolidates?: boolean;
  /** The program of the thread that works on whole files, for backups; without it that is done in this one. */
  backupThread?: URL;
  /** The program of the thread that reads what is imported; without it that is done in this one. */
  readingThread?: URL;
  /** Is told before a memory of an earlier Mneme is brought up to date, which takes long where it is large. */
  onUpdating?: (condition: StoreCondition) => void;
  /** Asks the local model; without it one that has no key. */
  chat?: Chat;
  /** Turns texts into vectors; without it one that has no key and runs no models of a folder. */
  embedder?: Embedder;
  /** How long a question's vector is waited for, in milliseconds; 150 where nothing is said. */
  questionMs?: number;
  /** How often other connections' commits are looked for. */
  pollMs?: number;
  /** How long a locked file is waited for, in milliseconds; five seconds where nothing is said. */
  patienceMs?: number;
  /** Room that is set aside for a full disk; none where nothing is said. */
  ballastBytes?: number;
}>;

const POLL_MS = 100;
const TEND_MS = 10_000;
const EMBED_MS = 2000;
const ALERTS_MS = 300_000;
const ALONE: WriteQueue = { enter: () => () => {}, waiting: () => 0 };
const NO_FOLDERS: SourceFolders = {
  homedir: '',
  claudeCode: {},
  codex: {},
  serverMemory: null,
  downloads: null,
};
const SYSTEM: Caller = { actor: 'person', door: 'script', client: 'mneme' };

/** Who keeps the file open: what calls are made on, and whether it may be written now. */
type Keeper = Target & Readonly<{ mayWrite(): boolean }>;

/** Puts everything that can be done around an open file. While it may not be written, nothing is done by itself. */
export function createOpenedCore(options: CoreOptions, store: Store, keeper: Keeper): OpenedCore {
  const { clock, newId } = options;
  const onError = (error: unknown): void =>
    options.logger({
      level: 'warn',
      module: 'core',
      message: 'the memory could not be looked at',
      fields: { trace: traceOf(error) },
    });
  const context = createContext(options, store, keeper, onError);
  if (!hasUser(store.read))
    context.change(SYSTEM, 'users.create', {}, (transaction) => ensureUser(transaction, newId));
  const follower =
    options.follow === undefined ? undefined : follow(options, context, options.follow, keeper);
  const feed = watchChanges(store.read, context.config, options.pollMs ?? POLL_MS, onError);
  const schedule = options.consolidates === true ? consolidateWhenDue(context) : null;
  const watchAlerts = atMostEvery(ALERTS_MS, clock, () => lookForAlerts(context));
  const running = options.consolidates === true ? markThisProcess(context, onError) : null;
  const tend = (): void => {
    if (running !== null) tryNoting(running.touch, onError);
    if (keeper.mayWrite()) tendHome(options, context, schedule, watchAlerts, onError);
  };
  tend();
  context.log({ level: 'info', module: 'core', message: 'opened', fields: { schema: SCHEMA_VERSION } });
  const tending = setInterval(tend, TEND_MS);
  const vectors = tendVectors(context);
  const embedding = setInterval(() => {
    if (options.consolidates === true && keeper.mayWrite()) tryNoting(vectors.tend, onError);
  }, EMBED_MS);
  return {
    context,
    feed,
    async close() {
      clearInterval(tending);
      feed.close();
      clearInterval(embedding);
      context.questionVectors.close();
      await vectors.close();
      await follower?.close();
      await context.scanner.close();
      await context.jobs.stop();
      await context.embedder.close();
      context.activity.close();
      context.metrics.flush();
      context.errors.flush();
      if (store.place.look() === 'here') context.watermark.note(commitSequence(store.read), clock());
      context.watermark.flush();
      store.close();
      if (running !== null) tryNoting(running.clear, onError);
      context.log({ level: 'info', module: 'core', message: 'closed' });
    },
  };
}

/**
 * Says that a program that stays has the memory open. Where one ended before without taking that back, the file is looked
 * through. Null where it cannot be said: of a folder that may not be written the memory itself tells.
 */
function markThisProcess(context: Context, onError: (error: unknown) => void): RunningMark | null {
  const { home, now } = context;
  const since = now() - process.uptime() * 1000;
  let mark: RunningMark | null = null;
  tryNoting(() => {
    mark = markRunning({ home, name: nameOfProcess(), since, now, isGone: isProcessGone });
    if (readUncleanEnd(home) !== null) lookThroughFile(context);
  }, onError);
  return mark;
}

function createContext(
  options: CoreOptions,
  store: Store,
  keeper: Keeper,
  onError: (error: unknown) => void,
): Context {
  const { home, clock, newId } = options;
  const writeQueue = options.writeQueue ?? ALONE;
  const aside = <T>(work: (db: WriteDb) => T): T => {
    const leave = writeQueue.enter();
    try {
      return store.writeAside(work);
    } finally {
      leave();
    }
  };
  const languages = createHeldLanguages();
  const errors = keepErrors({ now: clock, log: options.logger, aside });
  return {
    home,
    store,
    now: clock,
    newId,
    log: errors.log,
    errors,
    metrics: createMetrics({ aside, onError }),
    analyser: createAnalyser(() => languages(store.read)),
    frequencies: createFrequencies(),
    jobs: createJobRunner({ store, now: clock, newId, log: errors.log, writeQueue }),
    config: openConfig(home),
    watermark: keepWatermark(home, SCHEMA_VERSION),
    agentCache: createAgentCache(store.read),
    folders: options.folders ?? NO_FOLDERS,
    previews: createPreviews(),
    backupThread: options.backupThread,
    readingThread: options.readingThread,
    activity: keepActivity({ store, now: clock, process: nameOfProcess(), onError }),
    paced: createPacedAnswers(),
    scanner: createScanner({ store, now: clock, breathe: createBreather(writeQueue), log: errors.log }),
    ...createModels(options, aside, onError),
    executions: createExecutions(),
    needJobsLane() {
      if (options.lane === 'interactive') throw new HandOver();
    },
    change(caller, operation, { reason }, work) {
      const leave = writeQueue.enter();
      try {
        return store.write({ caller, operation, reason, at: caller.replay?.at ?? clock() }, work);
      } finally {
        leave();
      }
    },
    aside,
    clientFor: (caller) =>
      createClient({
        call: (name, input) => dispatch(keeper, caller, name, input, options.validateOutputs),
        subscribe: () => () => {},
      }),
  };
}

/** The models that are asked: each request of theirs to another computer is counted. */
function createModels(
  { clock, chat = createChat(), embedder: given = createEmbedder(), questionMs: limitMs }: CoreOptions,
  aside: Context['aside'],
  onError: (error: unknown) => void,
): Pick<Context, 'chat' | 'embedder' | 'questionVectors'> {
  const onOutside: OnOutside = (host) =>
    tryNoting(() => aside((db) => noteOutsideRequest(db, host, clock())), onError);
  const embedder = watchEmbedder(given, onOutside);
  const note: Parameters<typeof createQuestionVectors>[0]['note'] = (trouble) =>
    tryNoting(() => aside((db) => noteEmbeddingTrouble(db, trouble)), onError);
  const questionVectors = createQuestionVectors({ embedder, now: clock, limitMs, note });
  return { chat: watchChat(chat, onOutside), embedder, questionVectors };
}

/** What could not be noted, as on a full disk, takes nothing else along. */
function tryNoting(work: () => void, onError: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    onError(error);
  }
}

function follow({ writeQueue = ALONE }: CoreOptions, context: Context, pace: FollowPace, keeper: Keeper) {
  const { store, now, newId, analyser, folders, log } = context;
  return startFollowing(
    {
      store,
      now,
      newId,
      analyse: analyser.searchText,
      breathe: createBreather(writeQueue),
      folders,
      wanted: () => (keeper.mayWrite() ? currentSettings(context).values['imports.follow'] : []),
      paused: () => currentSettings(context).values['agents.paused'],
      log,
    },
    pace,
  );
}

/** Does something when it is asked to, but no more often than this. */
function atMostEvery(milliseconds: number, now: Clock, work: () => unknown): () => void {
  let doneAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (Math.abs(now() - doneAt) < milliseconds) return;
    doneAt = now();
    work();
  };
}

/** What is looked after from time to time: the watermark, and in the process of the jobs what others left behind. */
function tendHome(
  options: CoreOptions,
  context: Context,
  schedule: Scheduler | null,
  watchAlerts: () => void,
  onError: (error: unknown) => void,
): void {
  try {
    context.watermark.note(commitSequence(context.store.read), options.clock());
    if (options.lane === 'interactive') return;
    recoverJobs(context);
    discardOldUploads(options.home, options.clock(), uploadsInNeed(context.store.read));
    discardOldExports(options.home, options.clock());
    mendSearch(context);
    watchAlerts();
    if (schedule === null) return;
    schedule.tick();
    context.scanner.tick();
    goOnWithMerges(context, SYSTEM);
    backUpWhenDue(context, () => void startBackup(context, 'schedule'));
  } catch (error) {
    onError(error);
  }
}
