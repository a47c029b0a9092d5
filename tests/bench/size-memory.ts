import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import type { SourceItem } from '../../electron/core/imports/source-record.ts';
import { createImportWriter } from '../../electron/core/imports/writer.ts';
import { createAnalyser } from '../../electron/core/retrieval/analyse.ts';
import { insertImport, updateImport } from '../../electron/core/store/imports.ts';
import { ensureUser, readUser } from '../../electron/core/store/people.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';
import { insertTask } from '../../electron/core/store/tasks.ts';
import { checkIntegrity } from '../support/store-file.ts';
import { seededRandom, writeText } from './corpus.ts';
import { addFacts, cacheFolder, CALLER, makeFolder, shapeOfMemory } from './memory.ts';

/** How much a memory holds. One of its sessions is very long. */
export type MemorySize = Readonly<{
  messages: number;
  sessions: number;
  longest: number;
  facts: number;
  tasks: number;
}>;

const AT_ONCE = 4000;
const MINUTE = 60_000;
const START = Date.UTC(2024, 0, 1);
const SOURCES = ['openai', 'claude-code', 'codex', 'chatgpt'] as const;
const AGENTS = [null, 'claude', 'codex', 'helper'] as const;
const STATUSES = ['pending', 'in_progress', 'completed', 'failed'] as const;

/**
 * Gives a home with a memory of a size; made once and kept in the temporary folder for the next run.
 *
 * The rows are those of an import, written by its own writer, in large transactions.
 */
export function prepareSizeMemory(size: MemorySize): string {
  const home = path.join(cacheFolder(), `size-${size.messages}-${shapeOfMemory('size-memory.ts')}`);
  if (existsSync(home)) return home;
  console.log(`Making a memory of ${size.messages.toLocaleString('en')} messages once …`);
  const startedAt = performance.now();
  const making = path.join(makeFolder(), 'home');
  const store = openStore({ home: making, saveFirst: () => {} });
  writeSourceItems(store, makeConversations(size), { name: 'size', messagesAtOnce: AT_ONCE });
  addFacts(store, size.facts);
  addTasks(store, size.tasks);
  store.close();
  const seconds = (performance.now() - startedAt) / 1000;
  checkIntegrity(making);
  renameSync(making, home);
  console.log(`Made in ${seconds.toFixed(0)} s, and checked.`);
  return home;
}

/** Removes the memories that were kept for the next run. */
export function forgetMemories(): void {
  const names = readdirSync(cacheFolder()).filter((name) => /^(?:size|memory)-/.test(name));
  for (const name of names) rmSync(path.join(cacheFolder(), name), { recursive: true });
  console.log(`Removed ${names.length} memories from ${cacheFolder()}.`);
}

/** Writes what a source would give, by the writer of imports, in large transactions. */
export function writeSourceItems(
  store: Store,
  items: Iterable<SourceItem>,
  { name, messagesAtOnce }: Readonly<{ name: string; messagesAtOnce: number }>,
): void {
  const analyser = createAnalyser();
  const stamp = { caller: CALLER, operation: 'imports.run', at: Date.now() };
  const importId = v7();
  const fields = {
    id: importId,
    name,
    format: 'openai-messages',
    fileName: name,
    fileBytes: 1,
    status: 'running',
    source: { path: name },
  } as const;
  const { importPk, tx } = store.write(stamp, (transaction) => {
    ensureUser(transaction, () => v7());
    return { importPk: insertImport(transaction, fields), tx: transaction.number() };
  });
  const writer = createImportWriter({
    importId,
    importPk,
    userId: readUser(store.read).id,
    client: CALLER.client,
    reviveUndone: false,
    givesWay: false,
    newId: () => v7(),
    analyse: analyser.searchText,
  });
  for (const batch of inBatches(items, messagesAtOnce))
    store.write({ ...stamp, tx }, (transaction) => writer.write(transaction, batch));
  store.write({ ...stamp, tx }, (transaction) =>
    updateImport(transaction, importId, {
      status: 'done',
      counts: writer.counts,
      problems: writer.problems,
      finishedAt: Date.now(),
    }),
  );
}

function* inBatches(items: Iterable<SourceItem>, messagesAtOnce: number): Iterable<SourceItem[]> {
  let batch: SourceItem[] = [];
  let messages = 0;
  for (const item of items) {
    batch.push(item);
    if (item.kind === 'messages') messages += item.messages.length;
    if (messages < messagesAtOnce) continue;
    yield batch;
    batch = [];
    messages = 0;
  }
  yield batch;
}

/** Conversations one after another, as an adapter gives them; the very long one is in the middle. */
function* makeConversations(size: MemorySize): Iterable<SourceItem> {
  const random = seededRandom(size.messages);
  const others = size.sessions - 1;
  const usual = (size.messages - size.longest) / others;
  let written = 0;
  for (let number = 0; number < size.sessions; number += 1) {
    const long = number === Math.floor(others / 2);
    const before = long ? 0 : number > others / 2 ? number - 1 : number;
    const length = long ? size.longest : Math.round(usual * (before + 1)) - Math.round(usual * before);
    yield* makeConversation(random, number, length);
    written += length;
  }
  if (written !== size.messages) throw new Error(`${written} messages were made, not ${size.messages}`);
}

function* makeConversation(random: () => number, number: number, length: number): Iterable<SourceItem> {
  const externalId = `conversation-${number}`;
  const start = START + number * 17 * MINUTE;
  yield {
    kind: 'session',
    session: {
      source: SOURCES[number % SOURCES.length] ?? 'openai',
      externalId,
      title: writeText(random, 30).slice(0, 60),
      startedAt: start,
      model: number % 2 === 0 ? 'model-a' : 'model-b',
      project: number % 3 === 0 ? null : `project-${number % 40}`,
      agentName: AGENTS[number % 7] ?? null,
      parentExternalId: null,
    },
  };
  for (let first = 0; first < length; first += AT_ONCE) {
    const messages = Array.from({ length: Math.min(AT_ONCE, length - first) }, (_, place) => {
      const index = first + place;
      const text = writeText(random, 200 + Math.floor(random() * 250));
      return {
        externalId: String(index),
        parentExternalId: index === 0 ? null : String(index - 1),
        role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
        parts: [{ type: 'text' as const, text }],
        active: true,
        tokens: null,
        model: null,
        sentAt: start + index * MINUTE,
      };
    });
    yield { kind: 'messages', sessionExternalId: externalId, messages };
  }
}

function addTasks(store: Store, count: number): void {
  const analyser = createAnalyser();
  const random = seededRandom(13);
  const sessions = store.read.all<{ id: string }>('SELECT id FROM sessions ORDER BY pk LIMIT 1000');
  store.write({ caller: CALLER, operation: 'tasks.add', at: Date.now() }, (transaction) => {
    for (let number = 0; number < count; number += 1) {
      const task = {
        description: writeText(random, 60),
        status: STATUSES[number % STATUSES.length] ?? 'pending',
        sessionId: sessions[number % sessions.length]?.id ?? null,
        agentId: null,
        dueAt: random() < 0.5 ? new Date(START + Math.floor(random() * 1e6) * MINUTE).toISOString() : null,
        completedAt: null,
        result: null,
      };
      insertTask(transaction, v7(), task, analyser.searchText);
    }
  });
}
