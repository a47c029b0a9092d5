import { app, BrowserWindow, type Session, type WebContents } from 'electron';
import { offerLink } from './links.ts';
import { isOwnAddress, mayRequest } from './own-page.ts';
import type { Speech } from './words.ts';

/** Shuts every way out of a session: requests, permissions, devices, dictionaries. */
export function confineSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url) }));
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isPermitted(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** The one thing a page may ask for: to put a text the person copies on the clipboard. It may not read it. */
function isPermitted(permission: string, asker: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnAddress(asker);
}

/** Keeps every page where it is: no other page, no other window, no webview. Links are offered to the browser. */
export function confinePages(speech: Speech): void {
  app.on('web-contents-created', (_event, contents) => {
    const leave = (event: { url: string; preventDefault(): void }): void => {
      if (isOwnAddress(event.url)) return;
      event.preventDefault();
      offerFrom(contents, event.url, speech);
    };
    contents.on('will-navigate', leave);
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      offerFrom(contents, url, speech);
      return { action: 'deny' };
    });
  });
}

function offerFrom(contents: WebContents, address: string, speech: Speech): void {
  const window = BrowserWindow.fromWebContents(contents);
  if (window === null) return;
  offerLink(window, address, speech.words().link).catch(() => {}); // the window was closed, or no browser is there
}
