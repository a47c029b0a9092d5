import { useState } from 'react';
import { useLayout } from './layout.ts';
import { INSPECTOR_DOCKS, useMediaQuery } from './media.ts';

/** Docked in a wide window, where it stays as the person left it; over the list in others, when asked for. */
export function useInspector() {
  const docks = useMediaQuery(INSPECTOR_DOCKS);
  const docked = useLayout((layout) => layout.inspectorOpen);
  const toggleDocked = useLayout((layout) => layout.toggleInspector);
  const [over, setOver] = useState(false);
  const open = docks ? docked : over;
  const toggle = docks ? toggleDocked : () => setOver(!over);
  return {
    open,
    docks,
    toggle,
    show: () => {
      if (!open) toggle();
    },
  };
}
