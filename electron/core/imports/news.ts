import type { ReadDb } from '../store/database.ts';
import { findImported, knownMessages } from '../store/imported.ts';
import type { SourceItem, SourceMessage, SourceSession } from './source-record.ts';

/** So many of the last messages that are known are given again: they may say more than they did. */
const MAY_GROW = 20;

type Known = {
  session: SourceSession;
  /** Whether the session itself was given on. */
  given: boolean;
  /** Whether messages lie on the active branch, by their ids; null where the session is not to be touched. */
  messages: ReadonlyMap<string, boolean> | null;
  last: SourceMessage[];
};

/**
 * Leaves out what the memory holds already, so that a long file of which little is new costs no long transaction.
 *
 * A session is given only if it is new, has another title by now or has new messages.
 */
export async function* newsOf(db: ReadDb, items: AsyncIterable<SourceItem>): AsyncGenerator<SourceItem> {
  const sessions = new Map<string, Known>();
  for await (const item of items) {
    if (item.kind === 'session') yield* meetSession(db, sessions, item.session);
    else if (item.kind === 'messages')
      yield* newMessages(sessions.get(item.sessionExternalId), item.messages);
    else yield item;
  }
  for (const known of sessions.values()) yield* give(known, known.last);
}

function* meetSession(
  db: ReadDb,
  sessions: Map<string, Known>,
  session: SourceSession,
): Generator<SourceItem> {
  const before = sessions.get(session.externalId);
  if (before !== undefined) {
    before.session = session;
    before.given = false;
    return;
  }
  const found = findImported(db, session.source, session.externalId);
  const untouched = found === 'forgotten' || found?.deleted === true;
  const here = found === 'forgotten' || found === undefined ? undefined : found;
  const messages = untouched ? null : here === undefined ? new Map() : knownMessages(db, here.pk);
  const known: Known = { session, given: false, messages, last: [] };
  sessions.set(session.externalId, known);
  if (!untouched && here?.title !== session.title) yield* announce(known);
}

function* newMessages(known: Known | undefined, messages: readonly SourceMessage[]): Generator<SourceItem> {
  if (known === undefined || known.messages === null) return;
  const { messages: here } = known;
  yield* give(
    known,
    messages.filter(({ externalId, active }) => here.get(externalId) !== active),
  );
  const seen = messages.filter(({ externalId, active }) => here.get(externalId) === active);
  known.last = [...known.last, ...seen.slice(-MAY_GROW)].slice(-MAY_GROW);
}

function* give(known: Known, messages: SourceMessage[]): Generator<SourceItem> {
  if (messages.length === 0) return;
  yield* announce(known);
  yield { kind: 'messages', sessionExternalId: known.session.externalId, messages };
}

function* announce(known: Known): Generator<SourceItem> {
  if (!known.given) yield { kind: 'session', session: known.session };
  known.given = true;
}
