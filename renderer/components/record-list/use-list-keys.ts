import type { KeyboardEvent, MouseEvent } from 'react';
import { useState } from 'react';
import { idsBetween, targetOf } from './entries.ts';

type ListKeysOptions<T> = Readonly<{
  items: readonly T[];
  current: string | null;
  selected: ReadonlySet<string>;
  pageRows: () => number;
  reveal: (index: number) => void;
  onOpen: (item: T) => void;
  onSelect: (ids: ReadonlySet<string>) => void;
}>;

/** Which record has the focus, and what keys and clicks do to focus and selection. */
export function useListKeys<T extends { id: string }>(options: ListKeysOptions<T>) {
  const { items, current, selected, pageRows, reveal, onOpen, onSelect } = options;
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [anchorId, setAnchorId] = useState<string | null>(null);
  const indexOf = (id: string | null) => (id === null ? -1 : items.findIndex((item) => item.id === id));
  const focusedIndex = Math.max(0, indexOf(focusedId) >= 0 ? indexOf(focusedId) : indexOf(current));

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
    setFocusedId(item.id);
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
      onSelect(new Set(items.map((item) => item.id)));
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
    setFocusedId(item.id);
    if (event.shiftKey) moveTo(index, true);
    else if (event.ctrlKey || event.metaKey) toggle(item);
    else {
      setAnchorId(item.id);
      onOpen(item);
    }
  }

  return { focusedIndex, onKeyDown, onRowClick, onRowFocus: (item: T) => setFocusedId(item.id) };
}

/** A field or button inside a row keeps its own keys. */
function isInsideControl(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element &&
    event.target.closest('input, textarea, button, a, [data-own-keys]') !== null
  );
}
