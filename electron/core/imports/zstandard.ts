import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import { blocksOfStream } from './source-blocks.ts';
import type { Block } from './source-blocks.ts';

/** More than this is no log but a bomb, in bytes. */
const MAX_BYTES = 4 * 1024 ** 3;

/** How much is unpacked at once. */
const CHUNK_BYTES = 256 * 1024;

const DAMAGE =
  'The file is damaged or was cut off here: it cannot be unpacked further. What came before was read.';

/** Whether a file that begins like this is packed with Zstandard (RFC 8878). */
export function isZstandard(beginning: Buffer): boolean {
  return beginning.length >= 4 && beginning.readUInt32LE(0) === 0xfd2fb528;
}

/**
 * Unpacks the first `size` bytes of a file. The last block says it where the file is damaged.
 *
 * `onRead` is told how many packed bytes are read so far. Throws `invalid_input` for a bomb, `cancelled` when the signal
 * says so.
 */
export async function* blocksOfZstandard(
  file: string,
  { signal, size }: { signal: AbortSignal; size: number },
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Block> {
  const packed = createReadStream(file, { end: Math.max(0, size - 1) });
  // What goes wrong with either is thrown where the unpacked bytes are read.
  const unpacked: AsyncIterable<Buffer> = pipeline(
    packed,
    createZstdDecompress({ chunkSize: CHUNK_BYTES }),
    () => undefined,
  );
  let damage: string | undefined;
  const untilDamage = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* unpacked;
    } catch {
      damage = DAMAGE;
    }
  };
  let bytes = 0;
  for await (const block of blocksOfStream(untilDamage(), signal)) {
    bytes += block.bytes.length;
    onRead(packed.bytesRead);
    if (bytes > MAX_BYTES) {
      throw new AppError(
        'invalid_input',
        'This file unpacks to more than 4 GB, the most Mneme reads. Your data is safe; unpack it and split it.',
      );
    }
    yield block.last && damage !== undefined ? { ...block, damage } : block;
  }
  if (bytes === 0 && damage !== undefined) yield { bytes: Buffer.alloc(0), last: true, damage };
}
