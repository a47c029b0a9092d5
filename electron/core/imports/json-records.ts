import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { ImportProblem } from '../../../shared/entities/import.ts';
import { AppError } from '../../../shared/errors.ts';
import { damageMessages } from './json-bytes.ts';
import type { Position, Sink, Splitter } from './json-bytes.ts';
import { LineSplitter } from './json-lines.ts';
import { ValueSplitter } from './json-values.ts';

/** One record of a source and where it stands. */
export type JsonRecord = {
  value: unknown;
  line: number;
  byte: number;
  /** Its length in bytes. */
  length: number;
  /** 0 for a record of its own, else the number of the top-level array it is an element of. */
  list: number;
};

/** A record that could not be read; `unfinished` when the source ended within it. */
export type DamagedRecord = { problem: ImportProblem; unfinished: boolean };

/** What a stretch of a source holds; `bytes` is how much of the source is read so far. */
type JsonChunk = { records: JsonRecord[]; damaged: DamagedRecord[]; bytes: number };

/** How records follow each other: one a line, or as values and elements of arrays. */
type Layout = 'lines' | 'values';

type JsonOptions = { signal: AbortSignal; layout?: Layout; size?: number };

/** How much of a file its format and layout are told from, and how much is read at once, in bytes. */
const SAMPLE_BYTES = 256 * 1024;

/**
 * Reads the records of a JSON Lines file, a top-level array or single values, chunk by chunk with flat memory.
 *
 * Only the first `size` bytes are read where it is given. Damaged records are told with their place and skipped.
 * Throws `invalid_input` for UTF-16, `not_found` and `unavailable` for files, `cancelled` when the signal says so.
 */
export async function* readJsonRecords(file: string, options: JsonOptions): AsyncGenerator<JsonChunk> {
  const handle = await openSource(file);
  try {
    const size = Math.min(options.size ?? Number.POSITIVE_INFINITY, (await handle.stat()).size);
    const buffer = Buffer.allocUnsafe(SAMPLE_BYTES);
    let splitter: Splitter | null = null;
    let chunk: JsonChunk = { records: [], damaged: [], bytes: 0 };
    const sink = collectInto(() => chunk);
    let position = 0;
    while (position < size) {
      throwIfCancelled(options.signal);
      const bytes = await readFully(handle, buffer, position, size);
      if (bytes.length === 0) break;
      const skipped = position === 0 ? lengthOfMark(bytes) : 0;
      splitter ??= createSplitter(options.layout ?? layoutOf(bytes, bytes.length === size), sink, skipped);
      splitter.push(bytes.subarray(skipped));
      position += bytes.length;
      if (position >= size) splitter.end();
      yield { ...chunk, bytes: position };
      chunk = { records: [], damaged: [], bytes: position };
    }
  } finally {
    await handle.close();
  }
}

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

/** Reads the beginning of a file; throws as `readJsonRecords` does. */
export async function readBeginning(file: string): Promise<{ bytes: Buffer; whole: boolean }> {
  const handle = await openSource(file);
  try {
    const { size } = await handle.stat();
    const bytes = await readFully(handle, Buffer.allocUnsafe(SAMPLE_BYTES), 0, size);
    return { bytes, whole: bytes.length === size };
  } finally {
    await handle.close();
  }
}

/** The records that are whole within the beginning of a file, at most so many. */
export function recordsOfBeginning(beginning: { bytes: Buffer; whole: boolean }, limit: number): unknown[] {
  const chunk: JsonChunk = { records: [], damaged: [], bytes: 0 };
  const skipped = lengthOfMark(beginning.bytes);
  const layout = layoutOf(beginning.bytes, beginning.whole);
  const splitter = createSplitter(
    layout,
    collectInto(() => chunk),
    skipped,
  );
  splitter.push(beginning.bytes.subarray(skipped));
  if (beginning.whole) splitter.end();
  return chunk.records.slice(0, limit).map((record) => record.value);
}

/** Reads a record again from its place. */
export async function readRecordAt(
  handle: FileHandle,
  place: { byte: number; length: number },
): Promise<unknown> {
  const bytes = await readFully(
    handle,
    Buffer.allocUnsafe(place.length),
    place.byte,
    Number.POSITIVE_INFINITY,
  );
  return parseRecord(bytes);
}

/** Throws `cancelled` once the signal says so. */
function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'Reading the file was cancelled. Your data is safe.');
}

function createSplitter(layout: Layout, sink: Sink, offset: number): Splitter {
  return layout === 'lines' ? new LineSplitter(sink, offset) : new ValueSplitter(sink, offset);
}

function collectInto(current: () => JsonChunk): Sink {
  const damage = ({ line, byte }: Position, message: string, unfinished: boolean) => {
    current().damaged.push({ problem: { line, byte, message }, unfinished });
  };
  return {
    damage,
    record(bytes, at, list, last) {
      let value: unknown;
      try {
        value = parseRecord(bytes);
      } catch {
        damage(at, last ? damageMessages.cutOff : damageMessages.broken, last);
        return;
      }
      current().records.push({ value, ...at, length: bytes.length, list });
    },
  };
}

/** Parses one record: invalid UTF-8 becomes U+FFFD, a byte order mark before it is dropped. */
function parseRecord(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
}

/** Fills the buffer from a place of the file, or less at its end. */
async function readFully(
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

/** The length of a UTF-8 byte order mark; throws for UTF-16, with a mark or without. */
function lengthOfMark(bytes: Buffer): number {
  const [first, second, third] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const bare = (first === 0 && second !== 0) || (first !== 0 && second === 0);
  if (bytes.length > 1 && (marked || bare)) {
    throw new AppError(
      'invalid_input',
      'This file is written in UTF-16. Nothing was changed; save it as UTF-8 and try again.',
    );
  }
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}

/** Tells how the records of a file follow each other, from its beginning. */
function layoutOf(beginning: Buffer, whole: boolean): Layout {
  const lines = beginning
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n');
  if (!whole && lines.length > 1) lines.pop();
  const written = lines.filter((line) => line.trim() !== '');
  if (written.length === 1 && !whole)
    return written[0]?.trimStart().startsWith('[') === true ? 'values' : 'lines';
  const parsing = written.filter(isRecord).length;
  if (written.length === 1)
    return parsing === 1 && written[0]?.trimStart().startsWith('{') === true ? 'lines' : 'values';
  // A list over several lines has lines that parse on their own too, but its brackets and commas do not.
  return parsing * 2 >= written.length ? 'lines' : 'values';
}

function isRecord(line: string): boolean {
  if (!/^\s*[[{]/.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
