import type { FileHandle } from 'node:fs/promises';
import type { ImportProblem } from '../../../shared/entities/import.ts';
import { AppError } from '../../../shared/errors.ts';
import { damageMessages } from './json-bytes.ts';
import type { Position, Sink, Splitter } from './json-bytes.ts';
import { LineSplitter } from './json-lines.ts';
import { parseInPieces } from './json-pieces.ts';
import { ValueSplitter } from './json-values.ts';
import { blocksOfFile, readFully } from './source-blocks.ts';
import type { Block } from './source-blocks.ts';

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
export type JsonChunk = { records: JsonRecord[]; damaged: DamagedRecord[]; bytes: number };

/** How records follow each other: one a line, or as values and elements of arrays. */
type Layout = 'lines' | 'values';

type JsonOptions = {
  signal: AbortSignal;
  layout?: Layout;
  size?: number;
  /** Where reading begins, in bytes: at the beginning of a record. Lines are counted from there. */
  from?: number;
  /** A line that is not valid JSON may hold several records, one after the other. */
  joinedLines?: boolean;
};

/**
 * Reads the records of a JSON Lines file, a top-level array or single values, chunk by chunk with flat memory.
 *
 * Only the first `size` bytes are read where it is given. Damaged records are told with their place and skipped.
 * Throws `invalid_input` for UTF-16, `not_found` and `unavailable` for files, `cancelled` when the signal says so.
 */
export async function* readJsonRecords(file: string, options: JsonOptions): AsyncGenerator<JsonChunk> {
  yield* recordsOfBlocks(blocksOfFile(file, options), options);
}

/** Reads the records of any source, as `readJsonRecords` does those of a file. Throws what its blocks throw. */
export async function* recordsOfBlocks(
  blocks: AsyncIterable<Block>,
  { layout, joinedLines = false, from = 0 }: Omit<JsonOptions, 'signal'> = {},
): AsyncGenerator<JsonChunk> {
  let splitter: Splitter | null = null;
  let chunk: JsonChunk = { records: [], damaged: [], bytes: 0 };
  const collecting = collectInto(() => chunk);
  const sink = joinedLines ? splitLines(collecting) : collecting;
  let position = from;
  for await (const { bytes, last, damage } of blocks) {
    const skipped = position === 0 ? lengthOfMark(bytes) : 0;
    splitter ??= createSplitter(layout ?? layoutOf(bytes, last), sink, position + skipped);
    splitter.push(bytes.subarray(skipped));
    position += bytes.length;
    if (last) splitter.end();
    if (damage !== undefined) {
      chunk.damaged.push({ problem: { line: null, byte: position, message: damage }, unfinished: false });
    }
    yield { ...chunk, bytes: position };
    chunk = { records: [], damaged: [], bytes: position };
  }
}

/** The records that are whole within the beginning of a file, at most so many. */
export function recordsOfBeginning(beginning: Block, limit: number): unknown[] {
  const chunk: JsonChunk = { records: [], damaged: [], bytes: 0 };
  const skipped = lengthOfMark(beginning.bytes);
  const layout = layoutOf(beginning.bytes, beginning.last);
  const splitter = createSplitter(
    layout,
    collectInto(() => chunk),
    skipped,
  );
  splitter.push(beginning.bytes.subarray(skipped));
  if (beginning.last) splitter.end();
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

/** Cuts a line that is not one record into those it holds; one that holds none is damaged as a whole. */
function splitLines(sink: Sink): Sink {
  return {
    damage: (at, message, unfinished) => sink.damage(at, message, unfinished),
    record(bytes, at, list, last) {
      const pieces: { bytes: Buffer; byte: number }[] = [];
      const damaged: { byte: number; unfinished: boolean }[] = [];
      if (!parses(bytes)) {
        const splitter = new ValueSplitter(
          {
            record: (piece, { byte }) => pieces.push({ bytes: piece, byte }),
            damage: ({ byte }, _, unfinished) => damaged.push({ byte, unfinished }),
          },
          at.byte,
        );
        splitter.push(bytes);
        splitter.end();
      }
      if (pieces.length === 0) return sink.record(bytes, at, list, last);
      for (const piece of pieces) sink.record(piece.bytes, { line: at.line, byte: piece.byte }, list, false);
      for (const { byte, unfinished } of damaged) {
        const cutOff = unfinished && last;
        const message = cutOff ? damageMessages.cutOff : damageMessages.broken;
        sink.damage({ line: at.line, byte }, message, cutOff);
      }
    },
  };
}

function parses(bytes: Buffer): boolean {
  try {
    parseRecord(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Parses one record: invalid UTF-8 becomes U+FFFD, a byte order mark before it is dropped. */
function parseRecord(bytes: Buffer): unknown {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return parseInPieces(marked ? bytes.subarray(3) : bytes);
}

/** The length of a UTF-8 byte order mark; throws for UTF-16, with a mark or without. */
export function lengthOfMark(bytes: Buffer): number {
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
