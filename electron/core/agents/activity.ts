import type { Operation } from '../../../shared/contract/define.ts';
import type { Clock } from '../ports.ts';
import { type Activity, activitySlot, addActivity } from '../store/agents.ts';
import type { WriteDb } from '../store/database.ts';
import {
  addCalls,
  endConnections,
  type NotedCall,
  touchConnections,
  transactionOf,
} from '../store/program-calls.ts';
import type { Store } from '../store/store.ts';

/** Counts what agents do, and keeps what programs call. It is written down now and then, so that reading costs no commit. */
export type ActivityKeeper = Readonly<{
  /** Notes a call that was answered; `at` in milliseconds. */
  note(agentId: string, operation: string, kind: Operation['kind'], at: number): void;
  /** Notes a call of a program, however it ended; `at`, in milliseconds, where it did not begin just before. */
  noteCall(call: Omit<NotedCall, 'at' | 'tx'> & { at?: number }): void;
  /** Writes down what is not yet; what cannot be written waits. */
  flush(): void;
  /** Writes down the rest: the programs that came in through this process are no longer connected. */
  close(): void;
}>;

/** How long counts and calls wait in memory, in milliseconds. */
const WAIT_MS = 500;
/** Where nothing can be written for long, the oldest calls are not kept. */
const MOST_WAITING = 500;
/** How often a process through which programs came in says that it lives, in milliseconds. */
const ALIVE_MS = 20_000;

/** What the keeper works with, the name of its process, and where it says that it could not write. */
type World = Readonly<{ store: Store; now: Clock; process: string; onError(error: unknown): void }>;

/** Makes the keeper of one open memory. */
export function keepActivity({ store, now, process, onError }: World): ActivityKeeper {
  const begunAt = now() - globalThis.process.uptime() * 1000;
  const counts = countActivity();
  let calls: NotedCall[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let alive: ReturnType<typeof setInterval> | undefined;
  const tryWriting = (work: (db: WriteDb) => void): boolean => {
    try {
      store.writeAside(work);
      return true;
    } catch (error) {
      onError(error);
      return false;
    }
  };
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (calls.length === 0 && counts.isEmpty()) return;
    const written = tryWriting((db) => {
      addActivity(db, counts.values());
      if (calls.length > 0) addCalls(db, { process, begunAt }, calls);
    });
    if (!written) return;
    counts.clear();
    calls = [];
  };
  const changedBy = (call: Omit<NotedCall, 'at' | 'tx'>, since: number): number | null => {
    if (call.kind === 'read' || (call.code !== null && call.code !== 'held')) return null;
    try {
      return transactionOf(store.read, { client: call.program, operation: call.operation, since });
    } catch (error) {
      onError(error);
      return null;
    }
  };
  const flushSoon = (): void => void (timer ??= setTimeout(flush, WAIT_MS).unref());
  const sayAlive = (): void => void tryWriting((db) => touchConnections(db, process, now()));
  return {
    note(agentId, operation, kind, at) {
      const read = kind === 'query';
      counts.add({ agentId, reads: read ? 1 : 0, writes: read ? 0 : 1, at, calls: { [operation]: 1 } });
      flushSoon();
    },
    noteCall({ at: given, ...call }) {
      const at = given ?? now() - call.milliseconds;
      calls.push({ ...call, at, tx: changedBy(call, at) });
      if (calls.length > MOST_WAITING) calls.shift();
      alive ??= setInterval(sayAlive, ALIVE_MS).unref();
      flushSoon();
    },
    flush,
    close() {
      flush();
      clearInterval(alive);
      if (alive !== undefined) tryWriting((db) => endConnections(db, process));
    },
  };
}

/** Adds up calls, by agent and quarter of an hour. */
function countActivity() {
  const sums = new Map<string, Activity>();
  return {
    add({ agentId, reads, writes, at, calls }: Activity): void {
      const key = `${agentId} ${activitySlot(at)}`;
      const known = sums.get(key) ?? { reads: 0, writes: 0, at, calls: {} };
      const sum = { ...known.calls };
      for (const [name, count] of Object.entries(calls)) sum[name] = (sum[name] ?? 0) + count;
      sums.set(key, {
        agentId,
        reads: known.reads + reads,
        writes: known.writes + writes,
        at: Math.max(known.at, at),
        calls: sum,
      });
    },
    values: () => sums.values(),
    isEmpty: () => sums.size === 0,
    clear: () => sums.clear(),
  };
}
