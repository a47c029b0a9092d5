import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMcpArguments } from '../../../../electron/hosts/mcp/arguments.ts';
import { collect, startProgram } from '../run-program.ts';
import { temporaryHome } from '../temporary-home.ts';

/** They wait for processes, which start when they can. */
const SLOW = { timeout: 120_000 };

const request = (id: number, method: string, params: unknown = {}) =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
const hello = request(1, 'initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'raw', version: '1' },
});
const call = (id: number, name: string, input: unknown) =>
  request(id, 'tools/call', { name, arguments: input });

describe('mneme mcp', () => {
  it(
    'writes the protocol to standard output and nothing else, whatever it is sent, and ends with its input',
    SLOW,
    async () => {
      const home = temporaryHome();
      const child = startProgram('cli', ['mcp', '--home', home]);
      const ended = collect(child);
      const answered = (id: number) =>
        new Promise<void>((resolve) => {
          let text = '';
          child.stdout.on('data', (chunk: string) => {
            text += chunk;
            if (text.includes(`"id":${id}`)) resolve();
          });
        });
      child.stdin.write(hello);
      child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
      child.stdin.write('not json\n{}\n[]\nnull\n{"jsonrpc":"1.0"}\n\u0000\n"\ud800"\n');
      child.stdin.write(request(2, 'no/such/method'));
      child.stdin.write(call(3, 'memory_store', { content: 'zqpure' }));
      child.stdin.write(call(4, 'memory_get', { id: '../../etc/passwd' }));
      const last = answered(5);
      child.stdin.write(call(5, 'memory_search', { query: 'zqpure' }));
      await last;
      child.stdin.end();
      const { stdout, code } = await ended;
      expect(code).toBe(0);
      const lines = stdout.trimEnd().split('\n');
      for (const line of lines) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
      expect(stdout).toContain('zqpure');
      const log = readFileSync(path.join(home, 'logs/mneme.jsonl'), 'utf8');
      expect(log).toContain('"writer":"mcp"');
      expect(log).not.toContain('zqpure');
    },
  );

  it(
    'answers the handshake before it touches the memory, and ends while much is still asked of it',
    SLOW,
    async () => {
      const home = temporaryHome();
      const child = startProgram('cli', ['mcp', '--home', home, '--agent', 'chosen']);
      const ended = collect(child);
      child.stdin.write(hello);
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(existsSync(path.join(home, 'memory.db'))).toBe(false);
      for (let id = 2; id < 3000; id += 1)
        child.stdin.write(call(id, 'memory_store', { content: `busy ${id}` }));
      child.stdin.end();
      const { code, stdout } = await ended;
      expect(code).toBe(0);
      const acknowledged = stdout.match(/memory:[0-9a-f-]{36}/g)?.length ?? 0;
      expect(acknowledged).toBeLessThan(2 * 2998);
    },
  );

  it('ends at a message that is too long, and when nobody reads what it says', SLOW, async () => {
    const deaf = startProgram('cli', ['mcp', '--home', temporaryHome()]);
    deaf.stdout.destroy();
    deaf.stdin.write(hello);
    const flooded = startProgram('cli', ['mcp', '--home', temporaryHome()]);
    flooded.stdin.on('error', () => {}); // it ends before it has read all of this
    flooded.stdin.write('x'.repeat(11 * 1024 * 1024));
    const codes = [deaf, flooded].map((child) => new Promise((resolve) => child.once('exit', resolve)));
    expect(await Promise.all(codes)).toEqual([0, 0]);
  });

  it('takes a home and a name, and refuses the rest in one line', () => {
    expect(parseMcpArguments(['--home', 'there', '--agent', ' me '])).toEqual({
      kind: 'serve',
      home: 'there',
      agent: 'me',
    });
    expect(parseMcpArguments(['-h'])).toEqual({ kind: 'help' });
    for (const args of [['--hom', 'x'], ['extra'], ['--agent', ' ']])
      expect(parseMcpArguments(args)).toMatchObject({
        kind: 'error',
        message: expect.stringMatching(/^[^\n]*See mneme mcp --help\.$/) as unknown,
      });
  });
});
