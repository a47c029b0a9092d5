import { readTreePage } from './cells.ts';
import type { Pages } from './pages.ts';

/** Which pages hold the rows of which table, as far as the trees can be followed. */
export type Trees = Readonly<{
  /** The pages with rows of each table that is known by name. */
  byTable: ReadonlyMap<string, readonly number[]>;
  /** Pages with rows that no tree leads to any more. */
  strays: readonly number[];
  /** Pages that should be of a tree, or are of none, and cannot be read. */
  damaged: number;
}>;

type Root = Readonly<{ name: string; page: number }>;

/** Follows every tree from its root, and finds the pages with rows that were cut off from theirs. */
export async function findTrees(pages: Pages, breathe: () => Promise<void>): Promise<Trees> {
  const visited = new Set<number>();
  let damaged = 0;
  const walk = async (root: number): Promise<number[]> => {
    const found: number[] = [];
    const waiting = [root];
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      if (visited.has(number) || number < 1 || number > pages.count) continue;
      visited.add(number);
      const page = readTreePage(pages, number, false);
      if (page === null) damaged += 1;
      else if (page.kind !== 'tableInterior') found.push(number);
      waiting.push(...(page?.children ?? []).toReversed());
      if (visited.size % 1000 === 0) await breathe();
    }
    return found;
  };
  const byTable = new Map<string, number[]>();
  for (const root of readRoots(pages, await walk(1))) byTable.set(root.name, await walk(root.page));
  const strays: number[] = [];
  for (let number = 1; number <= pages.count; number += 1) {
    if (number % 1000 === 0) await breathe();
    if (visited.has(number)) continue;
    const kind = readTreePage(pages, number, false)?.kind;
    if (kind === 'tableLeaf') strays.push(number);
  }
  return { byTable, strays, damaged };
}

/** Tables and indexes by their entry in the schema: type, name, table, root page, SQL. */
function readRoots(pages: Pages, schemaPages: readonly number[]): Root[] {
  const rows = schemaPages.flatMap((number) => readTreePage(pages, number, true)?.cells ?? []);
  return rows.flatMap((cell) => {
    const [, name, , page] = cell?.values ?? [];
    return typeof name === 'string' && typeof page === 'number' && page > 1 ? [{ name, page }] : [];
  });
}
