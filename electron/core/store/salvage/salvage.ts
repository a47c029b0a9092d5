import type { SalvageReport } from '../../../../shared/entities/salvage.ts';
import { openWriter, type WriteDb } from '../database.ts';
import { beginRebuild } from '../search-rebuild.ts';
import { migrateTo, SCHEMA_VERSION } from '../migrate.ts';
import { type Cell, readTreePage } from './cells.ts';
import { openPages, type Pages } from './pages.ts';
import { repairReferences } from './repair.ts';
import { guessTarget, readTargets, type Target, writeCell } from './targets.ts';
import { findTrees } from './trees.ts';

export type SalvageOrder = Readonly<{
  /** The damaged file; it is read and nothing else. */
  from: string;
  /** The file to be made; there must be none. */
  to: string;
  /** The schema that was seen last; for a file whose first page cannot be read. */
  schemaVersion: number | null;
  newId: () => string;
  /** Milliseconds since 1970. */
  now: number;
  /** Told how many pages were gone through, and how many there are. */
  onProgress(done: number, total: number): void;
  breathe(): Promise<void>;
}>;

/** What was read of a damaged file. */
export type Salvaged = Pick<
  SalvageReport,
  'pages' | 'pagesLost' | 'saved' | 'unreadable' | 'standIns' | 'dropped'
>;

/** Pages gone through in one transaction. */
const PAGES_AT_ONCE = 200;
const KEPT_INDEXES = /_(data|idx|content|docsize|config)$/;

/**
 * Reads a damaged file row by row, past the engine, into a new one: every row on a page that is whole, also where the way
 * to it is lost. What other rows of it refer to and is gone is replaced by stand-ins; the search indexes are
 * made anew, that of messages once the file is opened.
 */
export async function salvageFile(order: SalvageOrder): Promise<Salvaged> {
  const pages = openPages(order.from);
  const db = openWriter(order.to, 'DELETE');
  try {
    const wanted = pages.schemaVersion ?? order.schemaVersion ?? SCHEMA_VERSION;
    migrateTo(db, wanted > 0 && wanted <= SCHEMA_VERSION ? wanted : SCHEMA_VERSION);
    db.exec('PRAGMA foreign_keys = OFF');
    const moved = await moveRows(pages, db, order);
    migrateTo(db, SCHEMA_VERSION);
    const repaired = db.transact(() => repairReferences(db, order));
    await rebuildIndexes(db, order.breathe);
    return { pages: pages.count, ...moved, ...repaired };
  } finally {
    db.close();
    pages.close();
  }
}

type Moved = Pick<Salvaged, 'pagesLost' | 'saved' | 'unreadable'>;

async function moveRows(pages: Pages, db: WriteDb, { onProgress, breathe }: SalvageOrder): Promise<Moved> {
  const trees = await findTrees(pages, breathe);
  const targets = readTargets(db).filter(({ name }) => !isOfIndex(name));
  const saved: Record<string, number> = {};
  let unreadable = 0;
  const take = (number: number, known: Target | null): void => {
    const cells = readTreePage(pages, number, true)?.cells ?? [];
    const whole = cells.filter((cell): cell is Cell => cell !== null);
    unreadable += cells.length - whole.length;
    const target = known ?? guessTarget(db, targets, whole);
    if (target === null) return; // of an index, which is made anew
    const written = whole.filter((cell) => writeCell(db, target, cell)).length;
    saved[target.name] = (saved[target.name] ?? 0) + written;
    unreadable += whole.length - written;
  };
  const work = targets.flatMap((target) =>
    (trees.byTable.get(target.name) ?? []).map((number) => ({ number, target })),
  );
  const all = [...work, ...trees.strays.map((number) => ({ number, target: null }))];
  for (let at = 0; at < all.length; at += PAGES_AT_ONCE) {
    onProgress(at, all.length);
    db.transact(() => {
      for (const { number, target } of all.slice(at, at + PAGES_AT_ONCE)) take(number, target);
    });
    await breathe();
  }
  onProgress(all.length, all.length);
  return { pagesLost: trees.damaged, saved, unreadable };
}

function isOfIndex(name: string): boolean {
  return name.includes('_fts') && KEPT_INDEXES.test(name);
}

async function rebuildIndexes(db: WriteDb, breathe: () => Promise<void>): Promise<void> {
  const indexes = db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'`,
  );
  for (const { name } of indexes) {
    if (name === 'messages_fts') db.transact(() => beginRebuild(db, 'messages'));
    else db.transact(() => db.run(`INSERT INTO ${name} (${name}) VALUES ('rebuild')`));
    await breathe();
  }
}
