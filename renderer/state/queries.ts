import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { useConnection } from './connection-context.ts';
import { notifyError } from './notices.ts';
import { callOperation, type InputOf, type OperationName, type OutputOf } from './operations.ts';

type ReadOptions = Readonly<{
  /** False: not asked yet, e.g. because nothing is chosen. */
  enabled?: boolean;
  /** Show the answer for the input before, while the one for this input comes. */
  keepPrevious?: boolean;
  /** Ask again after so many milliseconds; for what no change is told of, like a running job. */
  refetchEveryMs?: number | false;
  /** Ask again whenever it is shown; for what no change is told of, like the files of other programs. */
  askAnew?: boolean;
}>;

/** The answer of a query of the contract, kept up to date by the change feed. */
export function useRead<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  options: ReadOptions = {},
): UseQueryResult<OutputOf<N>, AppError> {
  const { transport } = useConnection();
  return useQuery<OutputOf<N>, AppError>({
    queryKey: [name, input],
    queryFn: () => callOperation(transport, name, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchEveryMs ?? false,
    ...(options.askAnew ? { refetchOnMount: 'always' as const } : {}),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** The answers of a query of the contract to several inputs, in their order. */
export function useReads<N extends OperationName>(
  name: N,
  inputs: readonly InputOf<N>[],
): UseQueryResult<OutputOf<N>, AppError>[] {
  const { transport } = useConnection();
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: [name, input],
      queryFn: () => callOperation(transport, name, input),
    })),
  });
}

/** The operations that answer a page: `{ items, next, total? }` for `{ cursor?, … }`. */
type ListName = {
  [N in OperationName]: OutputOf<N> extends { items: unknown[]; next: string | null }
    ? InputOf<N> extends { cursor?: string | undefined }
      ? N
      : never
    : never;
}[OperationName];
type ItemOf<N extends ListName> = OutputOf<N> extends { items: (infer T)[] } ? T : never;

/** A list over keyset pages, as RecordList takes it. */
export type PagedList<T> = Readonly<{
  items: readonly T[];
  /** Every match, where it was asked for with `withTotal`. */
  total: number | undefined;
  /** Nothing to show yet. */
  loading: boolean;
  /** What is shown answers an earlier question; it is shown dimmed. */
  outdated: boolean;
  error: AppError | null;
  hasMore: boolean;
  loadMore(): void;
  retry(): void;
}>;

/** A list of the contract, page after page, kept up to date by the change feed. */
export function useList<N extends ListName>(
  name: N,
  input: InputOf<N>,
  options: { enabled?: boolean } = {},
): PagedList<ItemOf<N>> {
  const { transport } = useConnection();
  const query = useInfiniteQuery<
    OutputOf<N>,
    AppError,
    { pages: OutputOf<N>[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [name, input, 'pages'],
    queryFn: ({ pageParam }) =>
      callOperation(transport, name, pageParam === undefined ? input : { ...input, cursor: pageParam }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  // The type of a page's items cannot be followed through a union of operations.
  const items = useMemo(() => (pages ?? []).flatMap((page) => page.items as ItemOf<N>[]), [pages]); // see ListName
  const first = pages?.[0];
  return {
    items,
    total: first && 'total' in first && typeof first.total === 'number' ? first.total : undefined,
    loading: query.isPending,
    outdated: query.isPlaceholderData,
    error: query.error,
    hasMore: query.hasNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

type ChangeOptions<N extends OperationName> = Readonly<{
  onDone?: (output: OutputOf<N>, input: InputOf<N>) => void;
  /** Gives true for a failure that the screen shows itself, e.g. a conflict beside its field. */
  handles?: (error: AppError) => boolean;
}>;

/** A command of the contract. A failure is told in a notice unless the caller handles it. */
export function useChange<N extends OperationName>(
  name: N,
  options: ChangeOptions<N> = {},
): UseMutationResult<OutputOf<N>, AppError, InputOf<N>> {
  const { transport } = useConnection();
  return useMutation<OutputOf<N>, AppError, InputOf<N>>({
    mutationKey: [name],
    mutationFn: (input) => callOperation(transport, name, input),
    onSuccess: (output, input) => options.onDone?.(output, input),
    onError: (error) => {
      if (!options.handles?.(error)) notifyError(error);
    },
  });
}
