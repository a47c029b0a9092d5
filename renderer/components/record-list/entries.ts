/** What a list shows line by line: records, and the headers of the groups they fall in. */
export type Entry<T> =
  | Readonly<{ kind: 'group'; key: string; label: string }>
  | Readonly<{ kind: 'row'; key: string; item: T; index: number }>;

/** Puts a header before each record whose group differs from the one before. */
export function toEntries<T extends { id: string }>(
  items: readonly T[],
  groupOf: ((item: T) => string) | undefined,
): Entry<T>[] {
  const entries: Entry<T>[] = [];
  let group: string | null = null;
  for (const [index, item] of items.entries()) {
    const label = groupOf?.(item) ?? null;
    if (label !== null && label !== group)
      entries.push({ kind: 'group', key: `group ${label} ${index}`, label });
    group = label;
    entries.push({ kind: 'row', key: item.id, item, index });
  }
  return entries;
}

/** Where a key leads from a record; null for a key that does not move. Physical keys, so that every layout works. */
export function targetOf(code: string, index: number, count: number, pageRows: number): number | null {
  const last = count - 1;
  switch (code) {
    case 'ArrowDown':
    case 'KeyJ':
      return Math.min(index + 1, last);
    case 'ArrowUp':
    case 'KeyK':
      return Math.max(index - 1, 0);
    case 'PageDown':
      return Math.min(index + pageRows, last);
    case 'PageUp':
      return Math.max(index - pageRows, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The ids of the records between two, both included. */
export function idsBetween<T extends { id: string }>(
  items: readonly T[],
  one: number,
  other: number,
): string[] {
  return items.slice(Math.min(one, other), Math.max(one, other) + 1).map((item) => item.id);
}
