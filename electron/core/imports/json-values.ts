import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  damageMessages,
  endOfString,
  isSpace,
  MAX_DEPTH,
  NEWLINE,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  RecordBuffer,
} from './json-bytes.ts';
import type { Position, Sink, Splitter } from './json-bytes.ts';

type Expect = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end';

/** How often reading is taken up again after damage; a file with more is not worth the time it would take. */
const MAX_RESUMPTIONS = 1000;

/** How far back from where damage shows the next record may have begun, in bytes. */
const LOOK_BACK = 1024;

/**
 * Cuts the values of a JSON text: the elements of top-level arrays, or top-level values themselves.
 *
 * It checks the structure as it goes, so that damage shows near where it is. Reading goes on at the next `{` whose
 * first key is that of the records before: inner objects seldom begin alike.
 */
export class ValueSplitter implements Splitter {
  readonly #sink: Sink;
  readonly #buffer = new RecordBuffer();
  readonly #isObject = new Uint8Array(MAX_DEPTH + 2);
  #mode: 'structure' | 'string' | 'scalar' | 'lost' | 'over' = 'structure';
  #expect: Expect = 'value';
  #depth = 0;
  #escaped = false;
  #keyString = false;
  #list = 0;
  #inList = false;
  /** The record being read: where it began, and whether it went deeper than is read. */
  #start: Position | null = null;
  #tooDeep = false;
  #signature: Buffer | null = null;
  #resumptions = 0;
  /** The bytes being looked at, their offset in the source, and the index the open record begins at in them. */
  #chunk: Buffer = Buffer.alloc(0);
  #offset: number;
  #from = 0;
  /** Bytes of a chunk before, to be looked at again with the next one. */
  #left: Buffer = Buffer.alloc(0);
  #line = 1;
  #counted: number;

  constructor(sink: Sink, offset: number) {
    this.#sink = sink;
    this.#offset = offset;
    this.#counted = offset;
  }

