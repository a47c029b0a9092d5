import type { Client, Transport } from '../../shared/client.ts';
import type { Memory } from '../../shared/entities/memory.ts';
import { AppError } from '../../shared/errors.ts';

/** The memories of an agent as they are now, newest first. */
export type LiveMemories = Readonly<{
  memories: readonly Memory[];
  /** Nothing was read yet. */
  loading: boolean;
  /** Why they could not be read the last time; those read before stay. */
  error: AppError | null;
}>;

export const NOTHING_READ: LiveMemories = { memories: [], loading: true, error: null };

/** Changes are gathered for so long, in milliseconds, so that a busy writer does not keep the program busy. */
const GATHER_MS = 100;

type Followed = Readonly<{ agentId: string; limit: number }>;

/** Reads the memories of an agent, and again whenever some may have changed. Gives back the function that ends it. */
export function followMemories(
  client: Client,
  subscribe: Transport['subscribe'],
  { agentId, limit }: Followed,
  tell: (live: LiveMemories) => void,
): () => void {
  let live = NOTHING_READ;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function read(): Promise<void> {
    asked += 1;
    const request = asked;
    const next = await client.memories.list({ agentIds: [agentId], limit }).then(
      ({ items }): LiveMemories => ({ memories: items, loading: false, error: null }),
      (error: unknown): LiveMemories => ({ ...live, loading: false, error: toAppError(error) }),
    );
    // A reply that was overtaken, or comes after the end, is dropped.
    if (request !== asked) return;
    live = next;
    tell(live);
  }

  const unsubscribe = subscribe((changes) => {
    if (!changes.some(({ entity }) => entity === 'memory' || entity === 'agent')) return;
    timer ??= setTimeout(() => {
      timer = null;
      void read();
    }, GATHER_MS);
  });
  void read();
  return () => {
    asked += 1;
    unsubscribe();
    if (timer !== null) clearTimeout(timer);
  };
}

function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', 'The memories could not be read.');
}
