import type { CallToolResult } from '@modelcontextprotocol/server';
import { AppError } from '../../../shared/errors.ts';
import type { Room } from './tool.ts';

/** How large a result may be where nobody asks for more. What it says stands in it twice, as data and as text. */
const USUAL_BYTES = 25 * 1024;
/** Bytes of a result for each token asked for: four characters, twice. */
const BYTES_PER_TOKEN = 8;
/** Texts are cut to these lengths, one after the other, until a reply fits. */
const LENGTHS = [4000, 2000, 1000, 500, 250, 120, 60, 30];
/** What stands for something and would be worthless if it were cut; a state is given whole or not at all. */
const WHOLE = new Set(['id', 'next', 'session_id', 'url', 'state']);

/** How large the result of a call may be. */
export function roomFor(maxTokens: number | undefined): Room {
  return { bytes: maxTokens === undefined ? USUAL_BYTES : maxTokens * BYTES_PER_TOKEN };
}

/** Makes the result of a call, no larger than there is room: long texts are cut, and then the last items are left out. */
export function replyWith(value: Record<string, unknown>, { bytes }: Room): CallToolResult {
  const whole = resultOf(value);
  if (sizeOf(whole) <= bytes) return whole;
  for (const length of LENGTHS) {
    const result = resultOf(cutTexts(value, length));
    if (sizeOf(result) <= bytes) return result;
  }
  const short = cutTexts(value, LENGTHS.at(-1) ?? 0);
  const { items } = short;
  for (let count = Array.isArray(items) ? items.length - 1 : 0; count > 0; count -= 1) {
    const result = resultOf({ ...short, items: Array.isArray(items) ? items.slice(0, count) : [] });
    if (sizeOf(result) <= bytes) return result;
  }
  const needed = Math.ceil(sizeOf(whole) / BYTES_PER_TOKEN);
  throw new AppError('invalid_input', `The answer is longer than that. Ask again with max_tokens ${needed}.`);
}

function resultOf(value: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(value) }], structuredContent: value };
}

function sizeOf(result: CallToolResult): number {
  return Buffer.byteLength(JSON.stringify(result));
}

function cutTexts(value: Record<string, unknown>, length: number): Record<string, unknown> {
  const fields = Object.entries(value).map(([key, inner]) => [
    key,
    WHOLE.has(key) ? inner : cut(inner, length),
  ]);
  return Object.fromEntries(fields) as Record<string, unknown>; // the same keys
}

function cut(value: unknown, length: number): unknown {
  if (typeof value === 'string') return value.length <= length ? value : shortened(value, length);
  if (Array.isArray(value)) return value.map((item) => cut(item, length));
  if (typeof value !== 'object' || value === null) return value;
  return cutTexts(value as Record<string, unknown>, length); // an object of JSON
}

function shortened(text: string, length: number): string {
  return `${text.slice(0, length).toWellFormed()}… [+${text.length - length} characters]`;
}
