import { Navigate } from '@tanstack/react-router';
import { useRead } from '../../state/queries.ts';

/** Where a window begins: with the conversations, or, where nothing is remembered yet, with the ways in. */
export function StartView() {
  const sessions = useRead('sessions.list', { limit: 1 });
  const any = sessions.data === undefined ? undefined : sessions.data.items.length > 0;
  const stats = useRead('maintenance.stats', {}, { enabled: any === false });
  if (any === true || sessions.error !== null || stats.error !== null)
    return <Navigate to="/sessions" replace />;
  if (stats.data === undefined) return null;
  const { totalKnowledge, totalPreferences, totalTasks, inTrash } = stats.data;
  const empty = totalKnowledge + totalPreferences + totalTasks + inTrash === 0;
  return <Navigate to={empty ? '/welcome' : '/sessions'} replace />;
}
