import type { Transport } from '../../shared/client.ts';
import { AppError } from '../../shared/errors.ts';
import { callOverHttp } from '../api/http-calls.ts';
import { createHttpEvents } from '../api/http-events.ts';
import { exchangeCode } from '../api/http-session.ts';

export type HttpTransportOptions = Readonly<{
  /** Where the web host is, e.g. `http://127.0.0.1:4174`; left out: where the page came from. */
  address?: string;
  /** The token the host gave for a code: `signIn`. */
  token: string;
}>;

/** The way to a running Mneme over HTTP: calls, and the changes of whoever makes them. */
export function createHttpTransport({ address = '', token }: HttpTransportOptions): Transport {
  const place = address.replace(/\/+$/, '');
  const events = createHttpEvents(place, { Authorization: `Bearer ${token}` });
  return { call: callOverHttp(place, token), subscribe: (listener) => events.subscribe(listener) };
}

/**
 * Exchanges the code in an address that Mneme printed (`…/#code=…`) for a token, which is good until Mneme ends. A code works
 * once, within a minute. Throws `forbidden`.
 */
export async function signIn({
  address = '',
  code,
}: Readonly<{ address?: string; code: string }>): Promise<string> {
  const token = await exchangeCode(code, address.replace(/\/+$/, ''));
  if (token !== null) return token;
  throw new AppError(
    'forbidden',
    'This code was used already, is older than a minute, or Mneme does not answer. Nothing is lost. Ask Mneme for a new address.',
  );
}
