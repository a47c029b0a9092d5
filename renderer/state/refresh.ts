import { useQueryClient } from '@tanstack/react-query';
import type { EntityName } from '../../shared/entities/history.ts';
import { isAffected } from './live.ts';

/**
 * Gives a function that asks again for what a change of this kind of record may have made old. It ends when what is on
 * screen has the answer, so that nothing is shown as it was before.
 */
export function useRefresh(): (entity: EntityName) => Promise<void> {
  const queries = useQueryClient();
  return async (entity) => {
    const changes = [{ entity, id: null, seq: 0 }];
    await queries.invalidateQueries({ predicate: (query) => isAffected(query.queryKey, changes) });
  };
}
