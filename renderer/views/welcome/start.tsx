import { Navigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useRead } from '../../state/queries.ts';
import { useListAddress } from '../lists/use-remembered-lists.ts';

/** Where a window begins: with the conversations, or, where nothing is remembered yet, with the ways in. */
export function StartView() {
  const sessions = useRead('sessions.list', { limit: 1 });
  const any = sessions.data === undefined ? undefined : sessions.data.items.length > 0;
  const stats = useRead('maintenance.stats', {}, { enabled: any === false });
  if (any === true || sessions.error !== null || stats.error !== null) return <Sessions />;
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
