import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { collect, runProgram, startProgram } from '../run-program.ts';
import { temporaryHome } from '../temporary-home.ts';
import { ask } from './client.ts';

const ADDRESS = /^Mneme is at http:\/\/127\.0\.0\.1:(\d+)\/#code=([\w-]{22})$/gm;

/** Starts the web host and waits for its address. */
async function start(args: readonly string[] = ['--port', '0'], home = temporaryHome()) {
  const child = startProgram('web', ['--no-open', '--home', home, ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = collect(child);
  const [{ port, code }] = await addresses(child, 1);
  return { child, ended, port, code, home };
}

async function addresses(child: ChildProcessWithoutNullStreams, count: number) {
  let text = '';
  return new Promise<[{ port: number; code: string }]>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = [...text.matchAll(ADDRESS)].map(([, port, code = '']) => ({ port: Number(port), code }));
      const [first] = found.slice(count - 1);
      if (first !== undefined) resolve([first]);
    });
    child.once('exit', () => reject(new Error(`ended without an address: ${text}`)));
  });
}

async function exchange(port: number, code: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(port, '/api/session', { method: 'POST', headers, body: JSON.stringify({ code }) });
  return answer.status === 200 ? String(JSON.parse(answer.body).token) : '';
}

function call(port: number, token: string, operation: string) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return ask(port, `/api/${operation}`, { method: 'POST', headers, body: '{}' });
}

// Each test starts processes, which takes seconds on a busy machine.
describe('the web host', { timeout: 60_000 }, () => {
  it('prints one address, lets one window in, and ends cleanly on SIGTERM, streams and all', async () => {
    const { child, ended, port, code } = await start();
    const token = await exchange(port, code);
    expect((await call(port, token, 'sessions.list')).status).toBe(200);
    const headers = { authorization: `Bearer ${token}` };
    const streaming = new Promise((resolve) => {
      http.get({ host: '127.0.0.1', port, path: '/api/events', headers }, (response) => {
        response.on('error', () => {}).once('data', resolve);
      });
    });
    await streaming;
    child.kill('SIGTERM');
    const { stdout, stderr, code: exit } = await ended;
    expect(exit).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toBe('');
  });

  it('prints a fresh address on Enter', async () => {
    const { child, port, code } = await start();
    child.stdin.write('\n');
    const [fresh] = await addresses(child, 1);
    expect(fresh.port).toBe(port);
    expect(fresh.code).not.toBe(code);
    expect(await exchange(port, code)).toBe('');
    expect(await exchange(port, fresh.code)).not.toBe('');
  });

  it('listens on this address and no other', async () => {
    const { port } = await start();
    const error = await new Promise<NodeJS.ErrnoException>((resolve, reject) => {
      net.connect(port, '127.0.0.2', () => reject(new Error('it listens'))).once('error', resolve);
    });
    expect(error.code).toBe('ECONNREFUSED');
  });

  it('says that a port is taken, and takes another where none was asked for', async () => {
    const { port } = await start([]);
    const taken = await runProgram('web', ['--no-open', '--home', temporaryHome(), '--port', String(port)]);
    expect(taken).toMatchObject({ code: 1, stdout: '' });
    expect(taken.stderr).toMatch(
      new RegExp(`^Port ${port} is taken by another program\\. [^\\n]+--port[^\\n]+\\n$`),
    );
    const second = await start([]);
    expect(second.port).not.toBe(port);
  });

  it('serves the window where the store cannot be opened, and says why', async () => {
    const home = temporaryHome();
    writeFileSync(
      path.join(home, 'memory.db'),
      'this is no database, and it is long enough to be seen as none. '.repeat(20),
    );
    const { child, ended, port, code } = await start(['--port', '0'], home);
    const answer = await call(port, await exchange(port, code), 'sessions.list');
    expect(answer.status).toBe(503);
    const { message } = JSON.parse(answer.body);
    child.kill('SIGINT');
    const { stderr, code: exit } = await ended;
    expect(stderr).toBe(`${message}\n`);
    expect(exit).toBe(0);
  });

  it('refuses what it does not know with exit code 2, and helps', async () => {
    for (const args of [['--prot', '1'], ['--port', 'x'], ['more'], ['--home', ' ']]) {
      const { code, stderr, stdout } = await runProgram('web', args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(await runProgram('web', [], { env: { MNEME_HOME: 'relative' } })).toMatchObject({ code: 2 });
    expect(await runProgram('web', ['--help'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('--no-open'),
    });
  });
});
