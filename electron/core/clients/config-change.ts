/** The one stretch of lines in which two texts differ. `line` is the number of the first line of `before`, from 1. */
export type ConfigChange = Readonly<{
  line: number;
  before: string[];
  removed: string[];
  added: string[];
  after: string[];
}>;

const AROUND = 3;

/** Compares a config before and after an edit in one place, with three lines around it. */
export function compareConfigs(one: string, other: string): ConfigChange {
  const [old, now] = [linesOf(one), linesOf(other)];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const first = Math.max(0, start - AROUND);
  return {
    line: first + 1,
    before: now.slice(first, start),
    removed: old.slice(start, old.length - end),
    added: now.slice(start, now.length - end),
    after: now.slice(now.length - end, now.length - end + AROUND),
  };
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
