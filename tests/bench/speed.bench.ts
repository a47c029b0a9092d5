import { fork } from 'node:child_process';
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { createAnalyser } from '../../electron/core/retrieval/analyse.ts';
import { matchAny, questionTerms } from '../../electron/core/retrieval/question.ts';
import { openReader, type ReadDb } from '../../electron/core/store/database.ts';
import { type Client, createClient } from '../../shared/client.ts';
import { seededRandom } from './corpus.ts';
import { createFiller, type Filler, writeFillerFile } from './filler.ts';
import { cacheFolder, CALLER, copyHome, importFile, makeFolder, openCore, shapeOfMemory } from './memory.ts';
import { isAsked, percentile, printTable, readNumber } from './report.ts';

const SAMPLE = new URL('recall/sample.jsonl', import.meta.url);
/** Each question is asked so often in turn with bare SQLite, and the quickest counts. */
const ASKED = 3;
const WORDS = 7;
const GOALS = [
  [100_000, 25],
  [1_000_000, 50],
] as const;

type Timed = { clock: number[]; cpu: number[] };

/**
 * How long recall takes among so many messages of 450 characters: the first answer, the second wave, beside a busy writer;
 * against SQLite's own best by bm25 for the same words. And how large the file is.
 */
async function main(): Promise<void> {
  const messages = readNumber('size', 100_000, 5000);
  const count = readNumber('questions', 100, 20);
  const home = copyHome(await prepare(messages));
  const db = openReader(path.join(home, 'memory.db'));
  const questions = makeQuestions(db, messages, count);
  const core = openCore(home);
  const client = createClient(core.connect(CALLER));
  const [cold] = await measure(questions.slice(0, 20), [(task) => client.recall.run({ task })], 1);
  const [first, bare] = await measure(questions, [
    (task) => client.recall.run({ task }),
    (task) => askBare(db, task),
  ]);
  const few = questions.filter((_, index) => index % 5 === 0);
  const [whole, search, searchWhole] = await measure(few, [
    (task) => client.recall.whole({ task }),
    (task) => client.search.run({ text: shorten(task), kinds: ['message'] }),
    (task) => client.search.whole({ text: shorten(task), kinds: ['message'] }),
  ]);
  const [alone, busy] = await measureBusy(home, client, questions);
  const goal = GOALS.find(([size]) => size === messages)?.[1];
  const row = (name: string, timed: Timed | undefined, besides?: Timed): (string | number)[] => {
    const at = (percent: number, of = timed): number => percentile(of?.clock ?? [], percent);
    const cpu = percentile(timed?.cpu ?? [], 50);
    const ratio = besides === undefined ? '' : at(95) / at(95, besides);
    return [name, at(50), at(95), cpu, ratio];
  };
  console.log(`${messages.toLocaleString('en')} messages of 450 characters; milliseconds`);
  printTable(
    ['', 'p50', 'p95', 'CPU p50', '× bare p95'],
    [
      row('recall.run, the first 20 after opening', cold),
      row('recall.run', first, bare),
      row('bare SQLite: any telling word, bm25', bare),
      row('recall.whole', whole, bare),
      row('search.run, best first', search),
      row('search.whole', searchWhole),
      row('recall.run, before a writer', alone),
      row('recall.run, beside a busy writer', busy, alone),
    ],
  );
  if (goal !== undefined) console.log(`goal: recall.run p95 ≤ ${goal} ms; beside a writer ≤ 2 ×`);
  await core.close();
  printSize(db, home);
  db.close();
}

/** A home with so many messages; made once and kept in the temporary folder. */
async function prepare(messages: number): Promise<string> {
  const home = path.join(cacheFolder(), `speed-${messages}-${shapeOfMemory('filler.ts')}`);
  if (existsSync(home)) return home;
  console.log(`Making a memory of ${messages.toLocaleString('en')} messages once …`);
  const folder = makeFolder();
  const file = path.join(folder, 'conversations.jsonl');
  writeFillerFile(file, filler(), messages);
  const making = path.join(folder, 'home');
  const core = openCore(making);
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await importFile(core, file, messages);
  const rate = (messages * 1000) / (performance.now() - startedAt);
  const { user, system } = process.cpuUsage(before);
  console.log(
    `Imported with analysis and index: ${Math.round(rate).toLocaleString('en')} messages/s, ` +
      `${((user + system) / messages).toFixed(1)} µs of the processor for each`,
  );
  await core.close();
  renameSync(making, home);
  return home;
}

