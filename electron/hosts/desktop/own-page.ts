/** Where the window lives: a scheme of our own, so that it is an origin of its own and no file. */
export const SCHEME = 'app';
const HOST = 'mneme';

/** The address the window opens with. */
export const START_ADDRESS = `${SCHEME}://${HOST}/`;

/** Whether an address belongs to the window itself. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${SCHEME}:` && url.host === HOST && !url.username && !url.password;
}

/** Whether a request of a page may go out: to our own files, and to what needs no network. */
export function mayRequest(address: string): boolean {
  const protocol = URL.parse(address)?.protocol ?? '';
  return isOwnAddress(address) || ['devtools:', 'data:', 'blob:'].includes(protocol);
}

/** Whether a frame that calls us is our own page, and its main frame. */
export function isOwnFrame(frame: Readonly<{ url: string; parent: object | null }> | null): boolean {
  return frame !== null && frame.parent === null && isOwnAddress(frame.url);
}
