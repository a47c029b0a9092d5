import { useEffect, useRef } from 'react';

/**
 * Keeps the focus with the proposal that is looked at: it goes there after a step or a decision, and is brought back
 * where what had it is gone.
 */
export function useFocusOnCurrent(current: string | null, items: readonly { id: string }[]) {
  const wanted = useRef(false);
  const before = useRef<string | null>(null);

  useEffect(() => {
    const moved = before.current !== current;
    before.current = current;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!lost && !(wanted.current && moved)) return;
    wanted.current = false;
    // The list draws the row of what has just become the current one a moment later.
    const frame = requestAnimationFrame(() => focusOn(current));
    return () => cancelAnimationFrame(frame);
  }, [current, items]);

  return {
    /** The focus goes to what is looked at next. */
    follow: () => {
      wanted.current = true;
    },
    /** The focus goes to what is looked at now, once that is drawn. */
    bring: () => void requestAnimationFrame(() => focusOn(current)),
  };
}

/** Its row; where the list does not show, what is beside it; at the end, what says that nothing is left. */
function focusOn(current: string | null): void {
  const screen = document.querySelector('[data-screen="inbox"]');
  const row = current === null ? null : screen?.querySelector<HTMLElement>(`[data-id="${current}"]`);
  if (row !== null && row !== undefined && row.checkVisibility()) row.focus();
  else screen?.querySelector<HTMLElement>('[data-focus-home]')?.focus();
}
