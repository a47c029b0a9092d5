import { useEffect, useRef, useState } from 'react';

/**
 * Counts the records that came in above what the person reads. At the top nothing waits: they show at once.
 * @param question names what is listed; another question starts anew
 */
export function useNewAbove(
  items: readonly { id: string }[],
  question: string,
  atTop: boolean,
): { count: number; reset: () => void } {
  const [count, setCount] = useState(0);
  const known = useRef<{ question: string; ids: ReadonlySet<string>; first: string | undefined }>({
    question: '',
    ids: new Set(),
    first: undefined,
  });

  useEffect(() => {
    const ids = new Set(items.map((item) => item.id));
    const before = known.current;
    known.current = { question, ids, first: items[0]?.id };
    if (before.question !== question || atTop || before.first === undefined) {
      setCount(0);
      return;
    }
    const oldFirst = items.findIndex((item) => before.ids.has(item.id));
    const fresh = items.slice(0, Math.max(0, oldFirst)).filter((item) => !before.ids.has(item.id));
    if (fresh.length > 0) setCount((waiting) => waiting + fresh.length);
  }, [items, question, atTop]);

  return { count: atTop ? 0 : count, reset: () => setCount(0) };
}
