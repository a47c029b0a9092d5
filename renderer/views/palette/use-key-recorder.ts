import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isHeld, stepOf, type Keys } from '../../state/command-keys.ts';

const MOST_STEPS = 2;
/** How long a second key may take. */
const PAUSE_MS = 900;

/**
 * Listens to the keys pressed on one element, by their places. Keys held together are one step; a plain key may be
 * followed by a second one. Escape gives up.
 */
export function useKeyRecorder(onRecorded: (keys: Keys) => void, onGivenUp: () => void) {
  const [steps, setSteps] = useState<readonly string[]>([]);
  const report = useRef(onRecorded);
  useEffect(() => {
    report.current = onRecorded;
  });
  useEffect(() => {
    if (steps.length === 0) return undefined;
    const keys = steps.join(' ');
    const whole = steps.length === MOST_STEPS || isHeld(keys);
    const timer = setTimeout(() => report.current(keys), whole ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [steps]);

  function onKeyDown(event: KeyboardEvent) {
    event.preventDefault();
    // No command may run, and no sequence begin, by the keys that are being recorded.
    event.stopPropagation();
    if (event.repeat) return;
    const step = stepOf(event.nativeEvent);
    if (step === 'Escape') onGivenUp();
    else if (step !== null && steps.length < MOST_STEPS) setSteps([...steps, step]);
  }

  return { steps, onKeyDown };
}
