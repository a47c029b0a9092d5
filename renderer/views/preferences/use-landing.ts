import { useEffect, useRef } from 'react';

/**
 * Brings the preference that the address names into view, with the focus on it, once it is shown; and again when the
 * address names another. For the element around the form.
 */
export function useLanding(preference: string | undefined, loaded: boolean) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!loaded || preference === undefined) return;
    const place = frame.current?.querySelector<HTMLElement>(`[data-preference="${CSS.escape(preference)}"]`);
    const field = place?.querySelector<HTMLElement>('textarea, input') ?? place?.querySelector('button');
    place?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [loaded, preference]);
  return frame;
}
