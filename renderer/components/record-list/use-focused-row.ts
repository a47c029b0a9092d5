import { useState, type FocusEvent } from 'react';

/** Which row of a list inside an element has the focus, or had it last; what shortcuts act on. */
export function useFocusedRow() {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  return {
    focusedId,
    /** For the element around the list. */
    onFocusCapture: (event: FocusEvent) => {
      const row = event.target.closest<HTMLElement>('[data-id]');
      if (row !== null) setFocusedId(row.dataset['id'] ?? null);
    },
  };
}
