import { Navigate, useRouter } from '@tanstack/react-router';
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
  if ((memories.data?.items.length ?? 0) > 0) return <Navigate to="/home" replace />;
  if (memories.error !== null || sessions.error !== null || stats.error !== null) return <Sessions />;
  if (memories.data === undefined || sessions.data === undefined) return null;
  if (sessions.data.items.length > 0) return <Sessions />;
  if (stats.data === undefined) return null;
  const { totalKnowledge, totalPreferences, totalTasks, inTrash } = stats.data;
  const empty = totalKnowledge + totalPreferences + totalTasks + inTrash === 0;
  return empty ? <Navigate to="/welcome" replace /> : <Sessions />;
}

/** Goes on to the conversations, as their list was left. */
function Sessions() {
  const { history } = useRouter();
  const address = useListAddress()('/sessions');
  useEffect(() => history.replace(address), [history, address]);
  return null;
}
