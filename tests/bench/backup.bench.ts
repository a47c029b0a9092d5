import Database from 'better-sqlite3';
import { type ChildProcess, fork } from 'node:child_process';
import { copyFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { type BackupTask, carryOutBackupTask } from '../../electron/core/files/backup-task.ts';
import { syncFile } from '../../electron/core/files/durable.ts';
import { findApp } from '../../electron/hosts/paths.ts';
import { CALLER, copyHome, makeFolder } from './memory.ts';
import { percentile, printTable, readNumber } from './report.ts';
import { prepareSizeMemory } from './size-memory.ts';

const AT_LEAST_MS = 1000;

/** What a task took, in seconds: as a whole, and stage by stage. */
type Taken = { seconds: number; stages: Map<string, number>; name: string };

/**
 * How long a backup and a restore take against the bare operation, and what a person who writes meanwhile feels. Bare is
 * `VACUUM INTO` with fsync for a backup, and a copy of the file with fsync for a restore.
 */
async function main(): Promise<void> {
  const messages = readNumber('size', 1_000_000, 20_000);
  const share = messages / 1_000_000;
  const home = copyHome(
    prepareSizeMemory({
      messages,
      sessions: Math.max(20, Math.round(20_000 * share)),
      longest: Math.round(50_000 * share),
      facts: Math.round(100_000 * share),
      tasks: Math.round(20_000 * share),
    }),
  );
  const memory = path.join(home, 'memory.db');
  const megabytes = statSync(memory).size / 1024 / 1024;
  const bareVacuum = timed(() => {
    const target = path.join(makeFolder(), 'bare.db');
    const db = new Database(memory, { readonly: true });
    db.prepare('VACUUM INTO ?').run(target);
    db.close();
    syncFile(target);
    rmSync(target);
  });
  const bareCopy = timed(() => {
    const target = path.join(makeFolder(), 'bare.db');
    copyFileSync(memory, target);
    syncFile(target);
    rmSync(target);
  });
  const idle = await whilePersonWrites(home, () => new Promise((resolve) => setTimeout(resolve, 3000)));
  const quiet = await carryOut({ kind: 'create', home, now: Date.now(), reason: 'person' });
  const backup = await whilePersonWrites(home, () =>
    carryOut({ kind: 'create', home, now: Date.now(), reason: 'person' }),
  );
  const replace = await carryOut({
    kind: 'replace',
    home,
    now: Date.now(),
    name: quiet.name,
    caller: CALLER,
    reason: undefined,
    jobId: '',
  });
  const locked = replace.stages.get('replacing') ?? 0;
  console.log(`${messages.toLocaleString('en')} messages, ${megabytes.toFixed(0)} MB; seconds`);
  printTable(
    ['', 'seconds', '× bare'],
    [
      ['bare VACUUM INTO', bareVacuum, ''],
      [
        'a backup, copying',
        quiet.stages.get('copying') ?? 0,
        (quiet.stages.get('copying') ?? 0) / bareVacuum,
      ],
      ['a backup, with all checks', quiet.seconds, quiet.seconds / bareVacuum],
      ['bare copy of the file', bareCopy, ''],
      ['a restore, in place', locked, locked / bareCopy],
      ['a restore, with all checks', replace.seconds, replace.seconds / bareCopy],
    ],
  );
  console.log('\nA person’s writes meanwhile, in another process; milliseconds');
  printTable(['', 'p50', 'p95', 'max', 'writes'], [row('alone', idle), row('during a backup', backup)]);
}

function row(name: string, samples: readonly number[]): (string | number)[] {
  return [name, ...[50, 95, 100].map((percent) => percentile(samples, percent)), String(samples.length)];
}

function timed(work: () => void): number {
  const startedAt = performance.now();
  work();
  return (performance.now() - startedAt) / 1000;
}

/** Carries a task out in a thread, as the hosts do. */
async function carryOut(task: BackupTask): Promise<Taken> {
  const stages = new Map<string, number>();
  let stage = 'starting';
  let since = performance.now();
  const enter = (next: string): void => {
    const now = performance.now();
    stages.set(stage, (stages.get(stage) ?? 0) + (now - since) / 1000);
    stage = next;
    since = now;
  };
  const startedAt = performance.now();
  const { backup } = await carryOutBackupTask(findApp().backupThread, task, {
    signal: new AbortController().signal,
    onStage: (next) => enter(next.stage),
  });
  enter('ended');
  return { seconds: (performance.now() - startedAt) / 1000, stages, name: backup.name };
}

/** Lets somebody write in another process while something is done; gives how long each write took. */
async function whilePersonWrites(home: string, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  const person: ChildProcess = fork(path.join(import.meta.dirname, 'writing-person.ts'), [home]);
  const ended = new Promise((resolve) => person.once('exit', resolve));
  await new Promise((resolve) => person.once('message', resolve));
  person.on('message', (took) => samples.push(Number(took)));
  const startedAt = performance.now();
  await work();
  const left = AT_LEAST_MS - (performance.now() - startedAt);
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  person.send('stop');
  await ended;
  return samples;
}

await main();
