import { useMemo } from 'react';
import { useList, useRead } from '../../state/queries.ts';
import { toResultEntries } from './entries.ts';
import { countResults, filtersOf } from './filters.ts';
import type { SearchSearch } from './search.ts';

const SHOWN_OF_EACH_KIND = 5;
const PAGE = 50;

/** What was found: a few of each kind, or page after page of the one kind that is asked for. */
export function useResults(search: SearchSearch) {
  const text = search.text ?? '';
  const asked = text.trim() !== '';
  const { kinds } = search;
  const only = kinds?.length === 1 ? kinds[0] : undefined;
  const question = { text, ...filtersOf(search), sort: search.sort ?? 'relevance' } as const;
  const few = useRead(
    'search.run',
    { ...question, ...(kinds === undefined ? {} : { kinds }), limit: SHOWN_OF_EACH_KIND },
    { enabled: asked && only === undefined, keepPrevious: true },
  );
  const all = useList(
    'search.run',
    { ...question, kinds: [only ?? 'message'], limit: PAGE },
    { enabled: asked && only !== undefined },
  );
  const facets = useRead(
    'search.facets',
    { text, ...filtersOf(search) },
    { enabled: asked, keepPrevious: true },
  ).data;
  const hits = only === undefined ? few.data?.items : all.items;
  const entries = useMemo(() => toResultEntries(hits ?? []), [hits]);
  const paged = only !== undefined;
  return {
    asked,
    entries,
    /** Names what was asked: another question starts at the top again. */
    question: JSON.stringify([question, kinds]),
    facets,
    total: facets === undefined ? undefined : countResults(facets, kinds),
    tookMs: paged ? undefined : few.data?.tookMs,
    loading: paged ? all.loading : few.isPending,
    outdated: paged ? all.outdated : few.isPlaceholderData,
    error: paged ? all.error : few.error,
    retry: paged ? all.retry : () => void few.refetch(),
    hasMore: paged && all.hasMore,
    loadMore: all.loadMore,
    paged,
  };
}

export type Results = ReturnType<typeof useResults>;
