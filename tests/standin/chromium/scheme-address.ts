/** Stock Chromium knows no `app:` scheme, so app://host/path is shown to it as https://host.app-scheme.test/path. */
const asPage = /^https:\/\/([^/]*)\.([a-z0-9+-]+)-scheme\.test/;
const nativeSchemes = /^(https?|file|data|about|blob|devtools|chrome|chrome-error):/;

/** The address Chromium loads for an address of the application. */
export function toPageUrl(appUrl: string): string {
  if (nativeSchemes.test(appUrl)) return appUrl;
  const { protocol, host, pathname, search, hash } = new URL(appUrl);
  return `https://${host || 'root'}.${protocol.slice(0, -1)}-scheme.test${pathname || '/'}${search}${hash}`;
}

/** The application's address for one that Chromium loaded. */
export function toAppUrl(pageUrl: string): string {
  return pageUrl.replace(asPage, (_match, host: string, scheme: string) => `${scheme}://${host}`);
}

/** The origin of an address; unlike URL.origin also of one of the application's schemes. */
export function originOf(url: string): string {
  const { protocol, host, origin } = new URL(url);
  return origin === 'null' && host !== '' ? `${protocol}//${host}` : origin;
}
