import { useEffect, useEffectEvent, useRef } from 'react';

/** The keys of the list move on from what is beside it as well. Gives the ref of that. */
export function useStepKeys(step: (by: 1 | -1) => void) {
  const pane = useRef<HTMLElement>(null);
  const onStep = useEffectEvent(step);
  useEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      const typing = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      if (held || typing || (event.code !== 'KeyJ' && event.code !== 'KeyK')) return;
      event.preventDefault();
      onStep(event.code === 'KeyJ' ? 1 : -1);
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, []);
  return pane;
}
