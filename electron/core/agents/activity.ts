import type { Operation } from '../../../shared/contract/define.ts';
import { type Activity, activitySlot, addActivity } from '../store/agents.ts';
import type { Store } from '../store/store.ts';

/** Counts what agents do. It is written down now and then, so that reading costs no commit. */
export type ActivityKeeper = Readonly<{
  /** Notes a call that was answered; `at` in milliseconds. */
  note(agentId: string, operation: string, kind: Operation['kind'], at: number): void;
  /** Writes down what is not yet; what cannot be written waits. */
  flush(): void;
}>;

/** How long counts wait in memory, in milliseconds. */
const WAIT_MS = 1000;

/** Makes the keeper of one open memory. */
export function keepActivity(store: Store, onError: (error: unknown) => void): ActivityKeeper {
  let waiting = new Map<string, Activity>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const add = ({ agentId, reads, writes, at, calls }: Activity): void => {
    const key = `${agentId} ${activitySlot(at)}`;
    const known = waiting.get(key) ?? { reads: 0, writes: 0, at, calls: {} };
    const sum = { ...known.calls };
    for (const [name, count] of Object.entries(calls)) sum[name] = (sum[name] ?? 0) + count;
    waiting.set(key, {
      agentId,
      reads: known.reads + reads,
      writes: known.writes + writes,
      at: Math.max(known.at, at),
      calls: sum,
    });
  };
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    const taken = waiting;
    waiting = new Map();
    try {
      store.writeAside((db) => addActivity(db, taken.values()));
    } catch (error) {
      for (const activity of taken.values()) add(activity);
      onError(error);
    }
  };
  return {
    note(agentId, operation, kind, at) {
      const read = kind === 'query';
      add({ agentId, reads: read ? 1 : 0, writes: read ? 0 : 1, at, calls: { [operation]: 1 } });
      timer ??= setTimeout(flush, WAIT_MS).unref();
    },
    flush,
  };
}
