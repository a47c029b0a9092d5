import type { Operation } from '../../../shared/contract/define.ts';
import { type Activity, activitySlot, addActivity } from '../store/agents.ts';
import type { Store } from '../store/store.ts';

/** Counts what agents do. It is written down now and then, so that reading costs no commit. */
export type ActivityKeeper = Readonly<{
  /** Notes a call that was answered; `at` in milliseconds. */
  note(agentId: string, kind: Operation['kind'], at: number): void;
  /** Writes down what is not yet; what cannot be written waits. */
  flush(): void;
}>;

/** How long counts wait in memory, in milliseconds. */
const WAIT_MS = 1000;

/** Makes the keeper of one open memory. */
export function keepActivity(store: Store, onError: (error: unknown) => void): ActivityKeeper {
  let waiting = new Map<string, Activity>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const add = ({ agentId, reads, writes, at }: Activity): void => {
    const key = `${agentId} ${activitySlot(at)}`;
    const known = waiting.get(key) ?? { reads: 0, writes: 0, at };
    waiting.set(key, {
      agentId,
      reads: known.reads + reads,
      writes: known.writes + writes,
      at: Math.max(known.at, at),
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
    note(agentId, kind, at) {
      add({ agentId, reads: kind === 'query' ? 1 : 0, writes: kind === 'command' ? 1 : 0, at });
      timer ??= setTimeout(flush, WAIT_MS).unref();
    },
    flush,
  };
}