  push(chunk: Buffer): void {
    this.#offset += this.#chunk.length - this.#left.length;
    this.#chunk = this.#left.length === 0 ? chunk : Buffer.concat([this.#left, chunk]);
    this.#left = Buffer.alloc(0);
    this.#from = 0;
    let index = 0;
    while (index < this.#chunk.length) index = this.#advance(index);
    if (this.#start !== null && !this.#tooDeep) this.#buffer.append(this.#chunk.subarray(this.#from));
    this.#lineAt(this.#chunk.length);
  }

  end(): void {
    const end = this.#offset + this.#chunk.length;
    if (this.#start !== null) this.#sink.damage(this.#start, damageMessages.cutOff, true);
    else if (this.#inList && this.#mode !== 'over' && this.#mode !== 'lost')
      this.#sink.damage({ line: this.#line, byte: end }, damageMessages.listCutOff, true);
  }

  /** Looks at what is at an index; gives the index to go on with. */
  #advance(index: number): number {
    switch (this.#mode) {
      case 'structure':
        return this.#readStructure(index);
      case 'string':
        return this.#readString(index);
      case 'scalar':
        return this.#readScalar(index);
      case 'lost':
        return this.#findNextRecord(index);
      case 'over':
        return this.#chunk.length;
    }
  }

  #readString(index: number): number {
    if (this.#escaped) {
      this.#escaped = false;
      return index + 1;
    }
    const { end, escaped } = endOfString(this.#chunk, index);
    if (end === -1) {
      this.#escaped = escaped;
      return this.#chunk.length;
    }
    this.#mode = 'structure';
    if (this.#keyString) this.#expect = 'colon';
    else this.#finishValue(end);
    return end;
  }

  #readScalar(index: number): number {
    let end = index;
    while (end < this.#chunk.length && isScalar(this.#chunk[end])) end += 1;
    if (end < this.#chunk.length) {
      this.#mode = 'structure';
      this.#finishValue(end);
    }
    return end;
  }

  #readStructure(index: number): number {
    const byte = this.#chunk[index];
    if (isSpace(byte)) return index + 1;
    // Below the deepest level that is read nothing is checked any more: the record is left out as a whole.
    if (this.#depth > MAX_DEPTH) return this.#readTooDeep(index);
    // What follows at the top is objects and lists; words there are some other kind of text.
    if (this.#depth === 0 && byte !== OPEN_OBJECT && byte !== OPEN_ARRAY && byte !== COMMA)
      return this.#lose(index);
    switch (byte) {
      case OPEN_OBJECT:
      case OPEN_ARRAY:
        return this.#mayBegin(byte) ? this.#open(index, byte === OPEN_OBJECT) : this.#lose(index);
      case CLOSE_OBJECT:
      case CLOSE_ARRAY:
        return this.#mayClose(byte === CLOSE_OBJECT) ? this.#close(index) : this.#lose(index);
      case QUOTE:
        return this.#beginString(index);
      case COLON:
        if (this.#expect !== 'colon') return this.#lose(index);
        this.#expect = 'value';
        return index + 1;
      case COMMA:
        if (this.#depth === 0) return index + 1;
        if (this.#expect !== 'comma or end') return this.#lose(index);
        this.#expect = this.#isObject[this.#depth] === 1 ? 'key' : 'value';
        return index + 1;
      default:
        if (!isScalar(byte) || !this.#mayBegin(byte)) return this.#lose(index);
        this.#begin(index);
        this.#mode = 'scalar';
        return index;
    }
  }

  #readTooDeep(index: number): number {
    const byte = this.#chunk[index];
    if (byte === QUOTE) {
      this.#mode = 'string';
      this.#keyString = false;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      this.#depth += 1;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      this.#depth -= 1;
      this.#expect = 'comma or end';
    }
    return index + 1;
  }

  #mayBegin(byte: number | undefined): boolean {
    if (this.#expect === 'value' || this.#expect === 'value or end') return true;
    // A comma missing between two records costs neither of them.
    return byte === OPEN_OBJECT && this.#atRecordLevel() && this.#expect === 'comma or end';
  }

  /** Whether the innermost container may end here; a comma before it is left to the parser to refuse. */
  #mayClose(object: boolean): boolean {
    if (this.#depth === 0 || (this.#isObject[this.#depth] === 1) !== object) return false;
    if (this.#expect === 'comma or end') return true;
    return object
      ? this.#expect === 'key or end' || this.#expect === 'key'
      : this.#expect === 'value or end' || this.#expect === 'value';
  }

  #beginString(index: number): number {
    this.#keyString = this.#expect === 'key' || this.#expect === 'key or end';
    if (!this.#keyString && !this.#mayBegin(QUOTE)) return this.#lose(index);
    this.#begin(index);
    this.#mode = 'string';
    this.#escaped = false;
    return index + 1;
  }

  #open(index: number, object: boolean): number {
    if (this.#depth === 0 && !object) {
      this.#inList = true;
      this.#list += 1;
    } else {
      this.#begin(index);
    }
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      this.#tooDeep = true;
      this.#buffer.clear();
    } else {
      this.#isObject[this.#depth] = object ? 1 : 0;
    }
    this.#expect = object ? 'key or end' : 'value or end';
    return index + 1;
  }

  #close(index: number): number {
    this.#depth -= 1;
    if (this.#depth === 0 && this.#inList) {
      this.#inList = false;
      this.#expect = 'value';
    } else {
      this.#finishValue(index + 1);
    }
    return index + 1;
  }

  #atRecordLevel(): boolean {
    return this.#depth === (this.#inList ? 1 : 0);
  }

  /** Begins a record, where a value at the level of records begins. */
  #begin(index: number): void {
    if (!this.#atRecordLevel()) return;
    this.#start = { line: this.#lineAt(index), byte: this.#offset + index };
    this.#from = index;
    this.#tooDeep = false;
  }

  /** A value ended before an index; where it was a record, gives it on. */
  #finishValue(end: number): void {
    this.#expect = this.#depth === 0 ? 'value' : 'comma or end';
    const start = this.#start;
    if (!this.#atRecordLevel() || start === null) return;
    this.#start = null;
    const bytes = this.#buffer.take(this.#chunk.subarray(this.#from, end));
    this.#from = 0;
    if (this.#tooDeep) this.#sink.damage(start, damageMessages.tooDeep, false);
    else if (bytes === null) this.#sink.damage(start, damageMessages.tooLong, false);
    else {
      this.#signature ??= signatureOf(bytes);
      this.#sink.record(bytes, start, this.#inList ? this.#list : 0, false);
    }
  }

  /** Damage shows at an index: reports it and looks for the next record. */
  #lose(index: number): number {
    const at = this.#start ?? { line: this.#lineAt(index), byte: this.#offset + index };
    const before = Buffer.concat([
      this.#buffer.tail(LOOK_BACK),
      this.#start === null
        ? Buffer.alloc(0)
        : this.#chunk.subarray(Math.max(this.#from, index - LOOK_BACK), index),
    ]);
    this.#signature ??= signatureOf(before);
    this.#resumptions += 1;
    const over = this.#signature === null || this.#resumptions > MAX_RESUMPTIONS;
    this.#sink.damage(at, over ? damageMessages.brokenRest : damageMessages.broken, false);
    this.#mode = over ? 'over' : 'lost';
    this.#start = null;
    this.#buffer.clear();
    this.#from = 0;
    if (over) return this.#chunk.length;
    // The quote or brace that is missing may have hidden the beginning of the next record: look from there.
    const brace = before.lastIndexOf(OPEN_OBJECT);
    const begin = this.#offset + index - before.length + brace;
    if (brace === -1 || begin <= at.byte) return index;
    return this.#rewind(index, before.subarray(brace));
  }

  /** Puts bytes that were passed before what follows an index, and gives the index of the first of them. */
  #rewind(index: number, passed: Buffer): number {
    this.#lineAt(index);
    if (passed.length <= index) return index - passed.length;
    this.#offset += index - passed.length;
    this.#chunk = Buffer.concat([passed, this.#chunk.subarray(index)]);
    return 0;
  }

  #findNextRecord(index: number): number {
    const signature = this.#signature;
    if (signature === null) return this.#chunk.length;
    for (let brace = this.#chunk.indexOf(OPEN_OBJECT, index); brace !== -1;) {
      let key = brace + 1;
      while (isSpace(this.#chunk[key])) key += 1;
      const found = this.#chunk.subarray(key, key + signature.length);
      if (found.equals(signature)) return this.#takeUp(brace);
      // The chunk ends within what may be the beginning: wait for the rest.
      if (key + signature.length > this.#chunk.length && this.#chunk.length - brace <= LOOK_BACK) {
        this.#left = Buffer.from(this.#chunk.subarray(brace));
        return this.#chunk.length;
      }
      brace = this.#chunk.indexOf(OPEN_OBJECT, brace + 1);
    }
    return this.#chunk.length;
  }

  #takeUp(index: number): number {
    this.#mode = 'structure';
    this.#depth = this.#inList ? 1 : 0;
    this.#expect = 'value';
    return index;
  }

  /** The line an index lies on. */
  #lineAt(index: number): number {
    const target = this.#offset + index;
    let line = this.#line;
    const [low, high, step] =
      target >= this.#counted ? [this.#counted, target, 1] : [target, this.#counted, -1];
    for (let at = this.#chunk.indexOf(NEWLINE, Math.max(0, low - this.#offset)); at !== -1;) {
      if (at >= high - this.#offset) break;
      line += step;
      at = this.#chunk.indexOf(NEWLINE, at + 1);
    }
    if (step === 1) {
      this.#line = line;
      this.#counted = target;
    }
    return line;
  }
}

/** The first key of a record with its quotes: what the beginning of another one is known by. */
function signatureOf(bytes: Buffer): Buffer | null {
  const head = bytes.subarray(0, LOOK_BACK).toString('latin1');
  const key = /^\s*\{\s*("(?:[^"\\]|\\.)*")/.exec(head)?.[1];
  return key === undefined ? null : Buffer.from(key, 'latin1');
}

function isScalar(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const lower = byte | 0x20;
  return (
    (lower >= 0x61 && lower <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2b ||
    byte === 0x2e
  );
}
