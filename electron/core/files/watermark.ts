import { statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StoreTrouble } from '../store/trouble.ts';
import { readJsonFile, writeDurably } from './durable.ts';

const Watermark = z.object({ lastSeenSeq: z.int(), schema: z.int() });
type Watermark = z.infer<typeof Watermark>;

/** Keeps how far the memory had come, beside it: a smaller number in the file means that it was rolled back. */
export type WatermarkKeeper = Readonly<{
  /** What was seen before this opening; undefined in a new home. */
  previous: Watermark | undefined;
  /** Notes how far the memory is, at most every five seconds. */
  note(seq: number, now: number): void;
  /** Writes what was noted last. */
  flush(): void;
}>;

const EVERY_MS = 5000;

/** Reads the watermark of a home. */
function readWatermark(home: string): Watermark | undefined {
  const parsed = Watermark.safeParse(readJsonFile(path.join(home, 'watermark.json')));
  return parsed.success ? parsed.data : undefined;
}

/** How far the memory of a home had come when it was last seen; 0 where none was. */
export function lastSeenSequence(home: string): number {
  return readWatermark(home)?.lastSeenSeq ?? 0;
}

/** The schema that was seen last in a home; null where none was. */
export function lastSeenSchema(home: string): number | null {
  return readWatermark(home)?.schema ?? null;
}

/** Notes how far a memory is that was put in the place of another. */
export function raiseWatermark(home: string, lastSeenSeq: number, schema: number): void {
  writeDurably(path.join(home, 'watermark.json'), JSON.stringify({ lastSeenSeq, schema }));
}

/** Throws `missing` where a home held a memory and its file is gone: nothing new must be begun in its place. */
export function refuseVanishedMemory(home: string): void {
  if (lastSeenSequence(home) === 0) return;
  const found = statSync(path.join(home, 'memory.db'), { throwIfNoEntry: false });
  if (found !== undefined && (!found.isFile() || found.size > 0)) return;
  throw new StoreTrouble('missing', found === undefined ? 'ENOENT' : 'empty');
}

/** Begins to keep the watermark of a home. */
export function keepWatermark(home: string, schema: number): WatermarkKeeper {
  const previous = readWatermark(home);
  let noted = 0;
  let written = 0;
  let writtenAt = Number.NEGATIVE_INFINITY;
  const write = (): void => {
    const other = readWatermark(home)?.lastSeenSeq ?? 0; // another process may be ahead
    if (noted > other)
      writeDurably(path.join(home, 'watermark.json'), JSON.stringify({ lastSeenSeq: noted, schema }));
    written = noted;
  };
  return {
    previous,
    note(seq, now) {
      noted = Math.max(noted, seq);
      if (noted === written || now - writtenAt < EVERY_MS) return;
      writtenAt = now;
      write();
    },
    flush() {
      if (noted > written) write();
    },
  };
}
