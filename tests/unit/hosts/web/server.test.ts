import type { AddressInfo } from 'node:net';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Access, createAccess } from '../../../../electron/hosts/web/access.ts';
import { createWebServer } from '../../../../electron/hosts/web/server.ts';
import { type CoreHandle, startCore } from '../../../../electron/hosts/worker/core-client.ts';
import { runProgram } from '../run-program.ts';
import { makeHome } from '../temporary-home.ts';
import { ask, sendRaw } from './client.ts';

const { home, remove } = makeHome();
let core: CoreHandle;
let server: http.Server;
let access: Access;
let port = 0;
let token = '';

const json = { 'content-type': 'application/json' };
const authorized = (more: http.OutgoingHttpHeaders = {}) => ({
  ...json,
  authorization: `Bearer ${token}`,
  ...more,
});
const post = (operation: string, input: unknown, headers: http.OutgoingHttpHeaders = authorized()) =>
  ask(port, `/api/${operation}`, { method: 'POST', headers, body: JSON.stringify(input) });

const head = (line: string, ...headers: string[]) =>
  [line, ...headers, 'Connection: close', '', ''].join('\r\n');

const exchange = (body: unknown, headers: http.OutgoingHttpHeaders = json) =>
  ask(port, '/api/session', { method: 'POST', headers, body: JSON.stringify(body) });

const put = (address: string, body: string | readonly Uint8Array[], headers = authorized()) =>
  ask(port, address, { method: 'PUT', headers, body });

async function* readLines(stream: AsyncIterable<Buffer>) {
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Opens the stream; `next` gives one line after the other. */
function openEvents() {
  return new Promise<{ type: string | undefined; next: () => Promise<unknown>; end: () => void }>(
    (resolve) => {
      const headers = { authorization: `Bearer ${token}` };
      http.get({ host: '127.0.0.1', port, path: '/api/events', headers }, (response) => {
        const lines = readLines(response);
        resolve({
          type: response.headers['content-type'],
          next: async () => JSON.parse((await lines.next()).value ?? 'null'),
          end: () => response.destroy(),
        });
      });
    },
  );
}

beforeAll(async () => {
  const renderer = path.join(home, 'renderer');
  mkdirSync(renderer, { recursive: true });
  writeFileSync(path.join(renderer, 'index.html'), 'the page');
  access = createAccess(() => performance.now());
  core = startCore({ home, validateOutputs: true });
  server = createWebServer({ core, access, home, renderer });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port; // it listens on a port
  token = access.exchange(access.newCode()) ?? '';
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await core.close();
  remove();
});

describe('the window', () => {
  it('is served to whoever asks our address, with its policy', async () => {
    const answer = await ask(port, '/');
    expect(answer).toMatchObject({ status: 200, body: 'the page' });
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(await ask(port, '/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    ['another host', { host: 'evil.test:4174' }],
    ['another origin', { origin: 'https://evil.test' }],
  ])('is not served to %s', async (_what, headers) => {
    expect((await ask(port, '/', { headers })).status).toBe(403);
  });

  it('never leaves its folder', async () => {
    for (const address of ['/../memory.db', '/%2e%2e/memory.db', '/..%2fmemory.db', '/memory.db']) {
      expect((await ask(port, address)).status).toBe(404);
    }
  });
});

describe('a call', () => {
  it('needs the token, our host and our origin', async () => {
    const own = `http://127.0.0.1:${port}`;
    expect((await post('sessions.list', {})).status).toBe(200);
    expect((await post('sessions.list', {}, authorized({ origin: own }))).status).toBe(200);
    const refused: [number, http.OutgoingHttpHeaders][] = [
      [401, json],
      [401, { ...json, authorization: `Bearer ${'x'.repeat(43)}` }],
      [401, { ...json, authorization: `Bearer ${token}x` }],
      [401, { ...json, authorization: token }],
      [401, { ...json, cookie: `token=${token}` }],
      [403, authorized({ host: `evil.test:${port}` })],
      [403, authorized({ host: '127.0.0.1' })],
      [403, authorized({ origin: 'null' })],
      [403, authorized({ origin: 'https://evil.test' })],
      [403, authorized({ origin: `http://localhost:${port}` })],
      [403, authorized({ 'sec-fetch-site': 'cross-site' })],
    ];
    for (const [status, headers] of refused) {
      const answer = await post('sessions.create', { title: 'not this one' }, headers);
      expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
        status,
        { ok: false, code: 'forbidden' },
      ]);
    }
    expect((await post('sessions.list', {})).body).not.toContain('not this one');
  });

  it('never says that another site may read the answer', async () => {
    const answers = [
      await post('sessions.list', {}),
      await post('sessions.list', {}, authorized({ origin: 'https://evil.test' })),
      await ask(port, '/api/sessions.list', {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
      }),
      await ask(port, '/'),
    ];
    const names = answers.flatMap(({ headers }) => Object.keys(headers));
    expect(names.filter((name) => name.startsWith('access-control-') || name === 'set-cookie')).toEqual([]);
    expect(answers[2]?.status).toBe(403);
  });

  it('tells by its status what went wrong', async () => {
    const nobody = '0198c0de-0000-7000-8000-000000000000';
    expect((await post('sessions.list', { limit: 0 })).status).toBe(400);
    expect((await post('sessions.get', { id: nobody })).status).toBe(404);
    expect((await post('sessions.nothing', {})).status).toBe(404);
    expect((await post('constructor.name', {})).status).toBe(404);
    expect((await ask(port, '/api/', { method: 'POST', headers: authorized() })).status).toBe(404);
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await ask(port, '/api/sessions.list', { method, headers: authorized() });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
    }
    const session = JSON.parse((await post('sessions.create', { title: 'one' })).body).value;
    await post('sessions.update', { id: session.id, title: 'two', expectedUpdatedAt: session.updatedAt });
    const stale = { id: session.id, title: 'three', expectedUpdatedAt: '2020-01-01T00:00:00.000Z' };
    expect((await post('sessions.update', stale)).status).toBe(409);
  });

  it('is JSON, and nothing else', async () => {
    const send = (body: string | Uint8Array, headers: http.OutgoingHttpHeaders = authorized()) =>
      ask(port, '/api/sessions.list', { method: 'POST', headers, body });
    expect((await send('{', authorized())).status).toBe(400);
    expect((await send('', authorized())).status).toBe(400);
    expect((await send(Uint8Array.of(0x22, 0xff, 0x22), authorized())).status).toBe(400);
    expect((await send('{}', authorized({ 'content-type': 'text/plain' }))).status).toBe(415);
    expect((await send('{}', authorized({ 'content-type': 'application/jsonx' }))).status).toBe(415);
    expect((await send('{}', authorized({ 'content-type': 'Application/JSON; charset=utf-8' }))).status).toBe(
      200,
    );
  });

  it('is at most 32 MiB large, whether it says so or not', async () => {
    const mebibyte = new Uint8Array(1024 * 1024).fill(0x20);
    const chunks = Array.from({ length: 33 }, () => mebibyte);
    const options = { method: 'POST', headers: authorized() };
    expect((await ask(port, '/api/sessions.list', { ...options, body: chunks })).status).toBe(413);
    expect((await ask(port, '/api/sessions.list', { ...options, body: Buffer.concat(chunks) })).status).toBe(
      413,
    );
    expect((await post('sessions.list', {})).status).toBe(200);
  });
});

