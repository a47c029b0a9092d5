import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { type Core, type CoreOptions, createCore, registerUpload } from '../../electron/core/index.ts';
import type { Caller } from '../../shared/caller.ts';
import { type Client, createClient } from '../../shared/client.ts';
import { fromWire } from '../../shared/errors.ts';
import type { Import } from '../../shared/entities/import.ts';
import type { Job } from '../../shared/entities/job.ts';

/** A person at a window; what most tests call as. */
export const PERSON: Caller = { actor: 'person', door: 'person', client: 'window-1' };
/** An agent that writes through the door of agents. */
export const AGENT: Caller = { actor: 'agent', door: 'agent', client: 'helper' };

/** A clock that stands still until it is told to go on. Milliseconds since 1970. */
export type TestClock = Readonly<{ now(): number; advance(milliseconds: number): void }>;

export type TestCore = Readonly<{
  core: Core;
  home: string;
  clock: TestClock;
  /** What a caller calls through: the person at `window-1` if none is named. */
  client(caller?: Caller): Client;
  close(): Promise<void>;
  /** Closes the memory and opens it again, with the same clock and ids. */
  reopen(): Promise<TestCore>;
}>;

type Options = Partial<
  Pick<
    CoreOptions,
    | 'newId'
    | 'pollMs'
    | 'patienceMs'
    | 'ballastBytes'
    | 'lane'
    | 'consolidates'
    | 'logger'
    | 'folders'
    | 'follow'
    | 'chat'
    | 'embedder'
    | 'questionMs'
    | 'backupThread'
    | 'readingThread'
    | 'onUpdating'
  >
> &
  Readonly<{
    home?: string;
    clock?: TestClock;
    /** The file may be in any condition; else what stops it from being read is thrown. */
    inTrouble?: boolean;
  }>;

/** Opens a core on a real file in a folder of its own; closed and removed when the test ends. */
export function openTestCore(options: Options = {}): TestCore {
  const home = options.home ?? makeTestHome();
  const clock = options.clock ?? createTestClock();
  const newId = options.newId ?? createTestIds();
  const core = createCore({
    home,
    clock: clock.now,
    newId,
    logger: options.logger ?? failOnError,
    validateOutputs: true,
    pollMs: options.pollMs ?? 10,
    ...(options.ballastBytes === undefined ? {} : { ballastBytes: options.ballastBytes }),
    ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
    ...(options.lane === undefined ? {} : { lane: options.lane }),
    ...(options.consolidates === undefined ? {} : { consolidates: options.consolidates }),
    ...(options.backupThread === undefined ? {} : { backupThread: options.backupThread }),
    ...(options.readingThread === undefined ? {} : { readingThread: options.readingThread }),
    ...(options.onUpdating === undefined ? {} : { onUpdating: options.onUpdating }),
    ...(options.follow === undefined ? {} : { follow: options.follow }),
    ...(options.chat === undefined ? {} : { chat: options.chat }),
    ...(options.embedder === undefined ? {} : { embedder: options.embedder }),
    ...(options.questionMs === undefined ? {} : { questionMs: options.questionMs }),
    ...(options.folders === undefined ? {} : { folders: options.folders }),
  });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= core.close());
  onTestFinished(close);
  if (options.inTrouble !== true) fromWire(core.opened());
  return {
    core,
    home,
    clock,
    client: (caller = PERSON) => createClient(core.connect(caller)),
    close,
    async reopen() {
      await close();
      return openTestCore({ ...options, home, clock, newId });
    },
  };
}

/** Makes an empty folder for a memory that is gone after the test. */
export function makeTestHome(): string {
  const home = mkdtempSync(path.join(quickFolder(), 'mneme-core-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  return home;
}

/** Makes a clock that begins at noon of 1 March 2026 UTC. */
export function createTestClock(start = Date.UTC(2026, 2, 1, 12)): TestClock {
  let now = start;
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}

/** Makes ids that count up; two makers on one memory need different owners. */
function createTestIds(owner = 1): () => string {
  let count = 0;
  return () => {
    count += 1;
    const place = count.toString(16).padStart(12, '0');
    return `0198c0de-${owner.toString(16).padStart(4, '0')}-7000-8000-${place}`;
  };
}

/** Writes a file outside the home that is gone after the test. */
export function writeSource(content: string | Uint8Array, name = 'source.jsonl'): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mneme-source-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Hands a file over as a window does. */
export function handOver(test: TestCore, file: string): { upload: string } {
  return { upload: registerUpload(test.home, () => v7(), { path: file, name: path.basename(file) }).id };
}

/** Imports a file and waits for the end; gives the import and its job as they ended. */
export async function importFile(
  test: TestCore,
  file: string,
  options: Readonly<{ reviveUndone?: boolean }> = {},
): Promise<{ import: Import; job: Job }> {
  const client = test.client();
  const started = await client.imports.run({ source: handOver(test, file), ...options });
  await test.core.idle();
  return {
    import: await client.imports.get({ id: started.import.id }),
    job: await client.maintenance.job({ id: started.job.id }),
  };
}

/** Role and words of each message of the active branch, at most 200. */
export async function transcriptOf(client: Client, sessionId: string): Promise<string[]> {
  const { items } = await client.messages.list({ sessionId, limit: 200 });
  return items.map(({ role, text }) => `${role}: ${text}`);
}

/** Every commit is synced; where there is a file system in memory, tests need not wait for a disk. */
function quickFolder(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();
}

function failOnError(entry: Parameters<CoreOptions['logger']>[0]): void {
  if (entry.level !== 'error' || entry.module === 'jobs') return;
  throw new Error(`The core logged an error: ${entry.message} ${JSON.stringify(entry.fields)}`);
}
