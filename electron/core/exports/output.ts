import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../shared/errors.ts';

/** Takes text in order; what is slow is waited for. */
export type Output = Readonly<{ write(text: string): Promise<void> }>;

/** How much is gathered before it goes on, in UTF-16 units. */
const CHUNK = 64 * 1024;

/**
 * Writes a file whole or not at all: under another name first, flushed to the disk, and renamed at the end.
 *
 * Whatever `fill` throws leaves nothing behind.
 */
export async function writeWholeFile(
  target: string,
  partial: string,
  fill: (stream: Writable) => Promise<void>,
): Promise<number> {
  try {
    const stream = new PassThrough({ highWaterMark: 1024 * 1024 });
    const file = createWriteStream(partial, { mode: 0o600, flush: true });
    const closed = new Promise<void>((resolve) => file.once('close', resolve));
    const stored = pipeline(stream, file);
    stored.catch(() => {}); // awaited below; it may fail while `fill` still works
    try {
      await Promise.race([fill(stream), failureOf(stored)]);
      stream.end();
      await stored;
    } finally {
      stream.destroy();
      await closed;
    }
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw explainWriting(error, target);
  }
  return syncFolder(target);
}

/** Makes an output of a stream: gathers small pieces and waits while the stream is full. */
export function createOutput(stream: Writable): Output & Readonly<{ flush(): Promise<void> }> {
  let gathered: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (length === 0) return;
    const bytes = Buffer.from(gathered.join(''));
    gathered = [];
    length = 0;
    await writeBytes(stream, bytes);
  };
  return {
    flush,
    async write(text) {
      gathered.push(text);
      length += text.length;
      if (length >= CHUNK) await flush();
    },
  };
}

/** Writes bytes into a stream and waits while it is full. Throws where it was destroyed. */
function writeBytes(stream: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream.destroyed) return reject(stream.errored ?? new Error('The file was closed'));
    if (stream.write(bytes)) return resolve();
    const settle = (): void => {
      stream.off('drain', settle).off('close', settle);
      if (stream.destroyed) reject(stream.errored ?? new Error('The file was closed'));
      else resolve();
    };
    stream.on('drain', settle).on('close', settle);
  });
}

/** Fails when the work does, and is never fulfilled. */
function failureOf(work: Promise<void>): Promise<never> {
  return new Promise((_resolve, reject) => {
    work.catch(reject);
  });
}

function explainWriting(error: unknown, target: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError(
      'storage_full',
      'The disk is full, so the file was not written. Your memory is safe. Make room and try again.',
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT' || code === 'ENOTDIR') {
    return new AppError(
      'unavailable',
      `${path.basename(target)} cannot be written there. Your memory is safe. Choose a folder you may write to.`,
    );
  }
  return error;
}

/** Makes the new name itself durable, where the system can; gives the size of the file. */
async function syncFolder(file: string): Promise<number> {
  if (process.platform !== 'win32') {
    const folder = await open(path.dirname(file), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
  return (await stat(file)).size;
}
