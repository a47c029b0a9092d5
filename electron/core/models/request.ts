import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isLoopback, readChatAddress } from '../../../shared/chat-address.ts';
import type { ModelServer } from '../ports.ts';
import { notConsented, notRunning, wrongAddress } from './failures.ts';

const CONNECT_MS = 5000;

/** What a server is asked for, below the address of the model. */
export type Asked = Readonly<{
  method: 'GET' | 'POST';
  path: string;
  body?: string;
  key?: string | undefined;
}>;

/**
 * Sends one request to the address of a model and gives the response when it begins. The only place that opens a
 * connection: to this computer, or to the one host the person consented to; redirects are not followed, and proxies of
 * the environment not asked. Throws what is wrong in words, or the reason of the signal.
 */
export function sendRequest(
  model: ModelServer,
  asked: Asked,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const address = readChatAddress(model.baseUrl);
  if (address === null) return Promise.reject(wrongAddress(model, 'it is no address'));
  const own = isLoopback(address.host);
  if (!own && address.host !== model.consentedHost.toLowerCase())
    return Promise.reject(notConsented(address.host, model));
  if (!own) model.onOutside?.(address.host);
  const { body, key } = asked;
  const library = address.secure ? https : http;
  return new Promise((resolve, reject) => {
    const request = library.request({
      host: address.host,
      port: address.port,
      path: `${address.path}${asked.path}`,
      method: asked.method,
      headers: {
        accept: 'application/json, text/event-stream',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
      // An agent of its own asks no proxy, whatever the environment says.
      agent: new library.Agent({ keepAlive: false }),
      signal,
      ...(own ? { lookup: lookUpLoopback } : {}),
    });
    const connecting = setTimeout(() => request.destroy(notRunning(model)), CONNECT_MS);
    const connected = (): void => clearTimeout(connecting);
    request.on('socket', (socket) => socket.once('connect', connected));
    request.once('close', connected);
    request.once('response', resolve);
    request.on('error', (error) => reject(signal.aborted ? toError(signal.reason) : inWords(model, error)));
    request.end(body);
  });
}

/** Finds the numbers of a name of this computer, and no others: a changed hosts file must not lead elsewhere. */
const lookUpLoopback: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, found) => {
    const own = error === null ? found.filter(({ address }) => isLoopback(address)) : [];
    const [first] = own;
    if (first === undefined) callback(error ?? new Error('not an address of this computer'), '', 0);
    else if (options.all === true) callback(null, own);
    else callback(null, first.address, first.family);
  });
};

const NOBODY_THERE = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
]);

/** A failure of the network; one that may pass, such as a reset, is left as it is. */
function inWords(model: ModelServer, error: Error): Error {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (NOBODY_THERE.has(code) || error.message === 'not an address of this computer') return notRunning(model);
  if (code.startsWith('HPE_')) return wrongAddress(model, 'it does not speak HTTP');
  if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.includes('CERT') || code === 'EPROTO')
    return wrongAddress(model, 'the secure connection was refused');
  return error;
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('cancelled');
}
