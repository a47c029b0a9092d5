import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useRead } from '../../state/queries.ts';
import { useListAddress } from '../lists/use-remembered-lists.ts';

/**
 * Where a window begins: at Home where there are memories, with the conversations where there are only these, and with the
 * ways in where nothing is remembered yet.
 */
export function StartView() {
  const memories = useRead('memories.list', { limit: 1 });
  const sessions = useRead('sessions.list', { limit: 1 });
  const none = memories.data?.items.length === 0 && sessions.data?.items.length === 0;
  const stats = useRead('maintenance.stats', {}, { enabled: none });
  // The conversations, as their list was left.
  const conversations = <GoOn address={useListAddress()('/sessions')} />;
  if ((memories.data?.items.length ?? 0) > 0) return <GoOn address="/home" />;
  if (memories.error !== null || sessions.error !== null || stats.error !== null) return conversations;
  if (memories.data === undefined || sessions.data === undefined) return null;
  if (sessions.data.items.length > 0) return conversations;
  if (stats.data === undefined) return null;
  const { totalKnowledge, totalPreferences, totalTasks, inTrash } = stats.data;
  const empty = totalKnowledge + totalPreferences + totalTasks + inTrash === 0;
  return empty ? <GoOn address="/welcome" /> : conversations;
}

/** Goes on to a screen, unless a link that was handed over meanwhile leads elsewhere. */
function GoOn({ address }: { address: string }) {
  const { history } = useRouter();
  useEffect(() => {
    if (history.location.pathname === '/') history.replace(address);
  }, [history, address]);
  return null;
}