function filler(): Filler {
  return createFiller(readFileSync(SAMPLE, 'utf8').split('"'));
}

/** Questions about messages of all ages, made of words that stand in them, common and rare as they come. */
function makeQuestions(db: ReadDb, messages: number, count: number): string[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, () => {
    const pk = 1 + Math.floor(random() * messages);
    const text = db.get<{ text: string }>('SELECT text FROM messages WHERE pk = ?', pk)?.text ?? '';
    const words = text.match(/\p{L}{3,}/gu) ?? [];
    const chosen = Array.from({ length: WORDS }, () => words[Math.floor(random() * words.length)] ?? '');
    return `What did we say about ${chosen.join(' ')}?`;
  });
}

/** What a person would type of it: two words. */
function shorten(task: string): string {
  return task.split(' ').slice(5, 7).join(' ');
}

/** Asks every question each way in turn, so that a busy machine slows all. */
async function measure(
  questions: readonly string[],
  ways: readonly ((question: string) => unknown)[],
  asked = ASKED,
): Promise<Timed[]> {
  const timed = ways.map((): Timed => ({ clock: [], cpu: [] }));
  for (const question of questions) {
    const best = ways.map(() => ({ clock: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY }));
    for (let turn = 0; turn < asked; turn += 1)
      for (const [index, ask] of ways.entries()) {
        const startedAt = performance.now();
        const before = process.cpuUsage();
        await ask(question);
        const { user, system } = process.cpuUsage(before);
        const known = best[index];
        if (known === undefined) continue;
        known.clock = Math.min(known.clock, performance.now() - startedAt);
        known.cpu = Math.min(known.cpu, (user + system) / 1000);
      }
    for (const [index, { clock, cpu }] of best.entries()) {
      timed[index]?.clock.push(clock);
      timed[index]?.cpu.push(cpu);
    }
  }
  return timed;
}

/** Recall alone, and while another process writes a fact every 50 ms. */
async function measureBusy(
  home: string,
  client: Client,
  questions: readonly string[],
): Promise<[Timed | undefined, Timed | undefined]> {
  const ask = (task: string): unknown => client.recall.run({ task });
  const [alone] = await measure(questions, [ask]);
  const writer = fork(new URL('writing-person.ts', import.meta.url), [home], { execArgv: process.execArgv });
  await new Promise((resolve) => writer.once('message', resolve));
  const [busy] = await measure(questions, [ask]);
  writer.send('stop');
  await new Promise((resolve) => writer.once('exit', resolve));
  return [alone, busy];
}

function askBare(db: ReadDb, question: string): unknown {
  return db.all(
    `SELECT m.* FROM (SELECT rowid AS pk FROM messages_fts WHERE messages_fts MATCH ? ORDER BY rank LIMIT 10) k
     JOIN messages m ON m.pk = k.pk`,
    matchAny(questionTerms(createAnalyser(), question)) ?? '""',
  );
}

function printSize(db: ReadDb, home: string): void {
  const bytes = statSync(path.join(home, 'memory.db')).size;
  const { text } = db.get<{ text: number }>(
    'SELECT sum(length(CAST(text AS BLOB))) AS text FROM messages',
  ) ?? {
    text: 1,
  };
  console.log(`\nThe file is ${(bytes / text).toFixed(2)} × its text (goal: 2.2)`);
  if (isAsked('quick')) return;
  const parts = db.all<{ name: string; bytes: number }>(
    'SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC LIMIT 10',
  );
  printTable(
    ['', '× text'],
    parts.map(({ name, bytes: some }) => [name, some / text]),
  );
}

await main();
