import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeDurably } from './durable.ts';

/** A mark that nobody touched for so long belongs to a process that is gone, whoever has its number now. */
const STALE_MS = 60_000;

const UncleanEnd = z.object({ at: z.number() });

/** What says in the home that a process runs: one that ends in order takes it away. */
export type RunningMark = Readonly<{
  /** Says that the process is still there. */
  touch(): void;
  /** The process ends in order; what is known of an earlier end that was not is forgotten. */
  clear(): void;
}>;

export type Runner = Readonly<{
  home: string;
  /** The name of this process. */
  name: string;
  /** When this process began, in milliseconds since 1970: a mark of its name that is older is of another one. */
  since: number;
  now(): number;
  isGone(process: string): boolean;
}>;

/**
 * Says in the home that this process runs, and finds out whether one that ran before ended without saying so: by a crash, by
 * being killed, or with the power of the computer.
 */
export function markRunning({ home, name, since, now, isGone }: Runner): RunningMark {
  const folder = path.join(home, 'running');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = path.join(folder, encodeURIComponent(name));
  let endedAt = 0;
  for (const entry of readdirSync(folder)) {
    const file = path.join(folder, entry);
    const { mtimeMs = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
    const process = decodeURIComponent(entry);
    const runs = process === name ? mtimeMs >= since : !isGone(process) && now() - mtimeMs < STALE_MS;
    if (runs) continue;
    endedAt = Math.max(endedAt, mtimeMs);
    rmSync(file, { force: true });
  }
  if (endedAt > 0) writeDurably(uncleanFile(home), JSON.stringify({ at: Math.round(endedAt) }));
  const touch = (): void => {
    writeFileSync(own, '', { mode: 0o600 });
    utimesSync(own, now() / 1000, now() / 1000);
  };
  touch();
  return {
    touch,
    clear() {
      rmSync(own, { force: true });
      rmSync(uncleanFile(home), { force: true });
    },
  };
}

/** About when Mneme ended last without doing it in order, in milliseconds since 1970; null where it did, or never ran. */
export function readUncleanEnd(home: string): number | null {
  return UncleanEnd.safeParse(readJsonFile(uncleanFile(home))).data?.at ?? null;
}

function uncleanFile(home: string): string {
  return path.join(home, 'unclean-end.json');
}
