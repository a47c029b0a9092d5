import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Actor, Door, Via } from '../../../shared/caller.ts';
import { Id } from '../../../shared/primitives.ts';
import { syncFolder } from './durable.ts';

/** A write of an agent that waits until the memory can be written. */
export const SpooledCall = z.object({
  id: Id,
  /** Milliseconds since 1970. */
  at: z.number(),
  caller: z.object({
    actor: Actor,
    door: Door,
    client: z.string(),
    via: Via.optional(),
    sessionId: Id.optional(),
  }),
  operation: z.string(),
  input: z.unknown(),
});
export type SpooledCall = z.infer<typeof SpooledCall>;

const ENDING = '.jsonl';
const REJECTED = `rejected${ENDING}`;

/** The spool of a home: JSON Lines, a file for each process, the oldest line first. */
export type Spool = Readonly<{
  /** Keeps a call: when this returns, it is on the disk. */
  append(call: SpooledCall): void;
  /** The file of this process; it need not exist. */
  own: string;
  /** Files of others, with the name of the process that wrote them. */
  others(): { file: string; owner: string }[];
  /** Keeps a line that cannot be carried out, with why. */
  reject(line: string, why: Readonly<{ code: string; message: string; at: number }>): void;
  /** How many lines wait, and how many were rejected. */
  count(): { kept: number; rejected: number };
}>;

/** Opens the spool of a home; nothing is made before something is kept. `owner` names the process and its worker. */
export function openSpool(home: string, owner: string): Spool {
  const folder = path.join(home, 'spool');
  const own = path.join(folder, `${encodeURIComponent(owner)}${ENDING}`);
  const counted = new Map<string, { size: number; lines: number }>();
  const countLines = (name: string): number => {
    const file = path.join(folder, name);
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const known = counted.get(name);
    if (known?.size === size) return known.lines;
    const lines = size === 0 ? 0 : readLines(file).length;
    counted.set(name, { size, lines });
    return lines;
  };
  const names = (): string[] =>
    existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ENDING)) : [];
  return {
    own,
    append: (call) => appendLine(own, JSON.stringify(call)),
    others: () =>
      names()
        .filter((name) => name !== REJECTED && path.join(folder, name) !== own)
        .map((name) => ({
          file: path.join(folder, name),
          owner: decodeURIComponent(name.slice(0, -ENDING.length)),
        })),
    reject: (line, why) => appendLine(path.join(folder, REJECTED), JSON.stringify({ ...why, line })),
    count() {
      const all = names();
      const kept = all.filter((name) => name !== REJECTED).reduce((sum, name) => sum + countLines(name), 0);
      return { kept, rejected: all.includes(REJECTED) ? countLines(REJECTED) : 0 };
    },
  };
}

/** The whole lines of a file; what a process that died was writing was never acknowledged. */
export function readLines(file: string): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  lines.pop();
  return lines.filter((line) => line !== '');
}

/** Removes a file of which every line was carried out, unless lines were added meanwhile. Gives whether it did. */
export function removeDrained(file: string, lines: number): boolean {
  if (readLines(file).length > lines) return false;
  unlinkSync(file);
  return true;
}

function appendLine(file: string, line: string): void {
  const isNew = !existsSync(file);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = openSync(file, 'a+', 0o600);
  try {
    // A line that a process that died left unfinished must not be joined with this one.
    writeSync(handle, `${endsWhole(handle) ? '' : '\n'}${line}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (isNew) syncFolder(path.dirname(file));
}

function endsWhole(handle: number): boolean {
  const { size } = fstatSync(handle);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  return last[0] === 0x0a;
}
