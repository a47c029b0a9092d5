import { RouterProvider } from '@tanstack/react-router';
import { Fragment, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Connection } from './api/connection.ts';
import { createAppRouter } from './routes.tsx';
import { useLanguage } from './state/language.ts';
import { StateProvider } from './state/state-provider.tsx';

/** The whole window, once there is a way to the core. */
export function App({ connection }: { connection: Connection }) {
  const [router] = useState(createAppRouter);
  return (
    <StateProvider connection={connection}>
      <Localized>
        <RouterProvider router={router} />
      </Localized>
    </StateProvider>
  );
}

/** Builds everything anew in another language; the focus stays on what has a name of its own. */
function Localized({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const shown = useRef(language);
  const focused = useFocusedName();
  useLayoutEffect(() => {
    if (shown.current === language) return;
    shown.current = language;
    if (focused.current !== '') document.getElementById(focused.current)?.focus();
  }, [language, focused]);
  return <Fragment key={language}>{children}</Fragment>;
}

/** The id of what has the focus; while a list or menu is open or still closes, of what it belongs to. */
function useFocusedName() {
  const name = useRef('');
  useLayoutEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest('[data-layer]') === null) name.current = target.id;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  return name;
}
