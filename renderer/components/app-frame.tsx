import type { ReactNode } from 'react';
import { t } from '../i18n/index.ts';

type AppFrameProps = { titleBar: ReactNode; sidebar: ReactNode; statusBar: ReactNode; children: ReactNode };

/** The window: title bar, sidebar, the screen, status bar. */
export function AppFrame({ titleBar, sidebar, statusBar, children }: AppFrameProps) {
  return (
    <div className="app">
      <a className="skip" href="#main" onClick={focusMain}>
        {t('shell.skipToContent')}
      </a>
      {titleBar}
      {sidebar}
      <main className="main" id="main" tabIndex={-1}>
        {children}
      </main>
      {statusBar}
    </div>
  );
}

/** The address belongs to the router, so the link moves the focus itself. */
function focusMain(event: { preventDefault(): void }) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
