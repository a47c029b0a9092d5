import type { Message } from '../../../shared/entities/message.ts';
import { countOf, decodeCursor, encodeCursor } from './cursor.ts';
import type { ReadDb } from './database.ts';
import { readMessagesByKey } from './messages.ts';

export type TranscriptInput = Readonly<{
  sessionPk: number;
  from: 'start' | 'end';
  around: string | null;
  includeTrimmed: boolean;
  limit: number;
  cursor?: string | undefined;
}>;

export type TranscriptPage = {
  items: Message[];
  next: string | null;
  previous: string | null;
  total: number;
  offset: number;
};

/** Where a page begins and which way it goes; without a bound it begins at an end. */
type Start = Readonly<{ backwards: boolean; bound: number | null }>;

type Place = { pk: number; ordinal: number };

/** One page of the active branch of a session, by ordinal: as quick at the end of a long one as at its start. */
export function readActivePage(db: ReadDb, input: TranscriptInput): TranscriptPage {
  const start = startOf(db, input);
  const found = readPlaces(db, input, start);
  const shown = found.slice(0, input.limit);
  if (start.backwards) shown.reverse();
  const first = shown[0]?.ordinal ?? 0;
  const last = shown.at(-1)?.ordinal ?? 0;
  const total = countActive(db, input);
  const offset =
    shown.length === 0
      ? 0
      : countBefore(db, input, start, { first, total, shown: shown.length, found: found.length });
  return {
    items: readMessagesByKey(
      db,
      shown.map(({ pk }) => pk),
    ),
    next: shown.length > 0 && offset + shown.length < total ? encodeCursor(['next', last + 1]) : null,
    previous: offset > 0 ? encodeCursor(['previous', first]) : null,
    total,
    offset,
  };
}

function scopeOf({ includeTrimmed }: TranscriptInput): string {
  return `m.session_pk = @session AND m.active = 1 AND m.deleted_at IS NULL
    ${includeTrimmed ? '' : 'AND m.trimmed = 0'}`;
}

/** The messages of a page, from where it starts, and one more that tells whether there are others behind it. */
function readPlaces(db: ReadDb, input: TranscriptInput, { backwards, bound }: Start): Place[] {
  const beyond = bound === null ? '' : `AND m.ordinal ${backwards ? '<' : '>='} @bound`;
  return db.all<Place>(
    `SELECT m.pk, m.ordinal FROM messages m WHERE ${scopeOf(input)} ${beyond}
     ORDER BY m.ordinal ${backwards ? 'DESC' : 'ASC'} LIMIT @limit`,
    { session: input.sessionPk, limit: input.limit + 1, ...(bound === null ? {} : { bound }) },
  );
}

/** How many messages the active branch has; those that were not trimmed are known only by counting. */
function countActive(db: ReadDb, input: TranscriptInput): number {
  const session = input.sessionPk;
  const row = input.includeTrimmed
    ? db.get<{ n: number }>('SELECT message_count AS n FROM sessions WHERE pk = @session', { session })
    : db.get<{ n: number }>(`SELECT count(*) AS n FROM messages m WHERE ${scopeOf(input)}`, { session });
  return row?.n ?? 0;
}

/** How many messages of the branch lie before a page that is not empty. */
function countBefore(
  db: ReadDb,
  input: TranscriptInput,
  { backwards, bound }: Start,
  page: Readonly<{ first: number; total: number; shown: number; found: number }>,
): number {
  const endsHere = page.found === page.shown;
  const fromStart = backwards ? endsHere : bound === null;
  const toEnd = backwards ? bound === null : endsHere;
  if (fromStart) return 0;
  if (toEnd) return page.total - page.shown;
  const count = (condition: string): number =>
    db.get<{ n: number }>(`SELECT count(*) AS n FROM messages m WHERE ${scopeOf(input)} AND ${condition}`, {
      session: input.sessionPk,
      ordinal: page.first,
    })?.n ?? 0;
  // Counting looks at every message on its way, so it goes the shorter one.
  const end = db.get<{ ordinal: number }>(
    'SELECT max(ordinal) AS ordinal FROM messages WHERE session_pk = ?',
    input.sessionPk,
  );
  return page.first < (end?.ordinal ?? 0) / 2
    ? count('m.ordinal < @ordinal')
    : page.total - count('m.ordinal >= @ordinal');
}

/** From the cursor, else around a message, else from an end. */
function startOf(db: ReadDb, input: TranscriptInput): Start {
  if (input.cursor !== undefined) {
    const [way, ordinal] = decodeCursor(input.cursor, 2);
    return { backwards: way === 'previous', bound: countOf(ordinal) };
  }
  if (input.around !== null) {
    const before = db.get<{ ordinal: number }>(
      `SELECT min(ordinal) AS ordinal FROM (
         SELECT ordinal FROM messages WHERE session_pk = ? AND active = 1 AND deleted_at IS NULL
           AND ordinal <= (SELECT ordinal FROM messages WHERE id = ?)
         ORDER BY ordinal DESC LIMIT ?)`,
      input.sessionPk,
      input.around,
      Math.max(1, Math.floor(input.limit / 2)),
    );
    return { backwards: false, bound: before?.ordinal ?? 0 };
  }
  return { backwards: input.from === 'end', bound: null };
}
