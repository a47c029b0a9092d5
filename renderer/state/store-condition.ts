import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { conditionOf, type StoreCondition } from '../../shared/entities/store-condition.ts';
import { useChange, useRead } from './queries.ts';

/** How often the file is asked after: it is known to the core, so this costs next to nothing. */
const WELL_MS = 2000;
const TROUBLED_MS = 500;
const STATUS = ['store.status', {}] as const;

/** How the file of the memory is; undefined before the first answer. When it is well again, everything is read again. */
export function useStoreCondition(): StoreCondition | undefined {
  const queries = useQueryClient();
  const known = queries.getQueryData<StoreCondition>(STATUS);
  const troubled = known !== undefined && known.state !== 'open';
  const { data } = useRead('store.status', {}, { refetchEveryMs: troubled ? TROUBLED_MS : WELL_MS });
  const state = data?.state;
  const was = useRef(state);
  useEffect(() => {
    const before = was.current;
    was.current = state;
    if (before !== undefined && before !== state)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== STATUS[0] });
  }, [state, queries]);
  return data;
}

type Act = 'store.retry' | 'store.acceptRollback' | 'store.beginAnew';

/** Does something about the file; what it answers is shown at once. */
export function useStoreChange(name: Act) {
  const queries = useQueryClient();
  return useChange(name, { onDone: (condition) => queries.setQueryData(STATUS, condition) });
}

/** Notes what a failed call tells of the file, without waiting for the next look. */
export function noteCondition(queries: QueryClient, error: unknown): void {
  const condition = conditionOf(error);
  if (condition !== null) queries.setQueryData(STATUS, condition);
}
