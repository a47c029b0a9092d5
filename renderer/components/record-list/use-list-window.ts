import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Entry } from './entries.ts';
import type { ListData } from './list-data.ts';

const GROUP_HEIGHT = 28;
const LOAD_MORE_BEFORE = 20;

type ListWindowOptions<T> = Readonly<{
  /** The element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  entries: readonly Entry<T>[];
  list: ListData<T>;
  rowHeight: number;
  question: string;
  /** The record shown beside the list, brought into sight once. */
  current: string | null;
  /** Place of the record that has the focus, which stays drawn wherever it is. */
  focusedIndex: number;
}>;

/** Which lines of a list are drawn, and where it stands. More is loaded before its end comes in sight. */
export function useListWindow<T extends { id: string }>(options: ListWindowOptions<T>) {
  const { scroller, entries, list, rowHeight, question, current, focusedIndex } = options;
  const [atTop, setAtTop] = useState(true);
  const focusedEntry = indexOfRow(entries, focusedIndex);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index]?.kind === 'group' ? GROUP_HEIGHT : rowHeight),
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 8,
    // Away from the top, what is being read stays where it is when records come in above it.
    anchorTo: atTop ? 'start' : 'end',
    rangeExtractor: (range) =>
      withFocused(range.startIndex, range.endIndex, range.overscan, range.count, focusedEntry),
  });
  const lines = virtualizer.getVirtualItems();
  const lastShown = lines.at(-1)?.index ?? 0;

  useEffect(() => {
    if (lastShown >= entries.length - LOAD_MORE_BEFORE && list.hasMore) list.loadMore();
  });
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [question, scroller]);
  const showCurrent = useRef(true);
  useEffect(() => {
    if (!showCurrent.current || current === null) return;
    const entry = entries.findIndex((candidate) => candidate.key === current);
    if (entry >= 0) virtualizer.scrollToIndex(entry, { align: 'auto' });
    showCurrent.current = false;
  }, [current, entries, virtualizer]);

  return {
    lines,
    height: virtualizer.getTotalSize(),
    atTop,
    onScroll: (top: number) => setAtTop(top < rowHeight / 2),
    goToTop: () => scroller.current?.scrollTo({ top: 0 }),
    /** Brings a record into sight and gives it the focus. */
    reveal: (index: number) => {
      const entry = indexOfRow(entries, index);
      if (entry < 0) return;
      virtualizer.scrollToIndex(index === 0 ? 0 : entry, { align: 'auto' });
      const id = entries[entry]?.key ?? '';
      requestAnimationFrame(() => focusRow(scroller.current, id));
    },
  };
}

function indexOfRow<T>(entries: readonly Entry<T>[], index: number): number {
  return entries.findIndex((entry) => entry.kind === 'row' && entry.index === index);
}

/** The rows in sight, some more on both sides, and the one that has the focus wherever it is. */
function withFocused(start: number, end: number, overscan: number, count: number, focused: number): number[] {
  const first = Math.max(0, start - overscan);
  const last = Math.min(count - 1, end + overscan);
  const indexes = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  if (focused < 0 || (focused >= first && focused <= last)) return indexes;
  return focused < first ? [focused, ...indexes] : [...indexes, focused];
}

function focusRow(scroller: HTMLElement | null, id: string) {
  const row = scroller?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
}
