import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { SearchKind } from '../../../shared/contract/search.ts';
import { targetOf } from '../../components/record-list/entries.ts';
import { t } from '../../i18n/index.ts';
import type { ResultEntry } from './entries.ts';
import { writeCount } from './facets.tsx';
import { ResultRow } from './result-row.tsx';
import type { Results } from './use-results.ts';

const ROW_GUESS = 60;
const GROUP_GUESS = 36;
const PAGE_ROWS = 8;
const LOAD_MORE_BEFORE = 15;

type ResultListProps = {
  results: Results;
  /** What was searched for. */
  words: string;
  frame: RefObject<HTMLDivElement | null>;
  /** The key of the result to go on from, if the person comes back from it. */
  returnTo: string | null;
  onOpen: (key: string) => void;
  onShowAll: (kind: SearchKind) => void;
  /** The way up from the first result. */
  onLeave: () => void;
};

/** What was found, under the head of each kind; windowed, moved through by keys. */
export function ResultList(props: ResultListProps) {
  const { results, words, frame, onOpen, onShowAll } = props;
  const { entries } = results;
  const { virtualizer, focused, setFocused, onKeyDown } = useResultFocus(props);
  return (
    // The keys move the focus among the links inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={frame}
      className={results.outdated ? 'scroll results outdated' : 'scroll results'}
      role="group"
      aria-label={t('search.results')}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) results.hold(null);
      }}
    >
      <div className="virtual" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const entry = entries[item.index];
          if (entry === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className="placed"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {entry.type === 'group' ? (
                <GroupHead entry={entry} results={results} onShowAll={onShowAll} />
              ) : (
                <ResultRow
                  hit={entry.hit}
                  index={entry.index}
                  focusable={entry.index === focused}
                  onOpen={() => onOpen(entry.key)}
                  words={words}
                  onFocus={() => {
                    setFocused(entry.index);
                    results.hold(entry.hit);
                  }}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Which result has the focus, what keys do to it, and which results are in sight. */
function useResultFocus({ results, frame, returnTo, onLeave }: ResultListProps) {
  const { entries, question } = results;
  const [focused, setFocused] = useState(0);
  const hits = entries.filter((entry) => entry.type === 'hit');
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (entries[index]?.type === 'group' ? GROUP_GUESS : ROW_GUESS),
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 6,
  });
  const last = virtualizer.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (results.hasMore && last >= entries.length - LOAD_MORE_BEFORE) results.loadMore();
  });
  const [asked, setAsked] = useState(question);
  if (asked !== question) {
    setAsked(question);
    setFocused(0);
  }
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [question, frame]);

  function focusHit(index: number) {
    const entry = entries.findIndex((candidate) => candidate.type === 'hit' && candidate.index === index);
    if (entry < 0) return;
    setFocused(index);
    virtualizer.scrollToIndex(index === 0 ? 0 : entry, { align: 'auto' });
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-hit="${index}"]`)?.focus({ preventScroll: true }),
    );
  }

  const returned = useRef(returnTo === null);
  useEffect(() => {
    if (returned.current || entries.length === 0) return;
    returned.current = true;
    const entry = entries.find((candidate) => candidate.key === returnTo);
    if (entry?.type === 'hit') focusHit(entry.index);
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const up = event.code === 'ArrowUp' || event.code === 'KeyK';
    if ((up && focused === 0) || event.code === 'Escape') onLeave();
    else {
      const target = targetOf(event.code, focused, hits.length, PAGE_ROWS);
      if (target === null) return;
      focusHit(target);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return { virtualizer, focused, setFocused, onKeyDown };
}

type GroupHeadProps = {
  entry: Extract<ResultEntry, { type: 'group' }>;
  results: Results;
  onShowAll: (kind: SearchKind) => void;
};

function GroupHead({ entry: { kind }, results, onShowAll }: GroupHeadProps) {
  const count = results.facets?.kinds[kind];
  const shown = results.entries.filter((entry) => entry.type === 'hit' && entry.hit.kind === kind).length;
  const name = t(`search.kind.${kind}`);
  return (
    <div className="rgroup">
      <h2>{name}</h2>
      {count === undefined ? null : <span className="count">{writeCount(count)}</span>}
      {results.paged || count === undefined || count.count <= shown ? null : (
        <button
          type="button"
          className="link"
          aria-label={t('search.showAllOf', { kind: name })}
          onClick={() => onShowAll(kind)}
        >
          {t('search.showAll')}
        </button>
      )}
    </div>
  );
}
