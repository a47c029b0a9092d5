import { randomFillSync } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { freeBytes } from './disk.ts';

/** Room on the disk that is set aside, to be given back when the disk is full: forgetting needs some to make more. */
export type Ballast = Readonly<{
  /** Sets the room aside where there is enough. Gives whether it is, or none is wanted and there is some left. */
  hold(): boolean;
  release(): void;
}>;

/** What must be free where nothing is set aside. */
const LEAST_BYTES = 4 * 1024 * 1024;
const BLOCK = 1024 * 1024;

/** Keeps the ballast of a home: so many bytes, or none. */
export function keepBallast(home: string, bytes: number): Ballast {
  const file = path.join(home, 'ballast');
  return {
    hold() {
      if (bytes === 0) return freeBytes(home) >= LEAST_BYTES;
      if (existsSync(file)) return true;
      if (freeBytes(home) < 2 * bytes) return false;
      fill(file, bytes);
      return true;
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Bytes at random: some file systems would make nothing of zeros. */
function fill(file: string, bytes: number): void {
  const part = `${file}.${threadId}.${process.pid}.part`;
  const handle = openSync(part, 'w', 0o600);
  try {
    const block = randomFillSync(Buffer.alloc(Math.min(BLOCK, bytes)));
    for (let written = 0; written < bytes; written += block.length) writeSync(handle, block);
    fsyncSync(handle);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
}
