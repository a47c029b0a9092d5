import { spawn } from 'node:child_process';
import path from 'node:path';
import Database from 'better-sqlite3';

/** When a process is killed. */
export type KillPoint = Readonly<{
  home: string;
  /** Asks the file for one number. */
  sql: string;
  reached: (value: number) => boolean;
}>;

/**
 * Runs a program of the tests in a process of its own and kills it as soon as the file says that the point is reached. Gives
 * the signal it ended by: `SIGKILL`, or null where it was done before.
 */
export async function runAndKill(
  program: string,
  args: readonly string[],
  { home, sql, reached }: KillPoint,
): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_code, signal) => resolve(signal));
  });
  // One connection: to open one for each look takes the processor from what is looked at.
  const db = new Database(path.join(home, 'memory.db'), { readonly: true, timeout: 5000 });
  const ask = db.prepare<[], number>(sql).pluck();
  while (child.exitCode === null && !reached(ask.get() ?? 0))
    await new Promise((resolve) => setTimeout(resolve, 2));
  db.close();
  child.kill('SIGKILL');
  return await ended;
}
