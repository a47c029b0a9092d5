import type { Part } from '../../../shared/entities/message.ts';
import { MAX_TEXT, wellFormed } from '../../../shared/primitives.ts';
import type { Json } from '../../../shared/primitives.ts';
import { cutText, hasWords } from './source-text.ts';

/** The longest tool result that is kept whole, in UTF-16 units. */
const MAX_TOOL_RESULT = 256 * 1024;
const MAX_NAME = 500;
const MAX_URL = 20_000;

/** A text as parts: none when it is blank, several when it is longer than one part may be. */
export function textParts(text: string): Part[] {
  return piecesOf(text).map((piece) => ({ type: 'text', text: piece }));
}

/** A train of thought as parts: none when it is blank. */
export function thinkingParts(text: string): Part[] {
  return piecesOf(text).map((piece) => ({ type: 'thinking', text: piece }));
}

/** A call of a tool. Arguments given as JSON in a string are read; a string that is none stays one. */
export function toolCallPart(call: { callId: unknown; name: string; input: unknown }): Part {
  return {
    type: 'tool_call',
    callId: nameOrNull(call.callId),
    name: cutText(wellFormed(call.name), MAX_NAME),
    input: cleanJson(typeof call.input === 'string' ? parseOrKeep(call.input) : call.input),
  };
}

/** What a tool gave back; its beginning where it is long. */
export function toolResultPart(result: { callId: unknown; text: string; isError: boolean }): Part {
  const text = cutText(result.text, MAX_TOOL_RESULT);
  const part: Part = {
    type: 'tool_result',
    callId: nameOrNull(result.callId),
    text: wellFormed(text),
    isError: result.isError,
  };
  return text.length < result.text.length ? { ...part, truncated: true } : part;
}

/** A picture by its address. One that is in the address itself is told by its size and not kept. */
export function imagePart(url: string, alt: string | null = null): Part {
  const data = /^data:([^;,]{0,200})[^,]{0,200},/i.exec(url.slice(0, 500));
  const description = alt === null ? null : cutText(wellFormed(alt), 10_000);
  if (data === null) {
    const address = url.length > MAX_URL ? null : wellFormed(url);
    return { type: 'image', url: address, mediaType: null, bytes: null, alt: description };
  }
  const bytes = base64Bytes(url, data[0].length);
  return { type: 'image', url: null, mediaType: nameOrNull(data[1], 200), bytes, alt: description };
}

/** A picture that stands in its source as base64; only its kind and size are kept. */
export function embeddedImagePart(data: string, mediaType: unknown): Part {
  return {
    type: 'image',
    url: null,
    mediaType: nameOrNull(mediaType, 200),
    bytes: base64Bytes(data, 0),
    alt: null,
  };
}

/** A file by its name; `data` is its base64 content, of which the size is kept. */
export function filePart(file: { name: unknown; mediaType: unknown; data: unknown }): Part {
  const data = typeof file.data === 'string' ? file.data : null;
  return {
    type: 'file',
    name: nameOrNull(file.name, 1000) ?? 'file',
    mediaType: nameOrNull(file.mediaType, 200),
    bytes: data === null ? null : base64Bytes(data, data.startsWith('data:') ? data.indexOf(',') + 1 : 0),
  };
}

/** A picture that is elsewhere, by what its source calls it. */
export function pointedImagePart(image: { pointer: string; bytes: unknown; alt: string | null }): Part {
  return {
    type: 'image',
    url: nameOrNull(image.pointer, MAX_URL),
    mediaType: null,
    bytes: sizeOrNull(image.bytes),
    alt: nameOrNull(image.alt, 10_000),
  };
}

/** A file that is elsewhere, by its name and size. */
export function namedFilePart(file: { name: unknown; mediaType: unknown; bytes: unknown }): Part {
  return {
    type: 'file',
    name: nameOrNull(file.name, 1000) ?? 'file',
    mediaType: nameOrNull(file.mediaType, 200),
    bytes: sizeOrNull(file.bytes),
  };
}

/** A source that was quoted. */
export function citationPart(citation: { title: unknown; url: unknown; text: string }): Part {
  return {
    type: 'citation',
    title: nameOrNull(citation.title, 2000),
    url: nameOrNull(citation.url, MAX_URL),
    text: wellFormed(citation.text),
  };
}

/** What is not known, kept whole. */
export function unknownPart(raw: unknown): Part {
  return { type: 'unknown', raw: cleanJson(raw) };
}

/**
 * A parsed value as it can be stored and passed on: well-formed texts, finite numbers, and without `__proto__`
 * keys, which would change the prototype of objects they are copied to.
 */
function cleanJson(value: unknown): Json {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(cleanJson);
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, inner]) => [wellFormed(key), cleanJson(inner)]));
}

/** Reads JSON in a string; the string itself where it is none, or nests too deep to be worth it. */
export function parseOrKeep(text: string): unknown {
  if (!/^\s*[[{]/.test(text) || !isShallow(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether JSON in a string may be walked: brackets in its texts count too, which only leaves it a string. */
function isShallow(text: string): boolean {
  let depth = 0;
  for (const bracket of text.matchAll(/[[\]{}]/g)) {
    depth += bracket[0] === '[' || bracket[0] === '{' ? 1 : -1;
    if (depth > 200) return false;
  }
  return true;
}

function nameOrNull(value: unknown, maximum: number = MAX_NAME): string | null {
  return typeof value === 'string' && value !== '' ? cutText(wellFormed(value), maximum) : null;
}

function sizeOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function piecesOf(text: string): string[] {
  if (!hasWords(text)) return [];
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const piece = cutText(text.slice(from, from + MAX_TEXT + 1), MAX_TEXT);
    pieces.push(wellFormed(piece));
    from += piece.length;
  }
  return pieces;
}

/** The size of what base64 holds from a place on, in bytes. */
function base64Bytes(data: string, from: number): number {
  const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0;
  return Math.max(0, Math.floor(((data.length - from) * 3) / 4) - padding);
}
