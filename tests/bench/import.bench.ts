import path from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { openaiMessages } from '../../electron/core/imports/openai-messages.ts';
import { runImport } from '../../electron/core/imports/run.ts';
import { createAnalyser } from '../../electron/core/retrieval/analyse.ts';
import { insertImport } from '../../electron/core/store/imports.ts';
import { ensureUser, readUser } from '../../electron/core/store/people.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';
import { writeConversations } from './corpus.ts';
import { CALLER, importFile, makeFolder, openCore } from './memory.ts';
import { percentile, printTable, readNumber } from './report.ts';

/**
 * How fast an import is against bare inserts of the rows it made: same schema, pragmas, indexes and search index, rows
 * ready in memory, plain prepared statements. Rounds take turns, so that a busy machine slows both.
 */
async function main(): Promise<void> {
  const messages = readNumber('size', 100_000, 5000);
  const rounds = readNumber('rounds', 3, 1);
  const file = path.join(makeFolder(), 'conversations.jsonl');
  const sessions = writeConversations(file, messages);
  console.log(`${messages.toLocaleString('en')} messages in ${sessions.toLocaleString('en')} sessions`);
  const times: Record<'imported' | 'same' | 'thousand', Times> = { imported: [], same: [], thousand: [] };
  const batches: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const home = makeFolder();
    const { batch, ...took } = await measureImport(home, file, messages);
    batches.push(batch);
    times.imported.push(took);
    const rows = readRows(home);
    times.same.push(await insertBare(rows, batch));
    times.thousand.push(await insertBare(rows, 1000));
  }
  const batch = Math.round(percentile(batches, 50));
  const row = (name: string, samples: Times): (string | number)[] => {
    const median = (key: keyof Times[number], of: Times): number =>
      percentile(
        of.map((time) => time[key]),
        50,
      );
    const ratio = (key: keyof Times[number]): number => median(key, samples) / median(key, times.imported);
    const rate = messages / median('seconds', samples);
    const cpu = (median('cpu', samples) / messages) * 1e6;
    return [
      name,
      rate,
      ratio('seconds'),
      cpu,
      ratio('cpu'),
      samples.map(({ seconds }) => seconds.toFixed(1)).join(' '),
    ];
  };
  printTable(
    ['', 'messages/s', 'import is', 'CPU µs a message', 'import is', 'seconds of each round'],
    [
      row('import', times.imported),
      row(`bare inserts, ${batch} a commit`, times.same),
      row('bare inserts, 1,000 a commit', times.thousand),
    ],
  );
  await printSplit(file, messages);
}

/** Seconds by the clock and of the processor: on a busy machine the second say more. */
type Times = { seconds: number; cpu: number }[];

async function measure(work: () => Promise<void> | void): Promise<Times[number]> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - startedAt) / 1000, cpu: (user + system) / 1e6 };
}

async function measureImport(
  home: string,
  file: string,
  messages: number,
): Promise<Times[number] & { batch: number }> {
  const core = openCore(home);
  const took = await measure(() => importFile(core, file, messages));
  await core.close();
  const db = new Database(path.join(home, 'memory.db'), { readonly: true });
  const commits = Number(db.prepare(`SELECT value FROM meta WHERE key = 'commit_seq'`).pluck().get());
  db.close();
  return { ...took, batch: Math.round(messages / commits) };
}

type Rows = { sessions: unknown[][]; messages: unknown[][]; searchTexts: string[]; home: string };

function readRows(home: string): Rows {
  const db = new Database(path.join(home, 'memory.db'), { readonly: true });
  const all = (table: string): unknown[][] =>
    db.prepare<[], unknown[]>(`SELECT * FROM ${table} ORDER BY pk`).raw().all();
  const texts = db.prepare<[], string>('SELECT text FROM messages ORDER BY pk').pluck().all();
  const searchTexts = texts.map(createAnalyser().searchText);
  const rows = { sessions: all('sessions'), messages: all('messages'), searchTexts, home };
  db.close();
  return rows;
}

