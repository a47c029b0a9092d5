import { readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { followDoor } from '../../../../electron/hosts/web/program-door.ts';
import { type CoreHandle, startCore } from '../../../../electron/hosts/worker/core-client.ts';
import { createClient } from '../../../../shared/client.ts';
import { makeHome } from '../temporary-home.ts';
import { connectHttp, runTool } from '../../../support/mcp.ts';
import { ask } from './client.ts';

const { home, remove } = makeHome();
let core: CoreHandle;

const person = () => createClient(core.connect({ actor: 'person', door: 'person', client: 'window' }));
const set = (enabled: boolean, port: number) =>
  person().settings.set({ values: { 'api.enabled': enabled, 'api.port': port } });

beforeAll(() => {
  core = startCore({ home, validateOutputs: true });
});
afterAll(async () => {
  await core.close();
  remove();
});

/** Takes a port of this machine; gives it and what gives it back. */
function takePort(): Promise<{ port: number; free: () => Promise<void> }> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo; // it listens on a port
      resolve({ port, free: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

async function findPort(): Promise<number> {
  const { port, free } = await takePort();
  await free();
  return port;
}

function open() {
  const problems: unknown[] = [];
  const door = followDoor({ core, home, onProblem: (...problem) => problems.push(problem) });
  onTestFinished(() => door.close());
  return { door, problems };
}

const knock = (port: number, address: string) => {
  const secret = readFileSync(path.join(home, 'api-token'), 'utf8').trim();
  return ask(port, address, { headers: { authorization: `Bearer ${secret}` } });
};

describe('the door of programs', () => {
  it('is shut until the person opens it, and shut again at once', async () => {
    const { door, problems } = open();
    expect(await door.settled()).toBeNull();
    const [first, second] = [await findPort(), await findPort()];
    await set(true, first);
    expect(await door.settled()).toBe(first);
    expect((await knock(first, '/health')).status).toBe(200);
    expect((await ask(first, '/health')).status).toBe(401);
    await set(true, second);
    expect(await door.settled()).toBe(second);
    await expect(knock(first, '/health')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await set(false, second);
    expect(await door.settled()).toBeNull();
    await expect(knock(second, '/health')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(problems).toEqual([]);
  });

  it('hears of the switch by itself, and opens with the application', async () => {
    const port = await findPort();
    const first = open().door;
    await set(true, port);
    const status = () =>
      knock(port, '/health').then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(status, { timeout: 15_000 }).toBe(200);
    await first.close();
    expect(await open().door.settled()).toBe(port);
  });

  it('lets agents in by their own secret, over the Model Context Protocol', async () => {
    const port = await findPort();
    await set(true, port);
    const { door } = open();
    expect(await door.settled()).toBe(port);
    const token = readFileSync(path.join(home, 'agent-token'), 'utf8').trim();
    const client = await connectHttp({ port, token }, 'gardener', '2026-07-28');
    onTestFinished(() => client.close());
    const stored = await runTool(client, 'memory_store', { content: 'zqdoor: the gate is green' });
    expect(stored.error).toBeNull();
    const found = await runTool(client, 'memory_search', { query: 'zqdoor' });
    expect(found.value).toMatchObject({
      items: [{ id: stored.value['id'], by: 'gardener', unreviewed: true }],
    });
    const { items } = await person().live.programs({});
    expect(items).toMatchObject([{ program: 'gardener', via: 'mcpHttp', reads: 1, writes: 1 }]);
    const script = readFileSync(path.join(home, 'api-token'), 'utf8').trim();
    await expect(connectHttp({ port, token: script })).rejects.toThrow();
  });

  it('is opened by the next change where one could not be carried out', async () => {
    const port = await findPort();
    await set(false, port);
    let fails = true;
    const failing: Pick<CoreHandle, 'connect'> = {
      connect(caller) {
        const transport = core.connect(caller);
        const call: typeof transport.call = (operation, input) =>
          fails ? Promise.reject(new Error('it broke')) : transport.call(operation, input);
        return { ...transport, call };
      },
    };
    const door = followDoor({ core: failing, home, onProblem: () => {} });
    onTestFinished(() => door.close());
    expect(await door.settled()).toBeNull();
    fails = false;
    await set(true, port);
    expect(await door.settled()).toBe(port);
  });

  it('shows no window, and lets nobody in as one', async () => {
    const port = await findPort();
    await set(true, port);
    const { door } = open();
    await door.settled();
    for (const address of ['/', '/settings', '/index.html', '/health/']) {
      const { status, headers } = await ask(port, address, { headers: { accept: 'text/html' } });
      expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    }
    const headers = { 'content-type': 'application/json' };
    const guess = await ask(port, '/api/session', {
      method: 'POST',
      headers,
      body: '{"code":"AAAAAAAAAAAAAAAAAAAAAA"}',
    });
    expect(guess.status).toBe(401);
    expect((await ask(port, '/docs')).status).toBe(200);
    expect((await ask(port, '/openapi.json')).body).toContain('"openapi":"3.1');
  });

  it('says that its port is taken, and is switched off', async () => {
    const { port, free } = await takePort();
    const { door, problems } = open();
    await set(true, port);
    expect(await door.settled()).toBeNull();
    expect(problems).toEqual([[port, true]]);
    expect((await person().settings.get({})).values['api.enabled']).toBe(false);
    await free();
  });
});
