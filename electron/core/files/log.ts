import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { MachineSettings } from '../../../shared/entities/settings.ts';
import type { Clock, Logger } from '../ports.ts';
import { openConfig } from './config.ts';

/** Where a log is written, and by which part of Mneme. */
type LogOptions = Readonly<{ home: string; writer: string; now: Clock }>;

const LogSettings = MachineSettings.pick({ 'log.level': true, 'log.maxBytes': true, 'log.keep': true });
type Rules = z.infer<typeof LogSettings>;

const WEIGHTS = { debug: 0, info: 1, warn: 2, error: 3 } as const;
/** How long rules are believed before config.json is looked at again, in milliseconds. */
const BELIEVED_MS = 5000;
/** A rotation that takes longer died on the way. */
const ROTATED_WITHIN_MS = 10_000;

/** The folder logs lie in. */
export function logFolder(home: string): string {
  return path.join(home, 'logs');
}

/**
 * Opens the log of a home: JSON Lines in `logs/mneme.jsonl`, written by every process of Mneme at once.
 *
 * Each line is one write at the end of the file, so lines of several processes never mix. The file is opened anew for
 * every line: where another process has rotated it meanwhile, the line goes to the new one. It never throws: what cannot
 * be noted is not.
 */
export function openLog({ home, writer, now }: LogOptions): Logger {
  const file = path.join(logFolder(home), 'mneme.jsonl');
  const rules = createRules(home);
  return ({ level, module, message, fields = {} }) => {
    const { 'log.level': least, 'log.maxBytes': maxBytes, 'log.keep': keep } = rules();
    if (WEIGHTS[level] < WEIGHTS[least]) return;
    const { code, ...others } = fields;
    const line = {
      timestamp: new Date(now()).toISOString(),
      level,
      module,
      message,
      ...others,
      ...(code === undefined ? {} : { errorCode: code }),
      writer,
      pid: process.pid,
    };
    try {
      if (!existsSync(home)) return;
      mkdirSync(logFolder(home), { recursive: true, mode: 0o700 });
      if (sizeOf(file) >= maxBytes) rotate(file, maxBytes, keep);
      appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // A full disk or a closed folder is told by whoever writes the memory itself.
    }
  };
}

/** What is set in config.json, looked at now and then. */
function createRules(home: string): () => Rules {
  const config = openConfig(home);
  let readAt = Number.NEGATIVE_INFINITY;
  let rules = LogSettings.parse({});
  return () => {
    if (performance.now() - readAt < BELIEVED_MS) return rules;
    readAt = performance.now();
    rules = LogSettings.safeParse(config.read()).data ?? LogSettings.parse({});
    return rules;
  };
}

/** Gives the file a number, and each numbered one the next; one process at a time, and only while it is large. */
function rotate(file: string, maxBytes: number, keep: number): void {
  const lock = `${file}.lock`;
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > ROTATED_WITHIN_MS) rmSync(lock, { force: true });
  try {
    closeSync(openSync(lock, 'wx', 0o600));
  } catch {
    return; // another process does it
  }
  try {
    if (sizeOf(file) < maxBytes) return;
    const numbered = (number: number): string => file.replace(/\.jsonl$/, `.${number}.jsonl`);
    rmSync(numbered(keep), { force: true });
    for (let number = keep - 1; number >= 1; number -= 1)
      if (existsSync(numbered(number))) renameSync(numbered(number), numbered(number + 1));
    if (keep === 0) rmSync(file, { force: true });
    else renameSync(file, numbered(1));
  } finally {
    rmSync(lock, { force: true });
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
