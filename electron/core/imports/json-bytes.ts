/** The deepest nesting a record may have; more cannot be copied between threads. */
export const MAX_DEPTH = 1000;

/** The longest record that is read, in bytes. */
export const MAX_RECORD = 64 * 1024 * 1024;

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;

/** A place in a source: its line from 1 and its offset in bytes. */
export type Position = { line: number; byte: number };

/** Takes what a splitter finds. */
export type Sink = {
  /**
   * `list` is 0 for a record of its own, else the number of the top-level array it stands in.
   * `last`: the source ends right after it, so that it may be cut off.
   */
  record(bytes: Buffer, at: Position, list: number, last: boolean): void;
  /** `unfinished`: the source ended within the record. */
  damage(at: Position, message: string, unfinished: boolean): void;
};

/** Cuts a source into records. A chunk may be reused as soon as `push` returns. */
export type Splitter = { push(chunk: Buffer): void; end(): void };

/** Whether a byte is white space of JSON. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;
}

/**
 * Finds the end of a string that began before `from`.
 *
 * Gives the index after its closing quote, or -1 when the bytes end first; `escaped` then says that the first byte
 * of what follows is escaped.
 */
export function endOfString(bytes: Buffer, from: number): { end: number; escaped: boolean } {
  let searched = from;
  for (;;) {
    const quote = bytes.indexOf(QUOTE, searched);
    const stop = quote === -1 ? bytes.length : quote;
    let run = stop;
    while (run > searched && bytes[run - 1] === BACKSLASH) run -= 1;
    const escaped = (stop - run) % 2 === 1;
    if (quote === -1) return { end: -1, escaped };
    if (!escaped) return { end: quote + 1, escaped: false };
    searched = quote + 1;
  }
}

/** Whether a record nests deeper than is read; found before it is parsed. */
export function nestsTooDeep(bytes: Buffer): boolean {
  if (bytes.length <= MAX_DEPTH) return false;
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) {
      const { end } = endOfString(bytes, index + 1);
      if (end === -1) return false;
      index = end - 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      depth -= 1;
    }
  }
  return false;
}

/** A record longer than this is gathered in one place, which only what is used of takes memory, in bytes. */
const LONG_RECORD = 4 * 1024 * 1024;

/** Gathers a record that spans chunks, up to the size that is read. */
export class RecordBuffer {
  #pieces: Buffer[] = [];
  /** Where a long record is gathered: putting its pieces together in the end would take its size once more. */
  #whole: Buffer | null = null;
  #length = 0;

  /** How long the record is so far, in bytes. */
  get length(): number {
    return this.#length;
  }

  /** Adds a copy of some bytes. */
  append(bytes: Buffer): void {
    const from = this.#length;
    this.#length += bytes.length;
    if (this.#length > MAX_RECORD) this.#drop();
    else if (this.#length <= LONG_RECORD) this.#pieces.push(Buffer.from(bytes));
    else bytes.copy(this.#gather(), from);
  }

  #gather(): Buffer {
    if (this.#whole !== null) return this.#whole;
    this.#whole = Buffer.allocUnsafeSlow(MAX_RECORD);
    let from = 0;
    for (const piece of this.#pieces) from += piece.copy(this.#whole, from);
    this.#pieces = [];
    return this.#whole;
  }

  #drop(): void {
    this.#pieces = [];
    this.#whole = null;
  }

  /** Gives the record with its last bytes, and starts anew; null when it is too long. */
  take(last: Buffer): Buffer | null {
    const length = this.#length + last.length;
    let bytes = this.#length === 0 ? last : null;
    if (bytes === null && length <= MAX_RECORD) {
      if (this.#whole === null) bytes = Buffer.concat([...this.#pieces, last]);
      else {
        last.copy(this.#whole, this.#length);
        bytes = this.#whole.subarray(0, length);
      }
    }
    this.clear();
    return length <= MAX_RECORD ? bytes : null;
  }

  /** The last bytes gathered, at most so many. */
  tail(count: number): Buffer {
    if (this.#whole !== null) return this.#whole.subarray(Math.max(0, this.#length - count), this.#length);
    const last: Buffer[] = [];
    let length = 0;
    for (let index = this.#pieces.length - 1; index >= 0 && length < count; index -= 1) {
      const piece = this.#pieces[index];
      if (piece === undefined) break;
      last.unshift(piece);
      length += piece.length;
    }
    return Buffer.concat(last).subarray(Math.max(0, length - count));
  }

  clear(): void {
    this.#drop();
    this.#length = 0;
  }
}

/** What is said of records that are left out. */
export const damageMessages = {
  tooLong: 'This record is longer than 64 MiB, the most Mneme reads; it was left out.',
  tooDeep: 'This record nests deeper than 1,000 levels, the most Mneme reads; it was left out.',
  broken: 'This record is damaged: it is not valid JSON; it was left out.',
  brokenRest: 'The file is damaged here: it is not valid JSON. What follows could not be read.',
  cutOff: 'The file ends in the middle of this record, as if it was cut off; the record was left out.',
  listCutOff: 'The file ends before its list is closed, as if it was cut off; what came before was read.',
} as const;
