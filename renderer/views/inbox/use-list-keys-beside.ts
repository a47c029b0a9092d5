import { useEffect, useEffectEvent, useRef } from 'react';
import type { Inbox } from './use-inbox.ts';

/** The keys of the list work beside it as well: j, k, x, and ⌘A for all. Gives the ref of what is around both. */
export function useListKeysBeside({ step, toggle, selection }: Inbox) {
  const frame = useRef<HTMLDivElement>(null);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    const owned = target instanceof Element && target.closest('input, textarea, [role="grid"]') !== null;
    const run = owned || event.altKey || event.shiftKey ? undefined : keyOf(event);
    if (run === undefined) return;
    event.preventDefault();
    run();
  });

  function keyOf({ code, ctrlKey, metaKey }: KeyboardEvent): (() => void) | undefined {
    if (ctrlKey || metaKey) return code === 'KeyA' ? selection.selectAll : undefined;
    if (code === 'KeyJ') return () => step(1);
    if (code === 'KeyK') return () => step(-1);
    return code === 'KeyX' ? toggle : undefined;
  }

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    element.addEventListener('keydown', listener);
    return () => element.removeEventListener('keydown', listener);
  }, []);
  return frame;
}
