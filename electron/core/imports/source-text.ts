/** The longest title made from the words of a message, in UTF-16 units. */
const MAX_TITLE = 80;

/** Makes a title of a text: its first words on one line, cut at a word; empty when it has none. */
export function titleOf(text: string): string {
  // Only the beginning can matter; a text may be many megabytes long.
  const words = text.slice(0, 2000).toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim();
  if (words.length <= MAX_TITLE) return words;
  const head = words.slice(0, MAX_TITLE);
  const space = head.lastIndexOf(' ');
  return `${(space > MAX_TITLE / 2 ? head.slice(0, space) : head.slice(0, -1)).toWellFormed().replace(/\uFFFD$/, '')}…`;
}

/** Whether a text has anything to read. */
export function hasWords(text: string): boolean {
  return /\S/.test(text);
}

/** Cuts a text at so many UTF-16 units, never within a character. */
export function cutText(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const last = text.charCodeAt(maximum - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maximum - 1 : maximum);
}

/**
 * Reads a time as sources write it: ISO-8601 (UTC where it names no zone), or seconds or milliseconds since 1970.
 *
 * Gives milliseconds, or null: a time is never invented.
 */
export function timeOf(value: unknown): number | null {
  // Microseconds first: the product of a fraction may fall just short of the millisecond.
  if (typeof value === 'number')
    return withinReach(value < 1e11 ? Math.round(value * 1_000_000) / 1000 : value);
  if (typeof value !== 'string') return null;
  if (/^\d{9,13}(\.\d+)?$/.test(value)) return timeOf(Number(value));
  const match = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(value);
  if (match === null || !isDay(value.slice(0, 10))) return null;
  const zoned = match[4] !== undefined || match[1] === undefined;
  return withinReach(Date.parse(zoned ? value : `${value.replace(' ', 'T')}Z`));
}

/** Whether there is such a day, written `2024-05-31`: `Date` takes 30 February for 2 March. */
function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Between 1970 and the year 9999, in whole milliseconds. */
function withinReach(time: number): number | null {
  return time > 0 && time < 253_402_300_800_000 ? Math.floor(time) : null;
}
