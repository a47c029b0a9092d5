import { useCallback, useEffect, useState } from 'react';
import type { Client } from '../../shared/client.ts';
import type { Memory } from '../../shared/entities/memory.ts';
import { followMemories, type LiveMemories, NOTHING_READ } from './follow-memories.ts';
import { useConnected } from './memory-provider.tsx';

type RecallInput = Parameters<Client['recall']['run']>[0];
type MemoryInput = Parameters<Client['memories']['add']>[0];

/** What was recalled for a task: the items with their reasons, and the block of text to give to a model. */
export type Recalled = Awaited<ReturnType<Client['recall']['run']>>;

export type AgentMemory = LiveMemories &
  Readonly<{
    /** What matters for a task, out of what this agent sees. Throws AppError. */
    recall(task: string, options?: Omit<RecallInput, 'task' | 'agentId' | 'agent'>): Promise<Recalled>;
    /** Remembers something for this agent. Throws AppError. */
    remember(content: string, fields?: Omit<MemoryInput, 'content' | 'agent' | 'shared'>): Promise<Memory>;
  }>;

/** The memory of one agent: its memories as they are now, whoever changes them, and how to recall and to remember. */
export function useAgentMemory(agentId: string, { limit = 50 }: { limit?: number } = {}): AgentMemory {
  const { client, subscribe } = useConnected();
  const [read, setRead] = useState({ of: agentId, live: NOTHING_READ });
  useEffect(
    () => followMemories(client, subscribe, { agentId, limit }, (live) => setRead({ of: agentId, live })),
    [client, subscribe, agentId, limit],
  );
  const recall = useCallback<AgentMemory['recall']>(
    (task, options = {}) => client.recall.run({ ...options, task, agentId }),
    [client, agentId],
  );
  const remember = useCallback<AgentMemory['remember']>(
    async (content, fields = {}) => {
      const { name } = await client.agents.get({ id: agentId });
      return client.memories.add({ ...fields, content, agent: name });
    },
    [client, agentId],
  );
  // What was read of another agent is not shown as this one's.
  return { ...(read.of === agentId ? read.live : NOTHING_READ), recall, remember };
}
