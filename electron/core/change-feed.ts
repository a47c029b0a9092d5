import type { Change } from '../../shared/entities/history.ts';
import { changedKindsSince, changesSince, lastSequence } from './store/history.ts';
import type { ReadDb } from './store/database.ts';
import { dataVersion } from './store/database.ts';
import { lastCall } from './store/program-calls.ts';

type Listener = (changes: readonly Change[]) => void;

export type ChangeFeed = Readonly<{
  subscribe(listener: Listener): () => void;
  close(): void;
}>;

/** Beyond this many changes at once listeners are told to read the whole kind again. */
const MOST_NAMED = 1000;

/**
 * Tells listeners about commits by any connection, in this process or another one.
 *
 * It watches `data_version` on a connection that never writes, so our own writes and those of another process arrive by
 * the same road. The settings of this machine lie in a file beside it, which is looked at as well. What programs called is told of like a kind of record.
 */
export function watchChanges(
  db: ReadDb,
  settings: { version(): number },
  everyMs: number,
  onError: (error: unknown) => void,
): ChangeFeed {
  const listeners = new Set<Listener>();
  let seenVersion = dataVersion(db);
  let seenSeq = lastSequence(db);
  let seenCall = lastCall(db);
  let seenSettings = settings.version();
  const tell = (changes: readonly Change[]): void => {
    for (const listener of listeners) listener(changes);
  };
  const look = (): void => {
    if (settings.version() !== seenSettings) {
      seenSettings = settings.version();
      tell([{ entity: 'setting', id: null, seq: seenSeq }]);
    }
    const version = dataVersion(db);
    if (version === seenVersion) return;
    const changes = readChanges(db, seenSeq);
    const call = lastCall(db);
    seenVersion = version;
    seenSeq = Math.max(seenSeq, ...changes.map(({ seq }) => seq));
    if (call !== seenCall) changes.push({ entity: 'call', id: null, seq: seenSeq });
    seenCall = call;
    if (changes.length > 0) tell(changes);
  };
  const timer = setInterval(() => {
    try {
      look();
    } catch (error) {
      onError(error); // a locked file is looked at again on the next tick
    }
  }, everyMs);
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => clearInterval(timer),
  };
}

function readChanges(db: ReadDb, since: number): Change[] {
  const named = changesSince(db, since, MOST_NAMED + 1);
  return named.length > MOST_NAMED ? changedKindsSince(db, since) : named;
}
