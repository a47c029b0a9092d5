import type { Json } from '../../../shared/primitives.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** Something typed and not saved; `at` in milliseconds since 1970. */
export type Draft = Readonly<{ form: string; address: string; at: number }>;

/** As many as a person may have begun; the oldest are forgotten. */
const MOST = 50;

/** The forms in which something was typed and not saved, the latest first. */
export function listDrafts(db: ReadDb): Draft[] {
  return db.all<Draft>('SELECT form, address, at FROM drafts ORDER BY at DESC, form');
}

/** What was typed in a form and not saved; null where nothing was. */
export function readDraft(db: ReadDb, form: string): Json | null {
  const row = db.get<{ value: string }>('SELECT value FROM drafts WHERE form = ?', form);
  return row === undefined ? null : (JSON.parse(row.value) as Json); // written by keepDraft
}

/** Keeps what is typed in a form, in the place of what was typed there before. */
export function keepDraft(db: WriteDb, { form, address, value, at }: Draft & { value: Json }): void {
  db.run(
    'INSERT OR REPLACE INTO drafts (form, address, value, at) VALUES (?, ?, ?, ?)',
    form,
    address,
    JSON.stringify(value),
    at,
  );
  db.run('DELETE FROM drafts WHERE form NOT IN (SELECT form FROM drafts ORDER BY at DESC LIMIT ?)', MOST);
}

/** Forgets what was typed in a form. */
export function dropDraft(db: WriteDb, form: string): void {
  db.run('DELETE FROM drafts WHERE form = ?', form);
}

/** Forgets what was typed into forms of a record: their names end with its id. */
export function dropDraftsOf(db: WriteDb, id: string): void {
  db.run(`DELETE FROM drafts WHERE form LIKE '% ' || ?`, id);
}