describe('a broken request', () => {
  it.each([
    ['no host', head('GET / HTTP/1.0')],
    ['two hosts', head('GET / HTTP/1.0', 'Host: 127.0.0.1:PORT', 'Host: evil.test')],
    ['an absolute address', head('GET http://evil.test/ HTTP/1.1', 'Host: 127.0.0.1:PORT')],
    ['two slashes', head('GET //evil.test/ HTTP/1.1', 'Host: 127.0.0.1:PORT')],
    ['a tunnel', head('CONNECT evil.test:443 HTTP/1.1', 'Host: 127.0.0.1:PORT')],
    ['a trace', head('TRACE / HTTP/1.1', 'Host: 127.0.0.1:PORT')],
    ['a header of 20 kB', head('GET / HTTP/1.1', 'Host: 127.0.0.1:PORT', `X: ${'x'.repeat(20_000)}`)],
    [
      'a length and chunks',
      head('POST /api/x HTTP/1.1', 'Host: 127.0.0.1:PORT', 'Content-Length: 3', 'Transfer-Encoding: chunked'),
    ],
    ['no HTTP', 'hello\r\n\r\n'],
  ])('with %s gets no page', async (_what, request) => {
    const answer = await sendRaw(port, request.replaceAll('PORT', String(port)));
    expect(answer).not.toMatch(/^HTTP\/1\.1 [123]/);
    expect(answer).not.toContain('the page');
  });

  it('becomes no web socket', async () => {
    const upgrade = [
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    const request = ['GET / HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Connection: Upgrade', ...upgrade, '', ''];
    expect(await sendRaw(port, request.join('\r\n'))).not.toContain('101 Switching');
  });
});

describe('the one-time code', () => {
  it('is exchanged for a token, once', async () => {
    const code = access.newCode();
    const answer = await exchange({ code });
    expect(answer.status).toBe(200);
    const given: unknown = JSON.parse(answer.body);
    expect(given).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/) });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await exchange({ code })).status).toBe(401);
  });

  it('is not exchanged for anyone else', async () => {
    const code = access.newCode();
    expect((await exchange({ code }, { ...json, origin: 'https://evil.test' })).status).toBe(403);
    expect((await exchange({ code }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await exchange({ code: 7 })).status).toBe(401);
    expect((await exchange(null)).status).toBe(401);
    expect((await ask(port, `/api/session?code=${code}`)).status).toBe(405);
    expect((await exchange({ code })).status).toBe(200);
  });
});

