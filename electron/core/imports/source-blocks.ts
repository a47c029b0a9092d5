import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';

/** How much of a source is read at once, and how much its format is told from, in bytes. */
const BLOCK_BYTES = 256 * 1024;

/**
 * A stretch of a source: all but the last one are equally long. Its bytes may be overwritten once the next is asked for.
 * `damage` says why the source ends before its time.
 */
export type Block = { bytes: Buffer; last: boolean; damage?: string };

type FileOptions = { signal: AbortSignal; size?: number; from?: number };

/** Opens a file that is to be read; throws `not_found` or `unavailable` with what to do. */
export async function openSource(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) throw new AppError('not_found', 'This file is not there any more. Choose the file again.');
    throw new AppError(
      'unavailable',
      'This file cannot be read. Nothing was changed; check that you may open it.',
    );
  }
  throw new AppError('invalid_input', 'This is not a file. Choose the file itself.');
}

/** Reads the beginning of a file; throws as `openSource` does. */
export async function readBeginning(file: string): Promise<Block> {
  const handle = await openSource(file);
  try {
    const { size } = await handle.stat();
    const bytes = await readFully(handle, Buffer.allocUnsafe(BLOCK_BYTES), 0, size);
    return { bytes, last: bytes.length === size };
  } finally {
    await handle.close();
  }
}

/** Reads a file, or its first `size` bytes, beginning at byte `from`. Throws as `openSource` does, and `cancelled` when the signal says so. */
export async function* blocksOfFile(file: string, options: FileOptions): AsyncGenerator<Block> {
  const handle = await openSource(file);
  try {
    const size = Math.min(options.size ?? Number.POSITIVE_INFINITY, (await handle.stat()).size);
    const buffer = Buffer.allocUnsafe(BLOCK_BYTES);
    let position = options.from ?? 0;
    while (position < size) {
      throwIfCancelled(options.signal);
      const bytes = await readFully(handle, buffer, position, size);
      if (bytes.length === 0) break;
      position += bytes.length;
      yield { bytes, last: position >= size };
    }
  } finally {
    await handle.close();
  }
}

/** Cuts a stream of bytes into blocks. Throws what the stream throws, and `cancelled` when the signal says so. */
export async function* blocksOfStream(
  stream: AsyncIterable<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Block> {
  const buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  let filled = 0;
  for await (const chunk of stream) {
    throwIfCancelled(signal);
    for (let from = 0; from < chunk.length;) {
      if (filled === BLOCK_BYTES) {
        yield { bytes: buffer, last: false };
        filled = 0;
      }
      const copied = chunk.copy(buffer, filled, from);
      filled += copied;
      from += copied;
    }
  }
  if (filled > 0) yield { bytes: buffer.subarray(0, filled), last: true };
}

/** Fills the buffer from a place of the file, or less at its end. */
export async function readFully(
  handle: FileHandle,
  buffer: Buffer,
  position: number,
  size: number,
): Promise<Buffer> {
  const wanted = Math.min(buffer.length, size - position);
  let filled = 0;
  while (filled < wanted) {
    const { bytesRead } = await handle.read(buffer, filled, wanted - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Throws `cancelled` when the signal says so. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'Reading the file was cancelled. Your data is safe.');
}
