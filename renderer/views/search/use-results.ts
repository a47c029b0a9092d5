import { useMemo, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { withoutUnset } from '../../state/address.ts';
import { useList, useRead } from '../../state/queries.ts';
import { type HeldHit, holdInPlace, toResultEntries } from './entries.ts';
import { activeFilters, countResults, filtersOf } from './filters.ts';
import type { SearchSearch } from './search.ts';

const SHOWN_OF_EACH_KIND = 5;
const PAGE = 50;
/** Where no more were found, another spelling may be meant. */
const FEW = 2;

/**
 * What was found: a few of each kind, or page after page of the one kind that is asked for. The newest come at once, and
 * are put in order in place as soon as it is known which are the best; in a large store first of the newer ones, then of
 * all.
 */
export function useResults(search: SearchSearch) {
  const text = search.text ?? '';
  const asked = text.trim() !== '' || activeFilters(search).length > 0;
  const { kinds } = search;
  const only = kinds?.length === 1 ? kinds[0] : undefined;
  const paged = only !== undefined;
  const limit = paged ? PAGE : SHOWN_OF_EACH_KIND;
  const question = { text, ...filtersOf(search), sort: search.sort ?? 'relevance' } as const;
  const name = JSON.stringify([question, kinds]);
  const { newest, few, better } = useFew(question, { kinds }, { limit, asked, paged });
  const all = useList(
    'search.run',
    { ...question, kinds: [only ?? 'message'], limit: PAGE },
    { enabled: asked && paged },
  );
  const { facets, spelling } = useCounts(search, asked);
  const { held, hold } = useHeld(name);
  const awaited = paged ? all.loading || all.outdated : few.isPending || few.isPlaceholderData;
  const early = awaited ? newest?.items : undefined;
  const hits = early ?? better ?? (paged ? all.items : few.data?.items);
  const entries = useMemo(() => toResultEntries(holdInPlace(hits ?? [], held, limit)), [hits, held, limit]);
  return {
    asked,
    entries,
    /** Names what was asked: another question starts at the top again. */
    question: name,
    facets,
    spelling,
    total: facets === undefined ? undefined : countResults(facets, kinds),
    tookMs: paged ? undefined : few.data?.tookMs,
    loading: early === undefined && (paged ? all.loading : few.isPending),
    outdated: early === undefined && (paged ? all.outdated : few.isPlaceholderData),
    /** The newest are shown, and will be put in order. */
    early: early !== undefined,
    error: paged ? all.error : few.error,
    retry: paged ? all.retry : () => void few.refetch(),
    hasMore: paged && early === undefined && all.hasMore,
    loadMore: all.loadMore,
    paged,
    /** Keeps a result where it is while it has the focus; null: none. */
    hold: (hit: SearchHit | null) => hold(hit === null ? null : toHeld(hit, entries)),
  };
}

export type Results = ReturnType<typeof useResults>;

type Question = ReturnType<typeof filtersOf> & Readonly<{ text: string; sort: 'relevance' | 'newest' }>;

/** The newest, the best of the newer ones, and where there are too many to look at all of them at once, the best of all. */
function useFew(
  question: Question,
  those: Pick<SearchSearch, 'kinds'>,
  { limit, asked, paged }: Readonly<{ limit: number; asked: boolean; paged: boolean }>,
) {
  const ranked = question.sort === 'relevance';
  const kinds = withoutUnset(those);
  // Asked for first, as the worker answers in turn.
  const newest = useRead(
    'search.run',
    { ...question, ...kinds, sort: 'newest', limit },
    { enabled: asked && ranked },
  ).data;
  const few = useRead(
    'search.run',
    { ...question, ...kinds, limit },
    { enabled: asked && !paged, keepPrevious: true },
  );
  const isPartial = asked && ranked && !paged && !few.isPlaceholderData && few.data?.complete === false;
  const { sort: _best, ...asWhole } = question;
  const whole = useRead('search.whole', { ...asWhole, ...kinds, limit }, { enabled: isPartial }).data;
  return { newest, few, better: isPartial ? whole?.items : undefined };
}

/** How many of each kind there are, and where these are few, what else may be meant. */
function useCounts(search: SearchSearch, asked: boolean) {
  const text = search.text ?? '';
  const question = { text, ...filtersOf(search) };
  const counted = useRead('search.facets', question, { enabled: asked, keepPrevious: true });
  const facets = counted.data;
  const found = facets === undefined ? null : countResults(facets, undefined);
  const isFew =
    text.trim() !== '' && !counted.isPlaceholderData && found !== null && !found.more && found.count <= FEW;
  const spelling = useRead('search.spelling', question, { enabled: isFew }).data?.text ?? null;
  return { facets, spelling: isFew ? spelling : null };
}

/** The result that is kept in its place, as long as the same is asked. */
function useHeld(question: string) {
  const [kept, setKept] = useState<{ question: string; held: HeldHit | null }>({ question, held: null });
  return {
    held: kept.question === question ? kept.held : null,
    hold: (held: HeldHit | null) => setKept({ question, held }),
  };
}

function toHeld(hit: SearchHit, entries: ReturnType<typeof toResultEntries>): HeldHit {
  const head = entries.findIndex((entry) => entry.type === 'group' && entry.kind === hit.kind);
  const own = entries.findIndex(
    (entry) => entry.type === 'hit' && entry.hit.kind === hit.kind && entry.hit.id === hit.id,
  );
  return { hit, place: Math.max(0, own - head - 1) };
}
