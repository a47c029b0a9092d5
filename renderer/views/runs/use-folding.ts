import { useState } from 'react';
import type { ActionKind } from '../../../shared/entities/run.ts';
import { isOpenAtFirst } from './action-lines.ts';

/** Which kinds of change are open: those that are so at first, and what the person opened and closed. */
export function useFolding(wanted: ActionKind | undefined) {
  const [toggled, setToggled] = useState<ReadonlySet<ActionKind>>(new Set());
  return {
    isOpen: (kind: ActionKind) => isOpenAtFirst(kind, wanted) !== toggled.has(kind),
    toggle: (kind: ActionKind) =>
      setToggled((before) => {
        const after = new Set(before);
        if (!after.delete(kind)) after.add(kind);
        return after;
      }),
  };
}
