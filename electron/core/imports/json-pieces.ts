import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  endOfString,
  isSpace,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
} from './json-bytes.ts';

/** What is parsed at once, in bytes. */
const PIECE = 1024 * 1024;

/**
 * Parses a JSON text as `JSON.parse` does, but its large lists and objects member by member: so that it does not stand in
 * memory as one string, which takes twice as much as its bytes. Throws `SyntaxError`.
 */
export function parseInPieces(bytes: Buffer, piece: number = PIECE): unknown {
  const from = skipSpace(bytes, 0);
  let to = bytes.length;
  while (to > from && isSpace(bytes[to - 1])) to -= 1;
  return parsePart(bytes.subarray(from, to), piece);
}

/** Parses a value without space around it. */
function parsePart(bytes: Buffer, piece: number): unknown {
  if (bytes.length > piece) {
    if (bytes[0] === OPEN_OBJECT) return parseObject(bytes, piece);
    if (bytes[0] === OPEN_ARRAY) return parseArray(bytes, piece);
  }
  return JSON.parse(bytes.toString('utf8'));
}

function parseObject(bytes: Buffer, piece: number): unknown {
  const entries: [string, unknown][] = [];
  let index = skipSpace(bytes, 1);
  while (bytes[index] !== CLOSE_OBJECT || entries.length > 0) {
    if (bytes[index] !== QUOTE) throw broken();
    const keyEnd = endOfValue(bytes, index);
    const key = String(JSON.parse(bytes.toString('utf8', index, keyEnd)));
    index = skipSpace(bytes, keyEnd);
    if (bytes[index] !== COLON) throw broken();
    index = skipSpace(bytes, index + 1);
    const end = endOfValue(bytes, index);
    entries.push([key, parsePart(bytes.subarray(index, end), piece)]);
    index = skipSpace(bytes, end);
    if (bytes[index] === CLOSE_OBJECT) break;
    if (bytes[index] !== COMMA) throw broken();
    index = skipSpace(bytes, index + 1);
  }
  if (index !== bytes.length - 1) throw broken();
  return Object.fromEntries(entries);
}

function parseArray(bytes: Buffer, piece: number): unknown {
  const values: unknown[] = [];
  let index = skipSpace(bytes, 1);
  while (bytes[index] !== CLOSE_ARRAY || values.length > 0) {
    const end = endOfValue(bytes, index);
    values.push(parsePart(bytes.subarray(index, end), piece));
    index = skipSpace(bytes, end);
    if (bytes[index] === CLOSE_ARRAY) break;
    if (bytes[index] !== COMMA) throw broken();
    index = skipSpace(bytes, index + 1);
  }
  if (index !== bytes.length - 1) throw broken();
  return values;
}

/** The index after the value that begins at an index; what is within it is not checked. */
function endOfValue(bytes: Buffer, from: number): number {
  let depth = 0;
  for (let index = from; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) {
      const { end } = endOfString(bytes, index + 1);
      if (end === -1) throw broken();
      if (depth === 0) return end;
      index = end - 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      depth -= 1;
      if (depth === 0) return index + 1;
      if (depth < 0) return index;
    } else if (depth === 0 && (byte === COMMA || byte === COLON || isSpace(byte))) {
      return index;
    }
  }
  return bytes.length;
}

function skipSpace(bytes: Buffer, from: number): number {
  let index = from;
  while (isSpace(bytes[index])) index += 1;
  return index;
}

function broken(): SyntaxError {
  return new SyntaxError('The text is not valid JSON');
}
