import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTestHome, openTestCore } from '../support/core.ts';
import { connectStdio, serveWeb, runTool } from '../support/mcp.ts';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';
import { createClient } from '../../shared/client.ts';
import { runProgram } from '../unit/hosts/run-program.ts';

const HOST = path.join(import.meta.dirname, '../support/hosting-process.ts');
const ROUNDS = 2;
const TOGETHER_MS = 4000;

describe('a server of agents', () => {
  it('killed while it writes loses nothing it acknowledged', { timeout: 120_000 }, async () => {
    const home = makeTestHome();
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { client, pid } = await connectStdio(home, `agent ${round}`);
      const writing = (async () => {
        for (let number = 0; ; number += 1) {
          const content = `${round} ${number}`;
          await runTool(client, 'memory_store', { content });
          acknowledged.push(content);
        }
      })().catch(() => undefined); // it was killed
      await expect.poll(() => acknowledged.at(-1)?.startsWith(`${round} `), { timeout: 20_000 }).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
      process.kill(pid, 'SIGKILL');
      await writing; // it is told that nobody answers any more
      await client.close();
      const kept = new Set(rowsOf(home, 'SELECT content FROM memories').map(({ content }) => content));
      expect(acknowledged.filter((content) => !kept.has(content))).toEqual([]);
      checkIntegrity(home);
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  });

  it(
    'ends when the program that started it is killed, though its input stays open and it is busy',
    { timeout: 60_000 },
    async () => {
      const home = makeTestHome();
      const host = spawn(process.execPath, [HOST, home], { env: { ...process.env, NODE_NO_WARNINGS: '1' } });
      const pid = await new Promise<number>((resolve) =>
        host.stderr.once('data', (text: Buffer) => resolve(Number(text.toString()))),
      );
      const send = (message: object) =>
        host.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
      const clientInfo = { name: 'hosted', version: '1' };
      const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo };
      send({ id: 1, method: 'initialize', params });
      await new Promise((resolve) => host.stdout.once('data', resolve));
      for (let id = 2; id < 2000; id += 1)
        send({
          id,
          method: 'tools/call',
          params: { name: 'memory_store', arguments: { content: `busy ${id}` } },
        });
      await new Promise((resolve) => host.stdout.once('data', resolve));
      host.kill('SIGKILL');
      await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
      host.stdin.destroy();
      const test = openTestCore({ home });
      await test.client().tasks.add({ description: 'no lock is left' });
      checkIntegrity(home);
    },
  );
});

describe('two servers of agents, the command line and the application, writing together', () => {
  it('lose nothing, and nobody is told that the file is busy', { timeout: 120_000 }, async () => {
    const home = makeTestHome();
    const web = await serveWeb(home);
    const person = createClient(web.core.connect({ actor: 'person', door: 'person', client: 'window' }));
    const agents = await Promise.all(['first', 'second'].map((name) => connectStdio(home, name)));
    const until = performance.now() + TOGETHER_MS;
    const written: string[] = [];
    const failed: unknown[] = [];
    const writer = async (name: string, write: (content: string) => Promise<string | null>) => {
      for (let number = 0; performance.now() < until; number += 1) {
        const content = `${name} ${number}`;
        const failure = await write(content);
        if (failure === null) written.push(content);
        else failed.push(failure);
      }
    };
    await Promise.all([
      ...agents.map(({ client }, index) =>
        writer(`agent ${index}`, async (content) => {
          const { error, value } = await runTool(client, 'memory_store', { content });
          return error ?? (value.note === undefined ? null : JSON.stringify(value.note));
        }),
      ),
      writer('window', async (content) => {
        await person.memories.add({ content });
        return null;
      }),
      writer('terminal', async (content) => {
        const args = ['--home', home, 'memories', 'add', '--content', content];
        const { code, stderr } = await runProgram('cli', args);
        return code === 0 ? null : stderr;
      }),
    ]);
    await Promise.all(agents.map(({ close }) => close()));
    await web.close();
    expect(failed).toEqual([]);
    const kept = rowsOf(home, 'SELECT content FROM memories').map(({ content }) => String(content));
    expect(kept.toSorted()).toEqual(written.toSorted());
    const writers = new Set(written.map((content) => content.replace(/ \d+$/, '')));
    expect([...writers].toSorted()).toEqual(['agent 0', 'agent 1', 'terminal', 'window']);
    checkIntegrity(home);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
