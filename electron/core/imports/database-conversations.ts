import { Part, type Role } from '../../../shared/entities/message.ts';
import type { ForeignRow } from '../store/foreign-database.ts';
import { toIso } from '../store/table.ts';
import {
  derivedId,
  flagIn,
  isoIn,
  jsonIn,
  numberIn,
  shortTextIn,
  textIn,
  timeIn,
  wordsIn,
} from './database-cells.ts';
import { type DatabaseReader, isUnique } from './database-reader.ts';
import type { SourceItem } from './source-record.ts';
import { titleOf } from './source-text.ts';

const SESSIONS = ['sessions', 'conversation_sessions'];
const SENT = ['sent_at', 'timestamp', 'created_at', 'created', 'time', 'date'] as const;

const ROLES: Readonly<Record<string, Role>> = {
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  ai: 'assistant',
  agent: 'assistant',
  bot: 'assistant',
  model: 'assistant',
  system: 'system',
  developer: 'system',
  tool: 'tool',
  function: 'tool',
};

/** What the messages of a session tell of it; times in milliseconds since 1970. */
type Digest = { title: string; firstAt: number | null; lastAt: number | null };
/** Where the next message of a session goes. */
type End = { ordinal: number; last: string | null };

/** Reads the sessions of a database and their messages. Gives the ids of the sessions by those of the database. */
export function* readConversations(
  reader: DatabaseReader,
  known: readonly string[],
): Generator<SourceItem, ReadonlyMap<string, string>> {
  const hasMessages = known.includes('messages');
  const digests = hasMessages ? digestMessages(reader) : new Map<string, Digest>();
  const sessions = new Map<string, string>();
  for (const table of SESSIONS.filter((name) => known.includes(name))) {
    for (const { rows, progress } of reader.pages(table)) {
      for (const row of rows) yield* readSession(reader, table, row, digests, sessions);
      yield progress;
    }
  }
  // Messages may be all that is left of a session.
  for (const [own, digest] of digests) {
    if (sessions.has(own) || isRemovedSession(reader, known, own)) continue;
    const id = derivedId(reader.app, 'session', own);
    sessions.set(own, id);
    yield sessionRecord(reader, {}, { id, own: own === '' ? id : own, agent: null, parent: null }, digest);
  }
  if (hasMessages) yield* readMessages(reader, sessions);
  return sessions;
}

/** One look at all messages: most sessions have no title, and some no times. */
function digestMessages(reader: DatabaseReader): Map<string, Digest> {
  const digests = new Map<string, Digest>();
  for (const { rows } of reader.pages('messages', true)) {
    for (const row of rows) {
      const own = textIn(row, 'session_id') ?? '';
      const digest = digests.get(own) ?? { title: '', firstAt: null, lastAt: null };
      digests.set(own, digest);
      extend(digest, row);
    }
  }
  return digests;
}

function extend(digest: Digest, row: ForeignRow): void {
  const at = timeIn(row, ...SENT);
  if (at !== null) {
    digest.firstAt = Math.min(digest.firstAt ?? at, at);
    digest.lastAt = Math.max(digest.lastAt ?? at, at);
  }
  if (digest.title === '' && roleOf(row) === 'user') digest.title = titleOf(contentOf(row) ?? '');
}

function* readSession(
  reader: DatabaseReader,
  table: string,
  row: ForeignRow,
  digests: ReadonlyMap<string, Digest>,
  sessions: Map<string, string>,
): Generator<SourceItem> {
  const own = textIn(row, 'id', 'session_id') ?? '';
  const id = reader.idOf('session', row, null);
  sessions.set(own, id);
  const parentOwn = textIn(row, 'parent_session_id');
  const place = {
    id,
    own: isUnique(own) ? own : id,
    agent: yield* reader.agentOf(row),
    parent: reader.referred('session', table, parentOwn, () => null),
  };
  yield sessionRecord(reader, row, place, digests.get(own));
}