describe('wrong tokens', () => {
  it('are answered a second later from the 21st on', async () => {
    const patient = createWebServer({
      core,
      access: createAccess(() => performance.now()),
      home,
      renderer: home,
    });
    await new Promise<void>((resolve) => patient.listen(0, '127.0.0.1', resolve));
    const { port: own } = patient.address() as AddressInfo; // it listens on a port
    const guess = () =>
      ask(own, '/api/sessions.list', {
        method: 'POST',
        headers: { authorization: `Bearer ${'g'.repeat(43)}` },
      });
    for (let attempt = 1; attempt <= 20; attempt += 1) expect((await guess()).status).toBe(401);
    const before = performance.now();
    expect((await guess()).status).toBe(401);
    expect(performance.now() - before).toBeGreaterThan(900);
    patient.close();
  });
});

describe('the event stream', () => {
  it('needs the token and GET', async () => {
    expect((await ask(port, '/api/events')).status).toBe(401);
    expect((await ask(port, '/api/events', { method: 'POST', headers: authorized() })).status).toBe(405);
  });

  it('tells what another process wrote', async () => {
    const stream = await openEvents();
    expect(stream.type).toBe('application/x-ndjson; charset=utf-8');
    expect(await stream.next()).toEqual([]);
    const { stdout, code } = await runProgram('cli', [
      '--home',
      home,
      'sessions',
      'create',
      '{"title":"from outside"}',
    ]);
    expect(code).toBe(0);
    const { id } = JSON.parse(stdout);
    const changes = await stream.next();
    expect(changes).toContainEqual({ entity: 'session', id, seq: expect.any(Number) });
    stream.end();
  });
});

describe('an upload', () => {
  it('is kept under its own name, without its folder', async () => {
    const body = [Buffer.from('{"messages":'), Buffer.from('[]}\n')];
    const answer = await put(`/api/uploads?name=${encodeURIComponent('C:\\chats\\übung.jsonl')}`, body);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ id: expect.any(String), name: 'übung.jsonl', bytes: 16 });
  });

  it('can be imported', async () => {
    const line = JSON.stringify({ messages: [{ role: 'user', content: 'hello' }] });
    const { id } = JSON.parse((await put('/api/uploads?name=chats.jsonl', `${line}\n`)).body);
    const { body } = await post('imports.detect', { source: { upload: id } });
    expect(JSON.parse(body)).toMatchObject({
      ok: true,
      value: { format: 'openai-messages', fileName: 'chats.jsonl' },
    });
  });

  it('needs the token, a name and PUT', async () => {
    const before = readdirSync(path.join(home, 'uploads')).length;
    expect((await put('/api/uploads?name=a.json', '{}', json as never)).status).toBe(401); // without a token
    expect((await put('/api/uploads', '{}')).status).toBe(400);
    expect((await put('/api/uploads?name=', '{}')).status).toBe(400);
    expect((await put('/api/uploads?name=chats/', '{}')).status).toBe(400);
    const large = authorized({ 'content-length': String(9 * 1024 ** 3) });
    const announced = ['PUT /api/uploads?name=a HTTP/1.1', `Host: 127.0.0.1:${port}`];
    const headers = Object.entries(large).map(([name, value]) => `${name}: ${String(value)}`);
    expect(await sendRaw(port, [...announced, ...headers, '', 'x'].join('\r\n'))).toMatch(/^HTTP\/1\.1 413/);
    expect((await ask(port, '/api/uploads?name=a', { method: 'POST', headers: authorized() })).status).toBe(
      405,
    );
    expect(readdirSync(path.join(home, 'uploads'))).toHaveLength(before);
  });
});