/** Inserts rows as they are into a new file of the same schema. */
async function insertBare(rows: Rows, perCommit: number): Promise<Times[number]> {
  const home = makeFolder();
  await openCore(home).close();
  const db = new Database(path.join(home, 'memory.db'));
  // The settings of electron/core/store/database.ts, except that keys of other tables' rows are not there to check.
  for (const pragma of [
    'synchronous = FULL',
    'secure_delete = ON',
    'cell_size_check = ON',
    'trusted_schema = OFF',
  ])
    db.pragma(pragma);
  for (const pragma of ['temp_store = MEMORY', 'cache_size = -32000', 'journal_size_limit = 67108864'])
    db.pragma(pragma);
  db.exec(`ATTACH '${path.join(rows.home, 'memory.db')}' AS source;
    DELETE FROM users; INSERT INTO users SELECT * FROM source.users;
    INSERT INTO agents SELECT * FROM source.agents; INSERT INTO imports SELECT * FROM source.imports; DETACH source;`);
  db.pragma('foreign_keys = ON');
  const places = (row: unknown[] = []): string => row.map(() => '?').join(', ');
  const addSession = db.prepare(`INSERT INTO sessions VALUES (${places(rows.sessions[0])})`);
  const addMessage = db.prepare(`INSERT INTO messages VALUES (${places(rows.messages[0])})`);
  const index = db.prepare('INSERT INTO messages_fts (rowid, search_text) VALUES (?, ?)');
  const took = await measure(() => {
    db.transaction(() => rows.sessions.forEach((row) => addSession.run(...row)))();
    for (let first = 0; first < rows.messages.length; first += perCommit) {
      const last = Math.min(first + perCommit, rows.messages.length);
      db.transaction(() => {
        for (let at = first; at < last; at += 1) addMessage.run(...(rows.messages[at] ?? []));
        for (let at = first; at < last; at += 1) index.run(at + 1, rows.searchTexts[at]);
      }).immediate();
    }
  });
  db.close();
  return took;
}

/** Runs one import more with a clock at every seam, and prints where the time went. */
async function printSplit(file: string, messages: number): Promise<void> {
  const spent = { transactions: 0, work: 0, analyse: 0, pauses: 0 };
  const timed = <T>(part: keyof typeof spent, work: () => T): T => {
    const startedAt = performance.now();
    try {
      return work();
    } finally {
      spent[part] += performance.now() - startedAt;
    }
  };
  const real = openStore({ home: makeFolder(), saveFirst: () => {} });
  const { importId, importPk, tx, userId } = beginImport(real);
  const store: Store = {
    ...real,
    write: (stamp, work) =>
      timed('transactions', () => real.write(stamp, (transaction) => timed('work', () => work(transaction)))),
  };
  const analyser = createAnalyser();
  const startedAt = performance.now();
  await runImport(
    {
      store,
      now: Date.now,
      newId: () => v7(),
      analyse: (text) => timed('analyse', () => analyser.searchText(text)),
      source: { format: 'openai-messages', bytes: 0, read: (options) => openaiMessages.read(file, options) },
      importId,
      importPk,
      tx,
      userId,
      caller: CALLER,
      reviveUndone: false,
      ignoreDamage: false,
      resumed: false,
    },
    {
      signal: new AbortController().signal,
      report: () => {},
      async breathe() {
        const from = performance.now();
        await new Promise((resolve) => setImmediate(resolve));
        spent.pauses += performance.now() - from;
      },
    },
  );
  const total = performance.now() - startedAt;
  real.close();
  const row = (name: string, milliseconds: number): (string | number)[] => [
    name,
    (milliseconds * 1000) / messages,
    `${Math.round((100 * milliseconds) / total)} %`,
  ];
  console.log('\nWhere the time goes in one thread, without the pauses between batches');
  printTable(
    ['', 'µs a message', 'share'],
    [
      row('read and parse', total - spent.transactions - spent.pauses),
      row('analyse', spent.analyse),
      row('write rows and index', spent.work - spent.analyse),
      row('begin and commit', spent.transactions - spent.work),
      row('yield', spent.pauses),
    ],
  );
}

function beginImport(store: Store): { importId: string; importPk: number; tx: number; userId: string } {
  const stamp = { caller: CALLER, operation: 'imports.run', at: Date.now() };
  const importId = v7();
  const fields = {
    id: importId,
    name: 'bench',
    format: 'openai-messages',
    fileName: 'bench',
    fileBytes: 1,
    status: 'running',
    source: { path: 'bench' },
  } as const;
  const { importPk, tx } = store.write(stamp, (transaction) => {
    ensureUser(transaction, v7);
    return { importPk: insertImport(transaction, fields), tx: transaction.number() };
  });
  return { importId, importPk, tx, userId: readUser(store.read).id };
}

await main();
