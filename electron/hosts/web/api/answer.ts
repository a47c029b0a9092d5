import type { IncomingMessage, ServerResponse } from 'node:http';
import { createClient, type Transport } from '../../../../shared/client.ts';
import { AppError } from '../../../../shared/errors.ts';
import { readJson, requireMethod, sendJson, sendText, sendWire } from '../http.ts';
import { METRICS_TYPE, writeMetrics } from './metrics.ts';
import { describeApi } from './openapi.ts';
import { describeAsPage, DOCS_STYLE } from './reference.ts';
import { findRoute, type Found, METRICS_PATH, readQuery } from './routes.ts';

/** Whether an address is one of the API that is not derived from an operation's name. */
export function isApiAddress(pathname: string): boolean {
  return pathname === METRICS_PATH || findRoute(pathname) !== undefined;
}

/** What says what the API is: public as the program itself is. False where the address is another. */
export function answerAboutApi(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  version: string,
): boolean {
  if (!['/openapi.json', '/docs', '/docs.css'].includes(pathname)) return false;
  requireMethod(request, 'GET');
  if (pathname === '/openapi.json') sendJson(response, describeApi(version));
  else if (pathname === '/docs') sendText(response, describeAsPage(), 'text/html; charset=utf-8');
  else sendText(response, DOCS_STYLE, 'text/css; charset=utf-8');
  return true;
}

/** Carries out what an address of the API asks for. */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  transport: Transport,
  version: string,
): Promise<void> {
  if (url.pathname === METRICS_PATH) {
    requireMethod(request, 'GET');
    return sendText(response, await writeMetrics(createClient(transport), version), METRICS_TYPE);
  }
  const found = findRoute(url.pathname);
  if (found === undefined) throw new AppError('not_found', 'Mneme has no such address.');
  const { operation, method, statusOf } = found.route;
  requireMethod(request, method);
  const wire = await transport.call(operation, await readInput(request, url, found));
  sendWire(response, wire, wire.ok ? statusOf?.(wire.value) : undefined);
}

/** The input of an operation: what the address holds, and the body or what stands behind the question mark. */
async function readInput(request: IncomingMessage, url: URL, { route, fields }: Found): Promise<unknown> {
  if (route.method === 'GET') return { ...readQuery(url.searchParams, route.operation), ...fields };
  if (url.search !== '') throw new AppError('invalid_input', 'Send fields in the body. Nothing was changed.');
  const empty = request.headers['content-length'] === '0' || isWithoutBody(request);
  const body = empty ? {} : await readJson(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new AppError('invalid_input', 'The body must be an object. Nothing was changed.');
  return { ...body, ...fields };
}

function isWithoutBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
}
