import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { EditedCell } from './fact-row.tsx';
import { FACT_FIELDS, type FactField } from './fact-fields.ts';

/**
 * Moves the focus among the cells of the table, and from them into editing: → and ← along a row, ↑ and ↓ along a
 * column, Enter or F2 edits, Escape goes back to the row. For the element around the list.
 */
export function useCellKeys() {
  const [edited, setEdited] = useState<EditedCell | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  /** The column the focus moves along; null while whole rows have it. */
  const column = useRef<FactField | null>(null);
  const lastEdited = useRef<EditedCell | null>(null);

  // When an edit ends, the focus that was in its field goes back to the cell.
  useEffect(() => {
    const before = lastEdited.current;
    lastEdited.current = edited;
    if (edited !== null || before === null || document.activeElement !== document.body) return;
    cellOf(rowOf(frame.current, before.id), before.field)?.focus();
  }, [edited]);

  function onKeyDownCapture(event: KeyboardEvent) {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const row = target?.closest<HTMLElement>('[data-id]') ?? null;
    if (target === null || row === null || target.closest('[data-own-keys], input, button') !== null) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const field = FACT_FIELDS.find((name) => name === target.dataset['cell']) ?? null;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) moveTo(row, nextField(row, field, step));
    else if (field !== null && (event.key === 'Enter' || event.key === 'F2'))
      setEdited({ id: row.dataset['id'] ?? '', field });
    else if (field === null && event.key === 'F2') setEdited({ id: row.dataset['id'] ?? '', field: 'value' });
    else if (field !== null && event.key === 'Escape') moveTo(row, null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function moveTo(row: HTMLElement, field: FactField | null) {
    column.current = field;
    (cellOf(row, field) ?? row).focus();
  }

  /** The list gives the focus to rows; along a column it goes on to the cell. */
  function onFocusCapture(event: FocusEvent) {
    const target = event.target;
    if (!(target instanceof HTMLElement) || target.dataset['id'] === undefined) return;
    cellOf(target, column.current)?.focus({ preventScroll: true });
  }

  function onPointerDownCapture() {
    column.current = null;
  }

  return {
    edited,
    setEdited,
    frame,
    handlers: { onKeyDownCapture, onFocusCapture, onPointerDownCapture },
  };
}

/** The next column that is shown; null for the row itself. */
function nextField(row: HTMLElement, from: FactField | null, step: number): FactField | null {
  const shown = FACT_FIELDS.filter((field) => cellOf(row, field)?.checkVisibility() ?? false);
  const index = from === null ? -1 : shown.indexOf(from);
  const next = Math.min(index + step, shown.length - 1);
  return next < 0 ? null : (shown[next] ?? null);
}

function rowOf(frame: HTMLElement | null, id: string): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) ?? null;
}

function cellOf(row: HTMLElement | null, field: FactField | null): HTMLElement | null {
  return field === null ? null : (row?.querySelector<HTMLElement>(`[data-cell="${field}"]`) ?? null);
}

export type CellKeys = ReturnType<typeof useCellKeys>;
