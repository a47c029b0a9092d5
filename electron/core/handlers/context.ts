import type { Caller } from '../../../shared/caller.ts';
import type { Client } from '../../../shared/client.ts';
import type { ActivityKeeper } from '../agents/activity.ts';
import type { AgentCache } from '../agents/cache.ts';
import type { Executions } from '../agents/executions.ts';
import type { ConfigFile } from '../files/config.ts';
import type { WatermarkKeeper } from '../files/watermark.ts';
import type { ErrorKeeper } from '../insight/errors.ts';
import type { MetricsRecorder } from '../insight/metrics.ts';
import type { Previews } from '../imports/previews.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { QuestionVectors } from '../meaning/question-vectors.ts';
import type { Chat, Clock, Embedder, Logger, NewId, SourceFolders } from '../ports.ts';
import type { Scanner } from '../secrets/scanner.ts';
import type { Analyser } from '../retrieval/analyse.ts';
import type { Frequencies } from '../retrieval/frequencies.ts';
import type { WriteDb } from '../store/database.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { PacedAnswers } from './paced.ts';

/** What a handler works with. */
export type Context = Readonly<{
  home: string;
  store: Store;
  now: Clock;
  newId: NewId;
  log: Logger;
  analyser: Analyser;
  /** How common terms are, for recall. */
  frequencies: Frequencies;
  jobs: JobRunner;
  config: ConfigFile;
  watermark: WatermarkKeeper;
  agentCache: AgentCache;
  /** Where other programs keep what could be imported. */
  folders: SourceFolders;
  previews: Previews;
  activity: ActivityKeeper;
  /** What goes wrong, kept in the store: every error of the log. */
  errors: Pick<ErrorKeeper, 'flush'>;
  /** Counts how long calls take. */
  metrics: MetricsRecorder;
  paced: PacedAnswers;
  /** Looks through what is stored for secrets. */
  scanner: Scanner;
  /** The tasks that are being carried out. */
  executions: Executions;
  /** Gives what somebody calls through: for what is done in their name. */
  clientFor(caller: Caller): Client;
  /** Asks the local model. */
  chat: Chat;
  /** Turns texts into vectors, and questions as long as somebody waits. */
  embedder: Embedder;
  questionVectors: QuestionVectors;
  /** The program of the thread that works on whole files; without it that is done in this one. */
  backupThread: URL | undefined;
  /** The program of the thread that reads what is imported; without it that is done in this one. */
  readingThread: URL | undefined;
  /** Said before long work: throws HandOver in a worker that must stay quick. */
  needJobsLane(): void;
  /** Runs a short change in one transaction, ahead of running jobs. */
  change<T>(
    caller: Caller,
    operation: string,
    input: Readonly<{ reason?: string | undefined }>,
    work: (transaction: Transaction) => T,
  ): T;
  /** Runs a short write of what is no memory, without history, ahead of running jobs. */
  aside<T>(work: (db: WriteDb) => T): T;
}>;
