import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { type Core, type CoreOptions, createCore } from '../../electron/core/index.ts';
import { createAnalyser } from '../../electron/core/retrieval/analyse.ts';
import { insertKnowledge } from '../../electron/core/store/knowledge.ts';
import { insertMemory, type MemoryFields } from '../../electron/core/store/memories.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';
import { createIds } from '../../electron/hosts/ids.ts';
import { findApp } from '../../electron/hosts/paths.ts';
import type { Caller } from '../../shared/caller.ts';
import { createClient } from '../../shared/client.ts';
import { Tier } from '../../shared/entities/memory.ts';
import { seededRandom, writeConversations, writeFact, writeText } from './corpus.ts';

/** Who asks in the benchmarks: like the command line, it may name files. */
export const CALLER: Caller = { actor: 'person', door: 'script', client: 'bench', cwd: '/' };

const MOST_FACTS = 100_000;
const FACTS_AT_ONCE = 2000;
const MEMORIES_AT_ONCE = 500;
const DAY_MS = 86_400_000;
const TIERS = Tier.options;
const MIGRATIONS = '../../electron/core/store/migrations';
const RETRIEVAL = '../../electron/core/retrieval';
const SHAPED_BY = [
  'corpus.ts',
  ...['analyse', 'endings', 'language-guess', 'languages', 'pieces', 'stop-words', 'words'].map(
    (name) => `${RETRIEVAL}/${name}.ts`,
  ),
];

/** Opens the core in this process, as a host does in a finished build. */
export function openCore(home: string, listen?: CoreOptions['logger']): Core {
  return createCore({
    home,
    clock: Date.now,
    newId: createIds(),
    logger: (entry) => {
      if (entry.level === 'error') console.error(entry.message, entry.fields);
      listen?.(entry);
    },
    validateOutputs: false,
    readingThread: findApp().readingThread,
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

/** How many facts a memory of so many messages holds. */
export function factsBeside(messages: number): number {
  return Math.min(MOST_FACTS, messages);
}

/** A home with so many messages and facts beside them; made once and kept in the temporary folder for the next run. */
export async function prepareMemory(messages: number): Promise<string> {
  const home = path.join(cacheFolder(), `memory-${messages}-${shapeOfMemory()}`);
  if (existsSync(home)) return home;
  console.log(`Making a memory of ${messages.toLocaleString('en')} messages once …`);
  const folder = makeFolder();
  const file = path.join(folder, 'conversations.jsonl');
  writeConversations(file, messages);
  const making = path.join(folder, 'home');
  const store = openStore({ home: making, saveFirst: () => {} });
  addFacts(store, factsBeside(messages));
  store.close();
  const core = openCore(making);
  await importFile(core, file, messages);
  await core.close();
  renameSync(making, home);
  return home;
}

/** A copy of a memory that may be written to. */
export async function copyMemory(messages: number): Promise<string> {
  return copyHome(await prepareMemory(messages));
}

/** A copy of a kept home that may be written to. */
export function copyHome(home: string): string {
  const copy = path.join(makeFolder(), 'home');
  cpSync(home, copy, { recursive: true });
  return copy;
}

/** Adds so many facts. */
export function addFacts(store: Store, count: number): void {
  const analyser = createAnalyser();
  const random = seededRandom(11);
  for (let first = 0; first < count; first += FACTS_AT_ONCE) {
    store.write({ caller: CALLER, operation: 'knowledge.add', at: Date.now() }, (transaction) => {
      for (let number = first; number < Math.min(count, first + FACTS_AT_ONCE); number += 1)
        insertKnowledge(transaction, v7(), writeFact(random, number), analyser.searchText);
    });
  }
}

/** Adds memories of several agents and ages, up to 200 days; every tenth says what another one says. */
export function addMemories(
  home: string,
  count: number,
  agents: readonly (string | null)[],
  { varied = false } = {},
): void {
  const store = openStore({ home, saveFirst: () => {} });
  const { searchText } = createAnalyser();
  const random = seededRandom(count);
  const types = ['working', 'episodic', 'episodic', 'semantic', 'procedural'] as const;
  let text = '';
  for (let first = 0; first < count; first += MEMORIES_AT_ONCE) {
    const at = Date.now() - Math.floor(random() * 200) * DAY_MS;
    store.write({ caller: CALLER, operation: 'memories.add', at }, (transaction) => {
      for (let number = first; number < Math.min(count, first + MEMORIES_AT_ONCE); number += 1) {
        if (number % 10 !== 9) text = writeText(random, 60 + Math.floor(random() * 120));
        const fields: Omit<MemoryFields, 'sharedWith' | 'tags' | 'relatedIds'> = {
          agentId: agents[number % agents.length] ?? null,
          type: types[Math.floor(random() * types.length)] ?? 'episodic',
          content: text,
          context: {},
          importance: 1 + Math.floor(random() * 3),
          confidence: varied ? Math.round(random() * 100) / 100 : 1,
          emotionalValence: 0,
          tier: varied ? (TIERS[number % TIERS.length] ?? 'hot') : 'hot',
          pinned: false,
          paused: false,
          held: false,
          supersededBy: null,
        };
        insertMemory(
          transaction,
          v7(),
          { ...fields, sharedWith: [], tags: varied ? [`tag ${number % 97}`] : [], relatedIds: [] },
          searchText,
        );
      }
    });
  }
  store.close();
}

/** The cursor of a page so many pages down, or of the last one. */
export async function pageAt(
  pages: number,
  read: (cursor: string | undefined) => Promise<{ next: string | null }>,
): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const { next } = await read(cursor);
    if (next === null) break;
    cursor = next;
  }
  return cursor;
}

/** Names what a kept memory was made by: the schema, the analysis of text and the makers of the text. */
export function shapeOfMemory(...makers: string[]): string {
  const hash = createHash('sha256');
  const migrations = readdirSync(new URL(MIGRATIONS, import.meta.url)).map((name) => `${MIGRATIONS}/${name}`);
  for (const file of [...SHAPED_BY, ...migrations.toSorted(), ...makers])
    hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest('hex').slice(0, 12);
}

/** The folder where memories are kept for the next run. */
export function cacheFolder(): string {
  const folder = path.join(os.tmpdir(), 'mneme-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}
