import type { ImportProblem } from '../../../shared/entities/import.ts';
import type { ReadDb } from '../store/database.ts';
import { messagesOfTwins } from '../store/imported.ts';
import type { SourceMessage, SourceSession } from './source-record.ts';

/**
 * Tells the messages of a session that are in another one already.
 *
 * Claude Code begins a session that goes on with an older one by a copy of its history, under the same ids and times.
 */
export class CopiedHistory {
  readonly #copied = new Map<string, ReadonlySet<string>>();
  readonly #noted = new Set<string>();

  /** Looks whether a session begins as another one; gives whether it does. */
  announce(db: ReadDb, session: SourceSession): boolean {
    const copied = this.#copied.get(session.externalId) ?? copiedMessages(db, session);
    this.#copied.set(session.externalId, copied);
    return copied.size > 0;
  }

  /** Leaves out the messages that are in another session. */
  without(sessionExternalId: string, messages: readonly SourceMessage[]): readonly SourceMessage[] {
    const copied = this.#copied.get(sessionExternalId);
    if (copied === undefined || copied.size === 0) return messages;
    return messages.filter(({ externalId }) => !copied.has(externalId));
  }

  /** Says once of a session that its beginning is in another one; null where it was said. */
  problemOf(session: string): ImportProblem | null {
    if (this.#noted.has(session)) return null;
    this.#noted.add(session);
    return {
      line: null,
      byte: 0,
      message: `Session ${session} goes on with another one, in which its beginning is: it was left out here.`,
    };
  }
}

/** The ids of the messages that a session may have copied from others which are here. */
export function copiedMessages(db: ReadDb, session: SourceSession): ReadonlySet<string> {
  const { source, externalId, parentExternalId, startedAt } = session;
  if (source !== 'claude-code' || parentExternalId !== null || startedAt === null) return new Set();
  return messagesOfTwins(db, { source, externalId, startedAt });
}
