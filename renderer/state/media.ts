import { useSyncExternalStore } from 'react';

/** The window widths at which the layout changes, in pixels; the same numbers are in the style sheets. */
export const INSPECTOR_DOCKS = '(min-width: 1440px)';
export const LIST_AND_DETAIL = '(min-width: 1024px)';

/** Whether a media query holds, kept up to date. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
