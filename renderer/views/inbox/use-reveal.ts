import { useEffect, useState } from 'react';

const SHOWN_MS = 10_000;

/** Shows a secret for ten seconds. */
export function useReveal() {
  const [revealed, setRevealed] = useState(false);
  useEffect(() => {
    if (!revealed) return;
    const timer = setTimeout(() => setRevealed(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [revealed]);
  return { revealed, show: () => setRevealed(true) };
}
