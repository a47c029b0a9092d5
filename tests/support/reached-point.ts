import path from 'node:path';
import Database from 'better-sqlite3';

/** Where a program is in its work, as the memory's file tells. */
export type Point = Readonly<{
  home: string;
  /** Asks the file for one number. */
  sql: string;
  reached: (value: number) => boolean;
}>;

/** Waits until the file says that the point is reached, or the program that works towards it is no longer alive. */
export async function reachPoint({ home, sql, reached }: Point, alive: () => boolean): Promise<void> {
  // One connection: to open one for each look takes the processor from what is looked at.
  const db = new Database(path.join(home, 'memory.db'), { readonly: true, timeout: 5000 });
  const ask = db.prepare<[], number>(sql).pluck();
  while (alive() && !reached(ask.get() ?? 0)) await new Promise((resolve) => setTimeout(resolve, 2));
  db.close();
}
