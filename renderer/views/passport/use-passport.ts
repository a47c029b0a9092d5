import { useState } from 'react';
import { useRead } from '../../state/queries.ts';

/** As much of each kind as a person reads on paper; the rest is counted, and is in every export. */
const MOST = 200;

/** What is known of the person, as the passport shows it; `ready` once all of it is here. */
export function usePassport() {
  const [at] = useState(() => new Date().toISOString());
  const person = useRead('users.get', {});
  const stats = useRead('maintenance.stats', {});
  const preferences = useRead('preferences.list', { limit: MOST, withTotal: true });
  const facts = useRead('knowledge.list', { limit: MOST, withTotal: true });
  const memories = useRead('memories.list', { limit: MOST, withTotal: true, sort: 'importance' });
  const agents = useRead('agents.list', { limit: MOST, sort: 'lastActive' });
  const reads = [person, stats, preferences, facts, memories, agents];
  return {
    ready: reads.every(({ data }) => data !== undefined),
    error: reads.find(({ error }) => error !== null)?.error ?? null,
    retry: () => reads.forEach((read) => void read.refetch()),
    /** When it was looked at. */
    at,
    name: person.data?.name ?? '',
    stats: stats.data,
    preferences: preferences.data,
    facts: facts.data,
    memories: memories.data,
    agents: agents.data?.items ?? [],
  };
}
