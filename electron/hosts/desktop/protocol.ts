import { protocol } from 'electron';
import { readStaticFile } from '../web/static-files.ts';
import { isOwnAddress, SCHEME } from './own-page.ts';

/** Makes our scheme behave like a web origin. Before the app is ready. */
export function registerOwnScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Serves the built window from our scheme, and nothing else. */
export function serveOwnScheme(renderer: string): void {
  protocol.handle(SCHEME, (request) => answerRequest(renderer, request));
}

async function answerRequest(renderer: string, request: Request): Promise<Response> {
  if (!isOwnAddress(request.url)) return new Response(null, { status: 404 });
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { allow: 'GET' } });
  const { status, headers, body } = await readStaticFile(renderer, new URL(request.url).pathname);
  return new Response(body, { status, headers });
}