function sessionRecord(
  reader: DatabaseReader,
  row: ForeignRow,
  place: Readonly<{ id: string; own: string; agent: string | null; parent: string | null }>,
  digest: Digest | undefined,
): SourceItem {
  const summary = shortTextIn(row, 20_000, 'summary');
  const first = digest?.firstAt ?? null;
  const last = digest?.lastAt ?? null;
  const startedAt = isoIn(row, 'started_at', 'start_time', 'created_at') ?? isoOf(first);
  const lastActive =
    isoIn(row, 'last_active', 'last_active_at', 'last_activity', 'updated_at', 'ended_at') ?? isoOf(last);
  const data = {
    user_id: derivedId(reader.app, 'user'),
    agent_id: place.agent,
    parent_session_id: place.parent,
    title: shortTextIn(row, 500, 'title', 'name') ?? (digest?.title || titleOf(summary ?? '')),
    summary,
    topics: wordsIn(row, 'topics', 50, 100),
    importance: numberIn(row, [0, 1], 0.5, 'importance', 'importance_score'),
    started_at: startedAt,
    last_active: lastActive ?? startedAt ?? reader.modifiedAt,
    ended_at: isoIn(row, 'ended_at', 'end_time'),
    model: shortTextIn(row, 200, 'model'),
    project: shortTextIn(row, 1000, 'project'),
  };
  const source = { app: reader.app, external_id: place.own.slice(0, 500) };
  // A session without a time of its own was kept when its first message was.
  const created = first === null ? row : { created_at: first, ...withoutEmpty(row) };
  return reader.record('session', created, { id: place.id, data, source });
}

function* readMessages(reader: DatabaseReader, sessions: ReadonlyMap<string, string>): Generator<SourceItem> {
  const ends = new Map<string, End>();
  for (const { rows, progress } of reader.pages('messages')) {
    for (const row of rows) {
      const session = sessions.get(textIn(row, 'session_id') ?? '');
      if (session === undefined) continue; // of a session that was removed
      const end = ends.get(session) ?? { ordinal: 0, last: null };
      ends.set(session, end);
      yield messageRecord(reader, row, session, end);
    }
    yield progress;
  }
}

/** A message follows the one before, unless it says which it answers. */
function messageRecord(reader: DatabaseReader, row: ForeignRow, session: string, end: End): SourceItem {
  const id = reader.idOf('message', row, contentKey(row));
  const answered = textIn(row, 'parent_id', 'parent_message_id');
  const data = {
    session_id: session,
    parent_id: reader.referred('message', 'messages', answered, contentKey) ?? end.last,
    ordinal: end.ordinal,
    active: flagIn(row, true, 'active', 'is_active'),
    trimmed: flagIn(row, false, 'trimmed'),
    role: roleOf(row),
    parts: partsOf(row),
    tokens: tokensOf(row),
    model: shortTextIn(row, 200, 'model'),
    sent_at: isoIn(row, ...SENT),
  };
  end.ordinal += 1;
  end.last = id;
  const own = textIn(row, 'id', 'message_id');
  const external = own !== null && isUnique(own) ? own.slice(0, 500) : id;
  return reader.record('message', row, { id, data, source: { external_id: external } });
}

/** A session whose row is marked as removed takes its messages along. */
function isRemovedSession(reader: DatabaseReader, known: readonly string[], own: string): boolean {
  return SESSIONS.some(
    (table) =>
      known.includes(table) &&
      (reader.database.find(table, 'id', own) ?? reader.database.find(table, 'session_id', own)) !==
        undefined,
  );
}

/** What tells messages apart that share a number. */
function contentKey(row: ForeignRow): string {
  return JSON.stringify([textIn(row, 'session_id'), roleOf(row), contentOf(row)]);
}

function contentOf(row: ForeignRow): string | null {
  return textIn(row, 'content', 'text');
}

function partsOf(row: ForeignRow): Part[] {
  const parts = Part.array().safeParse(jsonIn(row, 'parts'));
  if (parts.success && parts.data.length > 0) return parts.data;
  return [{ type: 'text', text: contentOf(row) ?? '' }];
}

function roleOf(row: ForeignRow): Role {
  return ROLES[textIn(row, 'role')?.toLowerCase() ?? ''] ?? 'other';
}

function tokensOf(row: ForeignRow): number | null {
  const tokens = numberIn(row, [-1, Number.MAX_SAFE_INTEGER], -1, 'tokens', 'token_count');
  return tokens < 0 ? null : Math.round(tokens);
}

function isoOf(time: number | null): string | null {
  return time === null ? null : toIso(time);
}

function withoutEmpty(row: ForeignRow): ForeignRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
