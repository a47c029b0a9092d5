import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Caller } from '../../../shared/caller.ts';
import type { Transport } from '../../../shared/client.ts';
import { findOperation } from '../../../shared/contract/index.ts';
import { type Change, ChangedKind } from '../../../shared/entities/history.ts';
import type { Wire } from '../../../shared/errors.ts';
import type { SourceFolders } from '../../core/index.ts';
import { findApp } from '../paths.ts';
import { Lane } from './lane.ts';
import { HANDED_OVER, type LaneName, type LocalFile, type WorkerSetup } from './messages.ts';
import { createWriteCounters, forgetWrites } from './write-queue.ts';

type Listener = (changes: readonly Change[]) => void;

/** The core, for a host whose own thread must stay free. */
export type CoreHandle = Readonly<{
  /** The caller is what the host says it is; it goes with every call. */
  connect(caller: Caller): Transport;
  /** Notes a file of this machine as an upload; the value is an UploadRef. */
  registerUpload(file: LocalFile): Promise<Wire>;
  /** Finds a finished export; the value is a LocalFile. */
  locateExport(id: string): Promise<Wire>;
  /** How opening the store went; a failure is also the answer to every call. */
  opened: Promise<Wire>;
  /** Closes the store in both workers and ends them. */
  close(): Promise<void>;
}>;

export type CoreOptions = Readonly<{
  home: string;
  validateOutputs: boolean;
  /** Where other programs keep what could be imported; without it nothing is found. */
  folders?: SourceFolders;
  /** The key of the local model's server. */
  chatKey?: string | undefined;
  /** The key of the server that turns texts into vectors. */
  embeddingsKey?: string | undefined;
  /** Starts the worker of a lane; given by tests only. */
  startWorker?: (setup: WorkerSetup) => Worker;
}>;

/**
 * Megabytes (nodejs.org/api/worker_threads.html, resourceLimits). Left to itself, V8 takes up to 192 for what is new, and
 * looks late at what is still needed of the rest.
 */
const HEAPS: Readonly<Record<LaneName, ResourceLimits>> = {
  interactive: { maxYoungGenerationSizeMb: 48 },
  jobs: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 2048 },
};

/** Starts the core in two workers on one home: short calls in one, long ones in the other. */
export function startCore({
  home,
  validateOutputs,
  folders,
  chatKey,
  embeddingsKey,
  startWorker = startCoreWorker,
}: CoreOptions): CoreHandle {
  const writes = createWriteCounters();
  const feed = createFeed();
  const startLane = (lane: LaneName): Lane =>
    new Lane({
      start: () => startWorker({ home, lane, validateOutputs, folders, chatKey, embeddingsKey, writes }),
      onChanges: feed.tell,
      onDeath() {
        forgetWrites(writes, lane);
        // What was committed between two workers was seen by neither.
        if (lane === 'interactive') feed.tellEverything();
      },
      clock: () => performance.now(),
    });
  const interactive = startLane('interactive');
  // The second worker waits for the first: a new store is made once, and the first screen has the processor.
  const jobs = interactive.opened.then(() => startLane('jobs'));

  return {
    connect: (caller) => ({
      async call(operation, input) {
        const request = { kind: 'call', operation, input, caller } as const;
        if (findOperation(operation)?.lane === 'jobs') return (await jobs).send(request);
        const answer = await interactive.send(request);
        return answer === HANDED_OVER ? (await jobs).send(request) : answer;
      },
      subscribe: feed.subscribe,
    }),
    registerUpload: (file) => interactive.send({ kind: 'register', file }),
    locateExport: (exportId) => interactive.send({ kind: 'locateExport', exportId }),
    opened: interactive.opened,
    async close() {
      await Promise.all([interactive.close(), jobs.then((lane) => lane.close())]);
    },
  };
}

function startCoreWorker(setup: WorkerSetup): Worker {
  return new Worker(findApp().worker, {
    workerData: setup,
    name: `mneme ${setup.lane}`,
    resourceLimits: HEAPS[setup.lane],
  });
}

function createFeed() {
  const listeners = new Set<Listener>();
  let lastSeq = 0;
  const tell = (changes: readonly Change[]): void => {
    lastSeq = changes.at(-1)?.seq ?? lastSeq;
    for (const listener of listeners) listener(changes);
  };
  return {
    tell,
    tellEverything: (): void =>
      tell(ChangedKind.options.map((entity) => ({ entity, id: null, seq: lastSeq }))),
    subscribe: (listener: Listener): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
