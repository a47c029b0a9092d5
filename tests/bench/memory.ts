import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { type Core, createCore } from '../../electron/core/index.ts';
import { createAnalyser } from '../../electron/core/retrieval/analyse.ts';
import { insertKnowledge } from '../../electron/core/store/knowledge.ts';
import { openStore } from '../../electron/core/store/store.ts';
import type { Caller } from '../../shared/caller.ts';
import { createClient } from '../../shared/client.ts';
import { seededRandom, writeConversations, writeFact } from './corpus.ts';

/** Who asks in the benchmarks: like the command line, it may name files. */
export const CALLER: Caller = { actor: 'person', door: 'script', client: 'bench', cwd: '/' };

const FACTS = 100_000;
const FACTS_AT_ONCE = 2000;
const SHAPED_BY = [
  'corpus.ts',
  '../../electron/core/store/migrations/0010-initial.ts',
  '../../electron/core/store/migrations/0030-memories.ts',
  '../../electron/core/retrieval/analyse.ts',
];

/** Opens the core in this process, as a host does in a finished build. */
export function openCore(home: string): Core {
  return createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: ({ level, message, fields }) => {
      if (level === 'error') console.error(message, fields);
    },
    validateOutputs: false,
  });
}

/** Imports a file by its path and waits for the end. Throws if anything in it was not brought in. */
export async function importFile(core: Core, file: string, messages: number): Promise<void> {
  const client = createClient(core.connect(CALLER));
  const { import: started } = await client.imports.run({ source: { path: file } });
  await core.idle();
  const { status, counts } = await client.imports.get({ id: started.id });
  if (status !== 'done' || counts.addedMessages !== messages)
    throw new Error(`The import ended as ${status} with ${counts.addedMessages} of ${messages} messages`);
}

/** An empty folder that goes away with the process. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(cacheFolder(), 'run-'));
  process.setMaxListeners(0);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A home with so many messages and 100,000 facts; made once and kept in the temporary folder for the next run. */
export async function prepareMemory(messages: number): Promise<string> {
  const home = path.join(cacheFolder(), `memory-${messages}-${shapeOfMemory()}`);
  if (existsSync(home)) return home;
  console.log(`Making a memory of ${messages.toLocaleString('en')} messages once …`);
  const folder = makeFolder();
  const file = path.join(folder, 'conversations.jsonl');
  writeConversations(file, messages);
  const making = path.join(folder, 'home');
  addFacts(making);
  const core = openCore(making);
  await importFile(core, file, messages);
  await core.close();
  renameSync(making, home);
  return home;
}

/** A copy of a memory that may be written to. */
export async function copyMemory(messages: number): Promise<string> {
  const home = await prepareMemory(messages);
  const copy = path.join(makeFolder(), 'home');
  cpSync(home, copy, { recursive: true });
  return copy;
}

function addFacts(home: string): void {
  const analyser = createAnalyser();
  const random = seededRandom(11);
  const store = openStore({ home, now: Date.now });
  for (let first = 0; first < FACTS; first += FACTS_AT_ONCE) {
    store.write({ caller: CALLER, operation: 'knowledge.add', at: Date.now() }, (transaction) => {
      for (let number = first; number < first + FACTS_AT_ONCE; number += 1)
        insertKnowledge(transaction, v7(), writeFact(random, number), analyser.searchText);
    });
  }
  store.close();
}

function shapeOfMemory(): string {
  const hash = createHash('sha256');
  for (const file of SHAPED_BY) hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest('hex').slice(0, 12);
}

function cacheFolder(): string {
  const folder = path.join(os.tmpdir(), 'mneme-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}
