import type { WriteDb } from '../database.ts';

/** Facts by their source: without it, sorting by the source and counting the sources read every fact. */
export function indexKnowledgeSources(db: WriteDb): void {
  db.exec(
    `CREATE INDEX knowledge_by_source ON knowledge (coalesce(source, ''), pk) WHERE deleted_at IS NULL`,
  );
}
