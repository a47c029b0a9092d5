import { ArrowUp } from 'lucide-react';
import { useMemo, useRef, type ReactNode } from 'react';
import { t } from '../../i18n/index.ts';
import { ErrorState } from '../error-state.tsx';
import { Icon } from '../icon.tsx';
import { SkeletonRows } from '../skeleton.tsx';
import { toEntries, type Entry } from './entries.ts';
import type { ListData } from './list-data.ts';
import { useListFocus, useListKeys } from './use-list-keys.ts';
import { useListWindow } from './use-list-window.ts';
import { useNewAbove } from './use-new-above.ts';

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
  /** Selects every match, loaded or not, where the screen can; those loaded otherwise. */
  onSelectAll?: () => void;
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
  const allEntries = useMemo(() => toEntries(list.items, groupOf), [list.items, groupOf]);
  const cap = Math.floor(HIGHEST_LIST / window.devicePixelRatio / rowHeight);
  const entries = allEntries.length > cap ? allEntries.slice(0, cap) : allEntries;
  const focus = useListFocus(list.items, current);
  const scroller = useRef<HTMLDivElement>(null);
  const view = useListWindow({ ...props, scroller, entries, focusedIndex: focus.index });
  const keys = useListKeys({
    ...props,
    items: list.items,
    focus,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
    reveal: view.reveal,
  });
  const fresh = useNewAbove(list.items, question, view.atTop);

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
          onScroll={(event) => view.onScroll(event.currentTarget.scrollTop)}
        >
          <div className="virtual" role="presentation" style={{ height: view.height }}>
            {view.lines.map((item) => {
              const entry = entries[item.index];
              return entry === undefined ? null : (
                <EntryLine
                  key={item.key}
                  entry={entry}
                  top={item.start}
                  height={item.size}
                  list={props}
                  keys={keys}
                  focusedIndex={focus.index}
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
            view.goToTop();
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
  focusedIndex: number;
};

function EntryLine<T extends { id: string }>(props: EntryLineProps<T>) {
  const { entry, top, height, list, keys, focusedIndex } = props;
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
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      className="row placed"
      role="row"
      style={place}
      data-id={item.id}
      tabIndex={index === focusedIndex ? 0 : -1}
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
