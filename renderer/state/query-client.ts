import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { conditionOf } from '../../shared/entities/store-condition.ts';
import { AppError } from '../../shared/errors.ts';
import { noteCondition } from './store-condition.ts';

const RETRIES_WHILE_UNAVAILABLE = 2;

/**
 * Makes the cache of answers. What it holds stays fresh until the change feed says otherwise; nothing depends on the
 * network being there, because there is none.
 */
export function createQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => noteCondition(queries, error) }),
    mutationCache: new MutationCache({ onError: (error) => noteCondition(queries, error) }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        // A file that cannot be opened is looked at by the core, again and again; the answer would be the same.
        retry: (failures, error) =>
          failures < RETRIES_WHILE_UNAVAILABLE &&
          error instanceof AppError &&
          error.code === 'unavailable' &&
          conditionOf(error) === null,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return queries;
}
