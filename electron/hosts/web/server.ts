import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { Caller } from '../../../shared/caller.ts';
import type { Transport } from '../../../shared/client.ts';
import { findOperation } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import { isToken, receiveUpload } from '../../core/index.ts';
import { createMcpDoor, type McpDoor } from '../mcp/http-door.ts';
import { appVersion } from '../paths.ts';
import type { CoreHandle } from '../worker/core-client.ts';
import type { Access } from './access.ts';
import { answerAboutApi, answerApi, isApiAddress } from './api/answer.ts';
import { streamChanges } from './events.ts';
import { sendExport } from './export-file.ts';
import { agentName, bearerToken, refuseStranger } from './guard.ts';
import { HttpRefusal, readBody, readJson, requireMethod, sendFailure, sendJson, sendWire } from './http.ts';
import { securityHeaders } from './security-headers.ts';
import { readStaticFile } from './static-files.ts';

const MAX_UPLOAD_BYTES = 8 * 1024 * 1024 * 1024;
const EXPORTS = '/api/exports/';
const HEADERS_MS = 10_000;
const REQUEST_MS = 30 * 60_000;

export type WebServerOptions = Readonly<{
  core: Pick<CoreHandle, 'connect'>;
  access: Access;
  home: string;
  /** The folder of the built window; null where programs alone are served. */
  renderer: string | null;
}>;

/**
 * Makes the server of the window and of its calls, of scripts, and of agents under `/mcp`. It is up to the caller to listen,
 * on 127.0.0.1 and nowhere else.
 */
export function createWebServer(options: WebServerOptions): Server {
  const door = createMcpDoor({
    version: appVersion(),
    connect: (agent) =>
      options.core.connect({ actor: 'agent', door: 'agent', client: agent, via: 'mcpHttp' }),
  });
  const server = createServer((request, response) => {
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    answer(request, response, port, options, door).catch((error: unknown) =>
      sendFailure(request, response, error),
    );
  });
  server.on('close', () => void door.close());
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  options: WebServerOptions,
  door: McpDoor,
): Promise<void> {
  const refusal = refuseStranger({ url: request.url, rawHeaders: request.rawHeaders }, port);
  if (refusal !== undefined) throw new AppError('forbidden', refusal);
  const url = new URL(request.url ?? '/', 'http://mneme.invalid');
  if (url.pathname === '/mcp') return answerAgent(request, response, options, door);
  if (answerAboutApi(request, response, url.pathname, appVersion())) return;
  const ofApi = isApiAddress(url.pathname) && !wantsWindow(request, options);
  if (!ofApi && !url.pathname.startsWith('/api/')) return sendFile(request, response, url.pathname, options);
  if (url.pathname === '/api/session') return exchangeCode(request, response, options);

  const caller = await authorize(request, options);
  const transport = options.core.connect(caller);
  if (ofApi) return answerApi(request, response, url, transport, appVersion());
  const operation = url.pathname.slice('/api/'.length);
  if (caller.door === 'agent') return callOperation(request, response, operation, transport);
  if (url.pathname === '/api/events') {
    requireMethod(request, 'GET');
    response.on('close', options.access.hold(caller.client));
    return streamChanges(transport, response);
  }
  if (url.pathname === '/api/uploads') return receiveFile(request, response, url, options.home);
  if (url.pathname.startsWith(EXPORTS)) {
    requireMethod(request, 'GET');
    return sendExport(response, options.home, url.pathname.slice(EXPORTS.length));
  }
  return callOperation(request, response, operation, transport);
}

/** Some screens of the window have the address of an answer to programs: who comes with a browser gets the screen. */
function wantsWindow({ headers }: IncomingMessage, { renderer }: WebServerOptions): boolean {
  if (renderer === null || headers.authorization !== undefined) return false;
  return headers['sec-fetch-mode'] === 'navigate' || (headers.accept ?? '').includes('text/html');
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  { renderer }: WebServerOptions,
): Promise<void> {
  if (renderer === null) throw new AppError('not_found', 'Mneme has no such address. See /docs.');
  if (request.method !== 'HEAD') requireMethod(request, 'GET');
  const { status, headers, body } = await readStaticFile(renderer, pathname);
  response.writeHead(status, { ...headers, 'content-length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function exchangeCode(
  request: IncomingMessage,
  response: ServerResponse,
  { access }: WebServerOptions,
): Promise<void> {
  requireMethod(request, 'POST');
  const body = await readJson(request);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  const token = typeof code === 'string' ? access.exchange(code) : undefined;
  if (token === undefined) {
    await wait(access.noteFailure());
    const message =
      'This address was used already or is older than a minute. Nothing is lost. Ask Mneme for a new one.';
    throw new HttpRefusal(401, 'forbidden', message);
  }
  sendJson(response, { token });
}

/** Who calls: the token says it, and nothing else does. */
async function authorize(request: IncomingMessage, { access, home }: WebServerOptions): Promise<Caller> {
  const token = bearerToken(request.rawHeaders);
  if (token !== undefined) {
    const client = access.clientOf(token);
    if (client !== undefined) return { actor: 'person', door: 'person', client };
    if (isToken(home, 'script', token))
      return { actor: 'person', door: 'script', client: 'api', via: 'http' };
    if (isToken(home, 'agent', token))
      return { actor: 'agent', door: 'agent', client: agentName(request.rawHeaders), via: 'http' };
  }
  await wait(access.noteFailure());
  const message =
    'This window or program is not known to the running Mneme. Nothing is lost. Ask Mneme for a new address; a program sends the secret that Settings shows.';
  throw new HttpRefusal(401, 'forbidden', message);
}

/** An agent's program, over the Model Context Protocol. */
async function answerAgent(
  request: IncomingMessage,
  response: ServerResponse,
  options: WebServerOptions,
  door: McpDoor,
): Promise<void> {
  if (!comesWithAgentToken(request, options)) {
    await wait(options.access.noteFailure());
    const message = 'Agents need the secret in the file agent-token of the memory. Nothing was changed.';
    throw new HttpRefusal(401, 'forbidden', message);
  }
  for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  const body = request.method === 'POST' ? await readJson(request) : undefined;
  await door.answer(request, response, body);
}

function comesWithAgentToken(request: IncomingMessage, { home }: WebServerOptions): boolean {
  const token = bearerToken(request.rawHeaders);
  return token !== undefined && isToken(home, 'agent', token);
}

async function receiveFile(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  home: string,
): Promise<void> {
  requireMethod(request, 'PUT');
  const name = url.searchParams.get('name')?.split(/[\\/]/).at(-1) ?? '';
  if (name === '' || name.length > 1000)
    throw new AppError('invalid_input', 'The file needs a name. It was not read.');
  const upload = await receiveUpload(home, () => v7(), { name, body: readBody(request, MAX_UPLOAD_BYTES) });
  sendJson(response, upload);
}

async function callOperation(
  request: IncomingMessage,
  response: ServerResponse,
  operation: string,
  transport: Transport,
): Promise<void> {
  if (findOperation(operation) === undefined) throw new AppError('not_found', 'Mneme has no such operation.');
  requireMethod(request, 'POST');
  sendWire(response, await transport.call(operation, await readJson(request)));
}
