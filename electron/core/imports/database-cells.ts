import { hash } from 'node:crypto';
import { Json, wellFormed } from '../../../shared/primitives.ts';
import type { ForeignRow } from '../store/foreign-database.ts';
import { toIso } from '../store/table.ts';
import { cutText, timeOf } from './source-text.ts';

/** A text in the first of some columns that has one, as words; null where none does. */
export function textIn(row: ForeignRow, ...columns: string[]): string | null {
  for (const column of columns) {
    const value = row[column];
    if (value === null || value === undefined) continue;
    const words = wellFormed(
      value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value),
    );
    if (words !== '') return words;
  }
  return null;
}

/** A text of at most so many UTF-16 units, cut where it is longer. */
export function shortTextIn(row: ForeignRow, maximum: number, ...columns: string[]): string | null {
  const words = textIn(row, ...columns)?.trim();
  return words === undefined || words === '' ? null : cutText(words, maximum);
}

/** A time in the first of some columns that has one: ISO, seconds or milliseconds; as milliseconds since 1970. */
export function timeIn(row: ForeignRow, ...columns: string[]): number | null {
  for (const column of columns) {
    const time = timeOf(row[column]);
    if (time !== null) return time;
  }
  return null;
}

/** The same as ISO-8601. */
export function isoIn(row: ForeignRow, ...columns: string[]): string | null {
  const time = timeIn(row, ...columns);
  return time === null ? null : toIso(time);
}

/** A number within bounds in the first of some columns that has one. */
export function numberIn(
  row: ForeignRow,
  [least, most]: readonly [number, number],
  usual: number,
  ...columns: string[]
): number {
  for (const column of columns) {
    const value = row[column];
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return Math.min(most, Math.max(least, number));
  }
  return usual;
}

/** Whether the first of some columns that says anything says yes. */
export function flagIn(row: ForeignRow, usual: boolean, ...columns: string[]): boolean {
  for (const column of columns) {
    const value = row[column];
    if (value !== null && value !== undefined)
      return value === 1 || /^(1|true|yes|t|y)$/i.test(String(value));
  }
  return usual;
}

/** A value in a column: what its JSON says, else its words. */
export function jsonIn(row: ForeignRow, column: string): Json {
  const value = row[column];
  if (typeof value === 'number' || value === null || value === undefined) return value ?? null;
  const words = textIn(row, column) ?? '';
  try {
    return Json.parse(JSON.parse(words));
  } catch {
    return words;
  }
}

/** Words in a column: a list in JSON, or separated by commas. Each is cut at a length; blank ones are left out. */
export function wordsIn(row: ForeignRow, column: string, maximum: number, longest: number): string[] {
  const value = jsonIn(row, column);
  const words = Array.isArray(value)
    ? value.map((word) => (typeof word === 'string' ? word : JSON.stringify(word)))
    : typeof value === 'string'
      ? value.split(/[,;\n]/)
      : [];
  const plain = words.map((word) => cutText(wellFormed(word).trim(), longest)).filter((word) => word !== '');
  return [...new Set(plain)].slice(0, maximum);
}

/** An id made of what tells a row from all others: the same each time it is read (UUID version 8, RFC 9562). */
export function derivedId(...names: readonly (string | number | null)[]): string {
  const digits = hash('sha256', JSON.stringify(names), 'hex');
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
