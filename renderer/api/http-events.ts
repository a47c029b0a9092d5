import { z } from 'zod';
import { Change, ChangedKind } from '../../shared/entities/history.ts';
import type { Reach } from './connection.ts';

const Line = z.union([z.array(Change), z.object({}).transform((): Change[] => [])]);
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;

/** After a gap nobody knows what changed: every kind is to be read again. */
const EVERYTHING: readonly Change[] = ChangedKind.options.map((entity) => ({ entity, id: null, seq: 0 }));

type ChangeListener = (changes: readonly Change[]) => void;
type ReachListener = (reach: Reach) => void;

/**
 * The change feed over HTTP: a stream of lines, each a JSON array of changes or `{}` as a sign of life. It is opened
 * with the first listener, opened again with growing pauses when it breaks, and closed with the last one.
 */
export function createHttpEvents(address: string, headers: Record<string, string>) {
  const listeners = new Set<ChangeListener>();
  const reachListeners = new Set<ReachListener>();
  let reach: Reach = 'reached';
  let running: AbortController | null = null;

  function tell(changes: readonly Change[]) {
    if (changes.length > 0) for (const listener of listeners) listener(changes);
  }

  function setReach(value: Reach) {
    if (value === reach) return;
    reach = value;
    for (const listener of reachListeners) listener(value);
  }

  async function follow(signal: AbortSignal) {
    let pause = FIRST_RETRY_MS;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const lines = await openStream(address, headers, signal);
      if (lines === 'signed-out') return setReach('signed-out');
      if (lines !== null) {
        pause = FIRST_RETRY_MS;
        setReach('reached');
        if (attempt > 0) tell(EVERYTHING);
        await readLines(lines, tell);
      }
      if (signal.aborted) return;
      setReach('away');
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, LAST_RETRY_MS);
    }
  }

  return {
    subscribe(listener: ChangeListener): () => void {
      listeners.add(listener);
      if (running === null) {
        running = new AbortController();
        void follow(running.signal);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        running?.abort();
        running = null;
      };
    },
    onReach(listener: ReachListener): () => void {
      reachListeners.add(listener);
      listener(reach);
      return () => reachListeners.delete(listener);
    },
  };
}

async function openStream(address: string, headers: Record<string, string>, signal: AbortSignal) {
  const response = await fetch(`${address}/api/events`, { headers, signal }).catch(() => null);
  if (response?.status === 401) return 'signed-out';
  return response?.ok ? response.body : null;
}

async function readLines(stream: ReadableStream<Uint8Array>, tell: (changes: readonly Change[]) => void) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const chunk = await reader.read().catch(() => null);
    if (chunk === null || chunk.done) return;
    const lines = (rest + decoder.decode(chunk.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') tell(parseLine(line));
  }
}

/** What cannot be understood may stand for anything, so it stands for everything. */
function parseLine(line: string): readonly Change[] {
  try {
    const parsed = Line.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : EVERYTHING;
  } catch {
    return EVERYTHING;
  }
}
