import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Message } from '../../shared/entities/message.ts';
import type { AppError } from '../../shared/errors.ts';
import { useConnection } from './connection-context.ts';
import { callOperation, type OutputOf } from './operations.ts';

const PAGE = 100;

/** Where a transcript is opened, and along which branch. */
export type TranscriptStart = Readonly<{
  sessionId: string;
  from: 'start' | 'end';
  /** Open at the page that holds this message instead. */
  around?: string | undefined;
  /** A message the branch runs through; the active branch if left out. */
  branch?: string | undefined;
}>;

type Page = OutputOf<'messages.list'>;

/** The messages of a session, page after page in both directions from where it was opened. */
export function useTranscript(start: TranscriptStart, enabled = true) {
  const { transport } = useConnection();
  const input = inputOf(start);
  const query = useInfiniteQuery<Page, AppError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: keyOf(start),
    queryFn: ({ pageParam }) =>
      callOperation(
        transport,
        'messages.list',
        pageParam === undefined ? input : { ...input, cursor: pageParam },
      ),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    getPreviousPageParam: (page) => page.previous ?? undefined,
    enabled,
  });
  const pages = query.data?.pages;
  const messages = useMemo((): Message[] => (pages ?? []).flatMap((page) => page.items), [pages]);
  return {
    messages,
    /** Messages of the branch before the first one here. */
    offset: pages?.[0]?.offset ?? 0,
    total: pages?.[0]?.total ?? 0,
    loading: query.isPending,
    error: query.error,
    hasEarlier: query.hasPreviousPage,
    hasLater: query.hasNextPage,
    loadEarlier: () => {
      if (query.hasPreviousPage && !query.isFetchingPreviousPage) void query.fetchPreviousPage();
    },
    loadLater: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

/** Gives a function that forgets what was read of a transcript from a place, so that it is read anew there. */
export function useForgetTranscript(): (start: TranscriptStart) => void {
  const queries = useQueryClient();
  return (start) => queries.removeQueries({ queryKey: keyOf(start), exact: true });
}

function keyOf(start: TranscriptStart) {
  return ['messages.list', inputOf(start), 'pages'] as const;
}

function inputOf({ sessionId, from, around, branch }: TranscriptStart) {
  return {
    sessionId,
    from,
    limit: PAGE,
    ...(around ? { around } : {}),
    ...(branch ? { branch } : {}),
  };
}
