import type { WriteDb } from '../database.ts';

/** A name that was learned once is not learned again, like what was proposed and remembered. */
export function indexLearnedNames(db: WriteDb): void {
  db.exec(`
    DROP INDEX consolidation_actions_once;
    CREATE INDEX consolidation_actions_once ON consolidation_actions (key) WHERE kind IN ('propose', 'remember', 'name');
  `);
}
