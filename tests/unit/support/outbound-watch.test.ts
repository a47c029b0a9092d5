import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const WATCH = path.resolve(import.meta.dirname, '../../e2e/data/outbound-watch.ts');

/** Reaches for other computers in every way there is, in the program and in a worker, and for this one. */
const PROGRAM = `
  import { createConnection } from 'node:net';
  import { lookup } from 'node:dns';
  import { createSocket } from 'node:dgram';
  import { Worker } from 'node:worker_threads';
  const quiet = () => {};
  createConnection({ host: '192.0.2.1', port: 9 }).on('error', quiet).destroy();
  createConnection(9, '192.0.2.2').on('error', quiet).destroy();
  createConnection({ host: '127.0.0.1', port: 9 }).on('error', quiet).destroy();
  lookup('name.invalid', quiet);
  lookup('localhost', quiet);
  const socket = createSocket('udp4');
  socket.on('error', quiet);
  socket.send('x', 9, '192.0.2.3', () => socket.close());
  const stop = new AbortController();
  fetch('http://192.0.2.4/', { signal: stop.signal }).catch(quiet);
  setTimeout(() => stop.abort(), 50);
  new Worker("process.getBuiltinModule('node:net').connect(9, '192.0.2.5').on('error', () => {}).destroy()", { eval: true });
`;

it('notes whom a program and its workers try to reach, and nothing that stays on this computer', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mneme-outbound-'));
  const file = path.join(folder, 'outbound');
  const args = ['--import', WATCH, '--input-type=module', '--eval', PROGRAM];
  execFileSync(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: `--import ${WATCH}`, MNEME_TEST_OUTBOUND: file },
  });
  const lines = new Set(readFileSync(file, 'utf8').trim().split('\n'));
  rmSync(folder, { recursive: true });
  expect([...lines].toSorted()).toEqual([
    'connect 192.0.2.1',
    'connect 192.0.2.2',
    'connect 192.0.2.4',
    'connect 192.0.2.5',
    'look up name.invalid',
    'send 192.0.2.3',
  ]);
});
