import type { KeyboardEvent, MouseEvent } from 'react';
import { useState } from 'react';
import { idsBetween, targetOf } from './entries.ts';

/** Which record has the focus: the one it was given to last, else the one shown, else the first. */
export function useListFocus(items: readonly { id: string }[], current: string | null) {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const focused = items.findIndex((item) => item.id === focusedId);
  const shown = focused >= 0 ? focused : items.findIndex((item) => item.id === current);
  return { index: Math.max(0, shown), set: setFocusedId };
}

type ListKeysOptions<T> = Readonly<{
  items: readonly T[];
  focus: ReturnType<typeof useListFocus>;
  selected: ReadonlySet<string>;
  pageRows: () => number;
  reveal: (index: number) => void;
  onOpen: (item: T) => void;
  onSelect: (ids: ReadonlySet<string>) => void;
  onSelectAll?: () => void;
}>;

/** What keys and clicks do to focus and selection. */
export function useListKeys<T extends { id: string }>(options: ListKeysOptions<T>) {
  const { items, focus, selected, pageRows, reveal, onOpen, onSelect, onSelectAll } = options;
  const [anchorId, setAnchorId] = useState<string | null>(null);
  const indexOf = (id: string | null) => items.findIndex((item) => item.id === id);
  const focusedIndex = focus.index;

  function moveTo(index: number, extend: boolean) {
    const item = items[index];
    if (item === undefined) return;
    if (extend) {
      const from = indexOf(anchorId) >= 0 ? indexOf(anchorId) : focusedIndex;
      setAnchorId(items[from]?.id ?? null);
      onSelect(new Set(idsBetween(items, from, index)));
    } else {
      setAnchorId(item.id);
    }
    focus.set(item.id);
    reveal(index);
  }

  function toggle(item: T) {
    const next = new Set(selected);
    if (!next.delete(item.id)) next.add(item.id);
    setAnchorId(item.id);
    onSelect(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const focused = items[focusedIndex];
    if (focused === undefined || event.altKey || isInsideControl(event)) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.code !== 'KeyA') return;
      if (onSelectAll === undefined) onSelect(new Set(items.map((item) => item.id)));
      else onSelectAll();
    } else if (event.code === 'Enter') onOpen(focused);
    else if (event.code === 'Space' || event.code === 'KeyX') toggle(focused);
    else if (event.code === 'Escape' && selected.size > 0) onSelect(new Set());
    else {
      const target = targetOf(event.code, focusedIndex, items.length, pageRows());
      if (target === null) return;
      moveTo(target, event.shiftKey);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function onRowClick(event: MouseEvent, item: T, index: number) {
    focus.set(item.id);
    if (event.shiftKey) moveTo(index, true);
    else if (event.ctrlKey || event.metaKey) toggle(item);
    else {
      setAnchorId(item.id);
      onOpen(item);
    }
  }

  return { onKeyDown, onRowClick, onRowFocus: (item: T) => focus.set(item.id) };
}

/** A field or button inside a row keeps its own keys. */
function isInsideControl(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element &&
    event.target.closest('input, textarea, button, a, [data-own-keys]') !== null
  );
}
