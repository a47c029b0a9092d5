import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** The pages of a database file with its log laid over them, read past the engine and never changed. Numbered from 1. */
export type Pages = Readonly<{
  count: number;
  /** Bytes of a page that hold content. */
  usable: number;
  /** The number of the schema and the name of the program, where the first page can be read. */
  schemaVersion: number | null;
  /** A page; null where the file ends before it. */
  read(number: number): Buffer | null;
  close(): void;
}>;

const MAGIC = 'SQLite format 3\0';
/** The sizes of pages of our files: before, and now. */
const SMALL_SIZE = 4096;
const LARGE_SIZE = 8192;
/** In how many places it is looked which of these it is. */
const LOOKS = 1000;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;
/** Where the header of the first page keeps things (sqlite.org/fileformat2.html#the_database_header). */
const AT = { pageSize: 16, reserved: 20, userVersion: 60 } as const;

/** Opens a file that the engine refuses. What its header says is believed only where it can be so. */
export function openPages(file: string): Pages {
  const handle = openSync(file, 'r');
  const head = readAt(handle, 0, 100);
  const known = head?.toString('latin1', 0, 16) === MAGIC ? head : null;
  const log = openLog(`${file}-wal`);
  const size = pageSizeOf(known) ?? log?.pageSize ?? guessPageSize(handle);
  const frames = log !== null && log.pageSize === size ? log.frames : new Map<number, number>();
  const count = Math.max(Math.ceil(statSync(file).size / size), log?.pageCount ?? 0);
  const read = (number: number): Buffer | null => {
    const frame = frames.get(number);
    return log !== null && frame !== undefined
      ? readAt(log.handle, frame, size)
      : readAt(handle, (number - 1) * size, size);
  };
  const first = read(1);
  const version = first?.toString('latin1', 0, 16) === MAGIC ? first.readUInt32BE(AT.userVersion) : null;
  return {
    count,
    usable: size - (known?.[AT.reserved] ?? 0),
    schemaVersion: version,
    read,
    close() {
      closeSync(handle);
      if (log !== null) closeSync(log.handle);
    },
  };
}

function pageSizeOf(head: Buffer | null): number | null {
  const stored = head?.readUInt16BE(AT.pageSize) ?? 0;
  const size = stored === 1 ? 65_536 : stored;
  return size >= 512 && (size & (size - 1)) === 0 ? size : null;
}

/**
 * Tells small pages from large ones where the header is lost: a page of a table or an index begins with its kind
 * (fileformat2.html#b_tree_pages), and what lies halfway through a large one seldom looks like that.
 */
function guessPageSize(handle: number): number {
  const pages = Math.floor(fstatSync(handle).size / LARGE_SIZE);
  const apart = Math.max(1, Math.floor(pages / LOOKS));
  let whole = 0;
  let halfway = 0;
  for (let page = 1; page < pages; page += apart) {
    if (beginsPage(readAt(handle, page * LARGE_SIZE, 8))) whole += 1;
    if (beginsPage(readAt(handle, page * LARGE_SIZE + SMALL_SIZE, 8))) halfway += 1;
  }
  return halfway * 2 < whole ? LARGE_SIZE : SMALL_SIZE;
}

/** Whether it is one of the four kinds, with rows in it and few bytes lost between them. */
function beginsPage(head: Buffer | null): boolean {
  if (head === null || ![2, 5, 10, 13].includes(head.readUInt8(0))) return false;
  return head.readUInt16BE(3) > 0 && head.readUInt8(7) <= 60;
}

type Log = Readonly<{ handle: number; pageSize: number; frames: Map<number, number>; pageCount: number }>;

/** Finds, in a log, the last committed version of each page, as the engine would (fileformat2.html#the_write_ahead_log). */
function openLog(file: string): Log | null {
  if (!existsSync(file)) return null;
  const handle = openSync(file, 'r');
  const head = readAt(handle, 0, WAL_HEADER);
  const magic = head?.readUInt32BE(0) ?? 0;
  if (head === null || (magic !== 0x37_7f_06_82 && magic !== 0x37_7f_06_83)) {
    closeSync(handle);
    return null;
  }
  const bigEndian = magic % 2 === 1;
  const pageSize = head.readUInt32BE(8);
  const salts = head.subarray(16, 24);
  let sum = addToSum([0, 0], head.subarray(0, 24), bigEndian);
  const frames = new Map<number, number>();
  let pending = new Map<number, number>();
  let pageCount = 0;
  for (let at = WAL_HEADER; ; at += FRAME_HEADER + pageSize) {
    const frame = readAt(handle, at, FRAME_HEADER + pageSize);
    if (frame === null || !frame.subarray(8, 16).equals(salts)) break;
    sum = addToSum(addToSum(sum, frame.subarray(0, 8), bigEndian), frame.subarray(FRAME_HEADER), bigEndian);
    if (sum[0] !== frame.readUInt32BE(16) || sum[1] !== frame.readUInt32BE(20)) break;
    pending.set(frame.readUInt32BE(0), at + FRAME_HEADER);
    const committed = frame.readUInt32BE(4);
    if (committed === 0) continue;
    for (const [number, place] of pending) frames.set(number, place);
    pending = new Map();
    pageCount = committed;
  }
  return { handle, pageSize, frames, pageCount };
}

type Sum = readonly [number, number];

function addToSum(sum: Sum, bytes: Buffer, bigEndian: boolean): Sum {
  let [one, two] = sum;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const [first, second] = bigEndian
      ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
      : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    one = (one + first + two) >>> 0;
    two = (two + second + one) >>> 0;
  }
  return [one, two];
}

/** Reads so many bytes; null where there are none, or where the disk gives none; what a cut file lacks is zero. */
function readAt(handle: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  try {
    return readSync(handle, bytes, 0, length, at) === 0 ? null : bytes;
  } catch {
    return null; // a disk that fails: the page is lost, the others may not be
  }
}
