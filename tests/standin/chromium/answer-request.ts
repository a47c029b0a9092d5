import type { Request as PageRequest, Route } from '@playwright/test';
import { createEvent } from '../main/event.ts';
import type { SchemeHandler } from '../main/protocol.ts';
import type { WebContents } from '../main/web-contents.ts';
import type { Standin } from '../standin.ts';
import { toAppUrl } from './scheme-address.ts';

const ownSchemes = /^(file|data|blob|about|chrome|devtools):/;

/** Answers one request of a page as Electron's network service would; nothing ever reaches the network. */
export async function answerRequest(standin: Standin, route: Route): Promise<void> {
  const request = route.request();
  if (ownSchemes.test(request.url())) return route.continue();
  const url = toAppUrl(request.url());
  const contents = findContents(standin, request);
  if (contents && isRefusedNavigation(contents, request, url)) return route.abort('aborted');
  const details = {
    url,
    method: request.method(),
    resourceType: request.resourceType(),
    webContents: contents,
  };
  if (await standin.session.webRequest.isCancelled(details)) return route.abort('blockedbyclient');
  const handler = standin.protocol.handlerOf(url);
  if (!handler) {
    standin.record.egress.push(`${request.resourceType()} ${url}`);
    return route.abort('internetdisconnected');
  }
  await fulfil(standin, route, handler, url);
}

async function fulfil(standin: Standin, route: Route, handler: SchemeHandler, url: string): Promise<void> {
  const response = await handler(await toFetchRequest(route.request(), url));
  if (response.type === 'error') return route.abort('failed');
  const headers = await standin.session.webRequest.filterHeaders(url, Object.fromEntries(response.headers));
  await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
}

function findContents(standin: Standin, request: PageRequest): WebContents | undefined {
  if (request.serviceWorker()) return undefined;
  const page = request.frame().page();
  return [...standin.windows].map((window) => window.webContents).find((contents) => contents.shows(page));
}

/** Asks the application about a navigation that the page started, as `will-navigate` does. */
function isRefusedNavigation(contents: WebContents, request: PageRequest, url: string): boolean {
  if (!request.isNavigationRequest() || request.redirectedFrom()) return false;
  const isMainFrame = request.frame().parentFrame() === null;
  if (isMainFrame && !contents.takeRequest(request.url())) return false;
  const { mainFrame } = contents;
  const details = { url, isMainFrame, isSameDocument: false, frame: mainFrame, initiator: mainFrame };
  const event = createEvent(details);
  contents.emit('will-frame-navigate', event);
  if (isMainFrame) contents.emit('will-navigate', event, url);
  return event.defaultPrevented;
}

async function toFetchRequest(request: PageRequest, url: string): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(await request.allHeaders())) {
    if (!name.startsWith(':')) headers.append(name, toAppUrl(value)); // Origin and Referer name the application's scheme
  }
  const body = request.postDataBuffer();
  return new Request(url, {
    method: request.method(),
    headers,
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
}
