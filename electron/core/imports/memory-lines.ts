import { timeOf } from './source-text.ts';

/** One entry of a memory text; its time in milliseconds since 1970, null where it has none. */
export type MemoryEntry = { heading: string | null; text: string; sentAt: number | null };

/** A line, its number from 1, and where it begins in the text, in bytes of UTF-8. */
type Line = { text: string; line: number; byte: number };

const BULLET = /^(\s*)(?:[-*+•–—]|\d{1,3}[.)])\s+(?=\S)/;
/** `[2026-01-02] - words`, also after a bullet; the dash may be another, or missing. */
const STAMPED = /^\s*(?:(?:[-*+•–—]|\d{1,3}[.)])\s+)?\[([^\][]{1,40})\]\s*[-–—:]?\s*(?=\S)/;
const STAMP = /^\s*(?:\d{4}(?:-\d\d(?:-\d\d(?:[T ][\d:.]+Z?)?)?)?|unknown(?: date)?|no date|undated)\s*$/i;
/** As assistants are asked to write it: what the format can be told from. */
const STRICT = /^\s*(?:[-*+•]\s+)?\[(?:\d{4}-\d\d-\d\d|unknown)\]\s*[-–—:]\s*\S/i;
const HEADING = /^ {0,3}#{1,6}\s+(\S.*)$/;
const BOLD_LINE = /^\s*(?:\*\*|__)([^*_]+)(?:\*\*|__):?\s*$/;
const FENCE = /^\s*(?:```|~~~)/;
const RULE = /^\s*(?:[-*_]\s*){3,}$/;
/** Longer lines are neither headings nor rules, in UTF-16 units. */
const MAX_HEADING = 300;

/** How many lines are entries with a date in brackets, and how many are anything else but headings. */
export function countStamped(text: string): { stamped: number; others: number } {
  let stamped = 0;
  let others = 0;
  for (const line of linesOf(text)) {
    if (STRICT.test(line.text)) stamped += 1;
    else if (!isBreak(line.text) && headingOf(line.text) === null) others += 1;
  }
  return { stamped, others };
}

/**
 * Reads a memory text; a line without an entry is given as it is.
 *
 * Where entries begin with a date in brackets, they and bullets are entries, and sentences between them are not: they are
 * what the assistant said around the list. In any other text each bullet with what stands below it, and each paragraph
 * or block of code, is an entry.
 */
export function* readEntries(text: string): Generator<MemoryEntry | Line> {
  const lines = linesOf(text);
  if (lines.some((line) => isStamped(line.text))) yield* readStamped(lines);
  else yield* readPlain(lines);
}

function* readStamped(lines: readonly Line[]): Generator<MemoryEntry | Line> {
  let heading: string | null = null;
  let entry: MemoryEntry | null = null;
  for (const line of lines) {
    const title = headingOf(line.text);
    const next = stampedEntry(line.text, heading, entry === null);
    const further = /^\s/.test(line.text) && title === null && next === null && !isBreak(line.text);
    if (entry !== null && further) {
      entry.text += `\n${line.text.trim()}`; // an entry goes on in the lines that stand further in
      continue;
    }
    if (entry !== null) yield entry;
    entry = next;
    if (title !== null) heading = title;
    else if (next === null && !isBreak(line.text)) yield line;
  }
  if (entry !== null) yield entry;
}

/** The entry a line begins: with something in brackets, or as a bullet that stands under no other entry. */
function stampedEntry(line: string, heading: string | null, first: boolean): MemoryEntry | null {
  const [prefix, stamp] = STAMPED.exec(line) ?? [];
  if (prefix !== undefined && stamp !== undefined) {
    const sentAt = timeOf(stamp.trim());
    // What is no day is kept as it stands.
    const known = sentAt !== null || (STAMP.test(stamp) && !/\d/.test(stamp));
    return { heading, text: line.slice(known ? prefix.length : 0).trim(), sentAt };
  }
  const bullet = isBreak(line) ? null : BULLET.exec(line);
  if (bullet === null || (bullet[1] !== '' && !first)) return null;
  return { heading, text: line.slice(bullet[0].length).trim(), sentAt: null };
}

function* readPlain(lines: readonly Line[]): Generator<MemoryEntry> {
  let heading: string | null = null;
  let held: string[] = [];
  let fenced = false;
  const entryOf = (): MemoryEntry[] => {
    const [first = '', ...rest] = held;
    held = [];
    const text = [first.replace(BULLET, ''), ...rest].join('\n').trim();
    return text === '' ? [] : [{ heading, text, sentAt: null }];
  };
  for (const { text } of lines) {
    const title = fenced ? null : headingOf(text);
    const fence = FENCE.test(text);
    const ends = !fenced && !fence && (title !== null || isBreak(text));
    if (ends || (!fenced && BULLET.exec(text)?.[1] === '')) yield* entryOf();
    if (title !== null) heading = title;
    if (!ends) held.push(text.trimEnd());
    if (fence) fenced = !fenced;
  }
  yield* entryOf();
}

function isStamped(line: string): boolean {
  const stamp = STAMPED.exec(line)?.[1];
  return stamp !== undefined && STAMP.test(stamp);
}

/** Whether a line ends what came before and says nothing itself. */
function isBreak(line: string): boolean {
  return line.trim() === '' || FENCE.test(line) || (line.length <= MAX_HEADING && RULE.test(line));
}

function headingOf(line: string): string | null {
  if (line.length > MAX_HEADING) return null;
  const words = HEADING.exec(line)?.[1]?.replace(/\s+#+\s*$/, '') ?? BOLD_LINE.exec(line)?.[1];
  const plain = words
    ?.trim()
    .replace(/^(\*\*|__)(.+)\1$/, '$2')
    .replace(/:$/, '')
    .trim();
  return plain === undefined || plain === '' ? null : plain;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let byte = 0;
  const pieces = text.split(/(\r\n|\r|\n)/);
  for (let index = 0; index < pieces.length; index += 2) {
    const line = pieces[index] ?? '';
    lines.push({ text: line, line: lines.length + 1, byte });
    byte += Buffer.byteLength(line) + (pieces[index + 1]?.length ?? 0);
  }
  return lines;
}
