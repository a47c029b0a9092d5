import { QueryClient } from '@tanstack/react-query';
import { AppError } from '../../shared/errors.ts';

const RETRIES_WHILE_UNAVAILABLE = 2;

/**
 * Makes the cache of answers. What it holds stays fresh until the change feed says otherwise; nothing depends on the
 * network being there, because there is none.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < RETRIES_WHILE_UNAVAILABLE && error instanceof AppError && error.code === 'unavailable',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
