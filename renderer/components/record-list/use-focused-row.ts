import { useEffect, useRef, useState, type FocusEvent } from 'react';

/**
 * Which row of a list has the focus, or had it last: what shortcuts act on. When that row goes, or is moved, the focus
 * it had is not lost: it stays with the record, or goes to the one that took its place.
 */
export function useFocusedRow(items: readonly { id: string }[]) {
  const [lastId, setLastId] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const lastIndex = useRef(-1);
  const index = items.findIndex((item) => item.id === lastId);

  useEffect(() => {
    if (index >= 0) lastIndex.current = index;
    if (lastId === null || items.length === 0 || document.activeElement !== document.body) return;
    const heir = items[index >= 0 ? index : Math.min(lastIndex.current, items.length - 1)];
    if (heir !== undefined) rowOf(frame.current, heir.id)?.focus({ preventScroll: true });
  }, [items, index, lastId]);

  return {
    focusedId: index >= 0 ? lastId : null,
    /** The element around the list. */
    frame,
    onFocusCapture: (event: FocusEvent) => {
      const row = event.target.closest<HTMLElement>('[data-id]');
      if (row !== null) setLastId(row.dataset['id'] ?? null);
    },
  };
}

function rowOf(frame: HTMLElement | null, id: string): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) ?? null;
}
