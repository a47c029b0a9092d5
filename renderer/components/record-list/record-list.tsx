import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { t } from '../../i18n/index.ts';
import { ErrorState } from '../error-state.tsx';
import { Icon } from '../icon.tsx';
import { SkeletonRows } from '../skeleton.tsx';
import { toEntries, type Entry } from './entries.ts';
import type { ListData } from './list-data.ts';
import { useListKeys } from './use-list-keys.ts';
import { useNewAbove } from './use-new-above.ts';

const GROUP_HEIGHT = 28;
const LOAD_MORE_BEFORE = 20;
/** Chromium draws no element higher than about 33.5 million device pixels. */
const HIGHEST_LIST = 30_000_000;

export type RowState = Readonly<{ current: boolean; selected: boolean; index: number }>;

type RecordListProps<T> = {
  label: string;
  list: ListData<T>;
  /** Names what is listed (screen and filters); another question starts at the top again. */
  question: string;
  /** Height of every row, in pixels. */
  rowHeight: number;
  /** The record shown beside the list. */
  current: string | null;
  /** The records selected for bulk actions. */
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  onOpen: (item: T) => void;
  groupOf?: (item: T) => string;
  /** What a row shows: children of a `.row`. */
  renderRow: (item: T, state: RowState) => ReactNode;
  /** The heads of the columns, where the rows are a table: a `row` of `columnheader`s. */
  header?: ReactNode;
  /** Shown when there is nothing: an EmptyState. */
  empty: ReactNode;
};

/** A list of any length: windowed, moved through by keys, kept still while others write. */
export function RecordList<T extends { id: string }>(props: RecordListProps<T>) {
  const { list } = props;
  if (list.error && list.items.length === 0) {
    return (
      <div className="pane-state">
        <ErrorState message={list.error.message} technical={list.error.code} onRetry={() => list.retry()} />
      </div>
    );
  }
  if (list.loading) return <SkeletonRows />;
  if (list.items.length === 0) return <div className="pane-state">{props.empty}</div>;
  return <FilledList {...props} />;
}

function FilledList<T extends { id: string }>(props: RecordListProps<T>) {
  const { list, rowHeight, question, groupOf, current } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [atTop, setAtTop] = useState(true);
  const allEntries = useMemo(() => toEntries(list.items, groupOf), [list.items, groupOf]);
  const cap = Math.floor(HIGHEST_LIST / window.devicePixelRatio / rowHeight);
  const entries = allEntries.length > cap ? allEntries.slice(0, cap) : allEntries;
  const pageRows = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  const keys = useListKeys({
    ...props,
    items: list.items,
    pageRows,
    reveal: (index) => revealAndFocus(index),
  });
  const focusedEntry = entries.findIndex(
    (entry) => entry.kind === 'row' && entry.index === keys.focusedIndex,
  );

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

  function revealAndFocus(index: number) {
    const entry = entries.findIndex((candidate) => candidate.kind === 'row' && candidate.index === index);
    if (entry < 0) return;
    virtualizer.scrollToIndex(index === 0 ? 0 : entry, { align: 'auto' });
    const id = list.items[index]?.id ?? '';
    requestAnimationFrame(() => focusRow(scroller.current, id));
  }

  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= entries.length - LOAD_MORE_BEFORE && list.hasMore) list.loadMore();
  });
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [question]);
  const fresh = useNewAbove(list.items, question, atTop);
  const showCurrent = useRef(true);
  useEffect(() => {
    if (!showCurrent.current || current === null) return;
    const entry = entries.findIndex((candidate) => candidate.key === current);
    if (entry >= 0) virtualizer.scrollToIndex(entry, { align: 'auto' });
    showCurrent.current = false;
  }, [current, entries, virtualizer]);

  return (
    <div className="list-frame">
      <div
        className="grid-frame"
        role="grid"
        aria-label={props.label}
        aria-rowcount={list.total ?? -1}
        aria-multiselectable
        onKeyDown={keys.onKeyDown}
      >
        {props.header}
        <div
          ref={scroller}
          className={list.outdated ? 'scroll outdated' : 'scroll'}
          role="rowgroup"
          onScroll={(event) => setAtTop(event.currentTarget.scrollTop < rowHeight / 2)}
        >
          <div className="virtual" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
            {items.map((item) => {
              const entry = entries[item.index];
              return entry === undefined ? null : (
                <EntryLine
                  key={item.key}
                  entry={entry}
                  top={item.start}
                  height={item.size}
                  list={props}
                  keys={keys}
                />
              );
            })}
          </div>
          {entries.length < allEntries.length ? (
            <p className="meta list-cut" role="presentation">
              {t('common.listCut')}
            </p>
          ) : null}
        </div>
      </div>
      {fresh.count > 0 ? (
        <button
          type="button"
          className="pill"
          onClick={() => {
            fresh.reset();
            scroller.current?.scrollTo({ top: 0 });
          }}
        >
          <Icon of={ArrowUp} size="small" />
          {t('common.newRows', { count: fresh.count })}
        </button>
      ) : null}
    </div>
  );
}

type EntryLineProps<T extends { id: string }> = {
  entry: Entry<T>;
  top: number;
  height: number;
  list: RecordListProps<T>;
  keys: ReturnType<typeof useListKeys<T>>;
};

function EntryLine<T extends { id: string }>({ entry, top, height, list, keys }: EntryLineProps<T>) {
  const place = { transform: `translateY(${top}px)`, height };
  if (entry.kind === 'group') {
    return (
      <div className="group placed" role="row" style={place}>
        <span role="gridcell">{entry.label}</span>
      </div>
    );
  }
  const { item, index } = entry;
  const state = { current: item.id === list.current, selected: list.selected.has(item.id), index };
  return (
    // The keys are the grid's: it moves the focus among its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      className="row placed"
      role="row"
      style={place}
      data-id={item.id}
      tabIndex={index === keys.focusedIndex ? 0 : -1}
      aria-rowindex={index + 1}
      aria-selected={state.selected}
      aria-current={state.current ? 'true' : undefined}
      onClick={(event) => keys.onRowClick(event, item, index)}
      onFocus={() => keys.onRowFocus(item)}
    >
      {list.renderRow(item, state)}
    </div>
  );
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
  const row = [...(scroller?.querySelectorAll<HTMLElement>('[data-id]') ?? [])].find(
    (candidate) => candidate.dataset['id'] === id,
  );
  row?.focus({ preventScroll: true });
}
