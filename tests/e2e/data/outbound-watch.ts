/**
 * Loaded before the program (`node --import`), and so in its workers: notes in the file MNEME_TEST_OUTBOUND every attempt to
 * reach another computer, whether it succeeds or not. What stays on this one is not noted.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const OWN = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|::ffff:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::)$/i;
const file = process.env['MNEME_TEST_OUTBOUND'] ?? '';

function note(way: string, host: unknown): void {
  if (typeof host === 'string' && host !== '' && !OWN.test(host)) appendFileSync(file, `${way} ${host}\n`);
}

/** The host of what `connect` is called with: (options), ([options]), (port, host) or (path). */
function hostOf(values: readonly unknown[]): unknown {
  const [first, second] = values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values; // as net gives it
  if (typeof first === 'object' && first !== null)
    return Reflect.get(first, 'path') ? '' : Reflect.get(first, 'host');
  return typeof first === 'number' ? second : '';
}

/** Looks at what a function is called with, and calls it. */
function watchCalls(owner: object, name: string, look: (values: readonly unknown[]) => void): void {
  const original = Reflect.get(owner, name) as (...values: unknown[]) => unknown; // only functions are named
  Reflect.set(owner, name, function (this: unknown, ...values: unknown[]) {
    look(values);
    return Reflect.apply(original, this, values);
  });
}

if (file !== '') {
  watchCalls(net.Socket.prototype, 'connect', (values) => note('connect', hostOf(values)));
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
    watchCalls(dns, name, ([host]) => note('look up', host));
    watchCalls(dns.promises, name, ([host]) => note('look up', host));
  }
  watchCalls(dgram.Socket.prototype, 'connect', ([, host]) => note('send', host));
  watchCalls(dgram.Socket.prototype, 'send', (values) =>
    note(
      'send',
      values.slice(1).find((one) => typeof one === 'string'),
    ),
  );
  syncBuiltinESMExports();
}
