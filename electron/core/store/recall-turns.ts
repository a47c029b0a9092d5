import type { Role } from '../../../shared/entities/message.ts';
import type { ReadDb } from './database.ts';

/** A message that matched, and where it stands. */
export type TurnHit = { pk: number; session_pk: number; ordinal: number };

/** A stretch of a session, by the places of its messages, both ends included. */
export type Stretch = Readonly<{ session: number; from: number; to: number }>;

/** A message as ranking reads it. Times in milliseconds. */
export type TurnRow = {
  pk: number;
  session_pk: number;
  ordinal: number;
  role: Role;
  /** The beginning of a long text, and its end. */
  text: string;
  sent_at: number | null;
};

/** Of a text so many characters are read for ranking, from its beginning and its end. */
const READ_TEXT = 6000;
const READ_END = 200;
/** So many messages are looked at a time for those that may be recalled. */
const CHUNK = 100;

const RECALLED = `m.deleted_at IS NULL AND m.active = 1 AND m.role IN ('user', 'assistant')`;

/** The first so many messages of some that may be recalled beside a session, in the order of the keys. */
export function recalledTurns(
  db: ReadDb,
  keys: readonly number[],
  besides: string | null,
  limit: number,
): TurnHit[] {
  const hits: TurnHit[] = [];
  for (let first = 0; first < keys.length && hits.length < limit; first += CHUNK)
    hits.push(
      ...db.all<TurnHit>(
        `SELECT m.pk, m.session_pk, m.ordinal FROM json_each(?) k CROSS JOIN messages m ON m.pk = k.value
           JOIN sessions s ON s.pk = m.session_pk
         WHERE ${RECALLED} AND s.deleted_at IS NULL AND s.id IS NOT ? ORDER BY k.key LIMIT ?`,
        JSON.stringify(keys.slice(first, first + CHUNK)),
        besides,
        limit - hits.length,
      ),
    );
  return hits;
}

/** The messages of stretches of sessions that may be recalled, in their order. */
export function readStretches(db: ReadDb, stretches: readonly Stretch[]): TurnRow[] {
  return db.all<TurnRow>(
    `SELECT m.pk, m.session_pk, m.ordinal, m.role, m.sent_at,
       iif(length(m.text) > ${READ_TEXT + READ_END},
         substr(m.text, 1, ${READ_TEXT}) || char(10) || substr(m.text, -${READ_END}), m.text) AS text
     FROM json_each(?) r CROSS JOIN messages m
     WHERE m.session_pk = json_extract(r.value, '$[0]')
       AND m.ordinal BETWEEN json_extract(r.value, '$[1]') AND json_extract(r.value, '$[2]') AND ${RECALLED}
     ORDER BY m.session_pk, m.ordinal`,
    JSON.stringify(stretches.map(({ session, from, to }) => [session, from, to])),
  );
}
