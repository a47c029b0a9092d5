import type { Json } from '../../../shared/primitives.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** Something typed and not saved; `at` in milliseconds since 1970. */
export type Draft = Readonly<{ form: string; address: string; value: Json; at: number }>;

/** As many as a person may have begun; the oldest are forgotten. */
const MOST = 50;

/** What was typed in the forms of a window and not saved, the latest first. */
export function listDrafts(db: ReadDb, window: string): Draft[] {
  return db
    .all<Draft & { value: string }>(
      'SELECT form, address, value, at FROM drafts WHERE window = ? ORDER BY at DESC, form',
      window,
    )
    .map((row) => ({ ...row, value: JSON.parse(row.value) as Json })); // written by keepDraft
}

/** Keeps what is typed in a form of a window, in the place of what was typed there before. */
export function keepDraft(db: WriteDb, window: string, { form, address, value, at }: Draft): void {
  db.run(
    'INSERT OR REPLACE INTO drafts (window, form, address, value, at) VALUES (?, ?, ?, ?, ?)',
    window,
    form,
    address,
    JSON.stringify(value),
    at,
  );
  db.run(
    'DELETE FROM drafts WHERE (window, form) NOT IN (SELECT window, form FROM drafts ORDER BY at DESC LIMIT ?)',
    MOST,
  );
}

/** Forgets what was typed in a form of a window. */
export function dropDraft(db: WriteDb, window: string, form: string): void {
  db.run('DELETE FROM drafts WHERE window = ? AND form = ?', window, form);
}

/** Forgets what was typed into forms of a record, in any window: their names hold its id. */
export function dropDraftsOf(db: WriteDb, id: string): void {
  db.run('DELETE FROM drafts WHERE instr(form, ?) > 0', id);
}
