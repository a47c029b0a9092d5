import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../../../shared/client.ts';
import { serveWeb } from '../../../support/mcp.ts';
import { makeHome } from '../temporary-home.ts';
import { ask, sendRaw } from './client.ts';

const { home, remove } = makeHome();
/** Words that are stored everywhere and may be in no figure. */
const STORED = 'zqcanar';
let web: Awaited<ReturnType<typeof serveWeb>>;
let secret = '';

const authorized = (more: OutgoingHttpHeaders = {}) => ({ authorization: `Bearer ${secret}`, ...more });
const get = (address: string, headers: OutgoingHttpHeaders = authorized()) =>
  ask(web.port, address, { headers });
const post = (address: string, body: unknown, headers: OutgoingHttpHeaders = authorized()) =>
  ask(web.port, address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const person = () => createClient(web.core.connect({ actor: 'person', door: 'person', client: 'window' }));
const valueOf = ({ body }: { body: string }) => JSON.parse(body).value;

beforeAll(async () => {
  writeFileSync(path.join(home, 'index.html'), 'the page');
  let minutes = 0;
  web = await serveWeb(home, () => (minutes += 1) * 60_000); // every wrong secret is the first of its minute
  secret = readFileSync(path.join(home, 'api-token'), 'utf8').trim();
});
afterAll(async () => {
  await web.close();
  remove();
});

describe('the API', () => {
  it('carries out every operation a script may call, as the command line does', async () => {
    const added = await post('/api/tasks.add', { description: 'water the garden' });
    expect(valueOf(added)).toMatchObject({ origin: { actor: 'person', client: 'api' } });
    expect(valueOf(await post('/api/tasks.list', {})).items).toHaveLength(1);
    const undone = await post('/api/history.undoLast', {});
    expect([undone.status, valueOf(await post('/api/tasks.list', {})).items]).toEqual([200, []]);
  });

  it('never tells a secret, nor makes one', async () => {
    for (const name of ['programs.secrets', 'programs.renewSecret']) {
      expect(await post(`/api/${name}`, { of: 'script' })).toMatchObject({ status: 403 });
    }
  });

  it('gives the memories of a type of agent, and begins anew with them', async () => {
    await person().agents.register({ name: 'scout', type: 'a/b type' });
    await person().memories.add({ agent: 'scout', content: `The ${STORED} leaves` });
    const address = `/agents/${encodeURIComponent('a/b type')}`;
    const page = await get(`${address}/memory?limit=1&withTotal=true`);
    expect(valueOf(page)).toMatchObject({
      items: [{ content: `The ${STORED} leaves` }],
      next: null,
      total: 1,
    });
    expect((await get(`${address}/memory?limit=0`)).status).toBe(400);
    expect((await get(`${address}/memory?limit=1&limit=2`)).status).toBe(400);
    expect((await get(`${address}/memory?colour=red`)).status).toBe(400);
    expect((await get('/agents/%ff/memory')).status).toBe(404);
    expect(valueOf(await post(`${address}/reset`, { reason: 'a new start' }))).toMatchObject({ removed: 1 });
    expect((await post(`${address}/reset`, { type: 'another' })).status).toBe(200); // the address decides
    expect((await ask(web.port, `${address}/reset`, { method: 'POST', headers: authorized() })).status).toBe(
      200,
    );
    expect((await post(`${address}/reset?reason=x`, {})).status).toBe(400);
    expect((await post(`${address}/reset`, [])).status).toBe(400);
    await person().history.undoLast({});
  });

  it('lets an agent carry out a task', async () => {
    const refused = await post('/agents/execute', { agent: 'scout', task: 'Look around' });
    expect(JSON.parse(refused.body)).toMatchObject({ ok: false, code: 'unavailable' }); // no model is set up here
    expect(refused.status).toBe(503);
  });

  it('says how it is: to what watches, and as a screen to a person', async () => {
    const health = await get('/health');
    expect([health.status, valueOf(health).state]).toEqual([200, 'ok']);
    const browser = { accept: 'text/html,*/*;q=0.8', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' };
    expect(await get('/health', browser)).toMatchObject({ status: 200, body: 'the page' });
    expect((await get('/health', {})).status).toBe(401);
  });

  it('counts for Prometheus, without a word of what is stored', async () => {
    await person().tasks.add({ description: STORED });
    await person().sessions.create({ title: STORED, agent: STORED, project: STORED });
    await person().memories.add({ content: STORED, tags: [STORED] });
    const { status, body, headers } = await get('/metrics');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(body).toMatch(/^mneme_records\{kind="session"\} 1$/m);
    expect(body).toMatch(/^mneme_tasks_open 1$/m);
    expect(body).toMatch(/^mneme_health_state\{check="store"\} 0$/m);
    expect(body.toLowerCase()).not.toContain(STORED);
    expect(body).not.toContain(home);
    const line =
      /^(?:# (?:HELP|TYPE) mneme_\w+ .+|mneme_\w+(?:\{\w+="[^"\\\n]*"(?:,\w+="[^"\\\n]*")*\})? -?[\d.]+(?:e[+-]?\d+)?)$/;
    for (const each of body.trimEnd().split('\n')) expect(each).toMatch(line);
    const names = [...body.matchAll(/^# TYPE (\w+) gauge$/gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('keeps its secret in a file of the person alone; another one counts at once', async () => {
    expect(secret).toMatch(/^[\w-]{43}$/);
    if (process.platform !== 'win32') expect(statSync(path.join(home, 'api-token')).mode & 0o777).toBe(0o600);
    const before = secret;
    const { script, agent } = await person().programs.renewSecret({ of: 'script' });
    expect((await get('/health')).status).toBe(401);
    secret = script ?? '';
    expect(secret).not.toBe(before);
    expect((await get('/health')).status).toBe(200);
    expect(agent).toBe(web.token);
    expect(await person().programs.secrets({})).toEqual({ script, agent, folder: home });
  });

  it('gives no more to an agent than an agent may', async () => {
    const asAgent = authorized({ authorization: `Bearer ${web.token}`, 'x-mneme-agent': 'scout' });
    expect((await post('/api/memories.add', { content: 'seen' }, asAgent)).status).toBe(200);
    for (const address of ['/health', '/metrics', '/agents/x/memory']) {
      expect((await get(address, asAgent)).status).toBe(403);
    }
    expect((await post('/api/trash.purge', { everything: true }, asAgent)).status).toBe(403);
    expect((await get('/api/events', asAgent)).status).toBe(404);
  });
});

/** Every way in, with what a right request is answered. */
const WAYS: [string, string, number][] = [
  ['POST', '/api/sessions.list', 200],
  ['GET', '/health', 200],
  ['GET', '/metrics', 200],
  ['GET', '/agents/none/memory', 404],
  ['POST', '/agents/none/reset', 404],
  ['POST', '/agents/execute', 503],
];
const BODIES: Record<string, object> = { '/agents/execute': { task: 'x', agent: 'scout' } };

describe.each(WAYS)('%s %s', (method, address, right) => {
  const knock = (headers: OutgoingHttpHeaders, as = method) => {
    const body = as === 'GET' || as === 'HEAD' ? '' : JSON.stringify(BODIES[address] ?? {});
    return ask(web.port, address, {
      method: as,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      body,
    });
  };

  it('is open to the secret alone', async () => {
    expect((await knock(authorized())).status).toBe(right);
    const wrong = [
      {},
      { authorization: `Bearer ${'x'.repeat(43)}` },
      { authorization: `Bearer ${secret}x` },
      { authorization: `Bearer ${secret.slice(0, -1)}` },
      { authorization: secret },
      { authorization: `Basic ${secret}` },
      { cookie: `token=${secret}` },
      { 'x-api-key': secret },
    ];
    for (const headers of wrong) {
      const answer = await knock(headers);
      expect([answer.status, JSON.parse(answer.body).code]).toEqual([401, 'forbidden']);
    }
    expect((await ask(web.port, `${address}?token=${secret}`, { method })).status).toBe(401);
  });

  it('is shut to other hosts and other sites', async () => {
    const strangers: OutgoingHttpHeaders[] = [
      { host: `evil.test:${web.port}` },
      { host: '127.0.0.1' },
      { host: '127.0.0.1:1' },
      { host: `0.0.0.0:${web.port}` },
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { origin: `http://localhost:${web.port}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
    ];
    for (const headers of strangers) expect((await knock(authorized(headers))).status).toBe(403);
    for (const host of ['localhost', '[::1]', '127.0.0.1']) {
      expect((await knock(authorized({ host: `${host}:${web.port}` }))).status).toBe(right);
    }
  });

  it('knows one method, and lets no other site read an answer', async () => {
    const preflight = {
      origin: 'https://evil.test',
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization',
    };
    const answers = [await knock(authorized()), await knock(preflight, 'OPTIONS'), await knock({})];
    for (const other of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'].filter(
      (each) => each !== method,
    )) {
      const answer = await knock(authorized(), other);
      expect([other, answer.status, answer.headers['allow']]).toEqual([other, 405, method]);
      answers.push(answer);
    }
    for (const { headers } of answers) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });
});

describe('a body', () => {
  it.each(['/api/sessions.create', '/agents/none/reset'])(
    'of %s is JSON, and no longer than allowed',
    async (address) => {
      const send = (body: string | readonly Uint8Array[], headers: OutgoingHttpHeaders) =>
        ask(web.port, address, { method: 'POST', headers: authorized(headers), body });
      expect((await send('{}', { 'content-type': 'text/plain' })).status).toBe(415);
      expect((await send('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
      expect((await send('{}', { 'content-length': 2 })).status).toBe(415);
      const json = { 'content-type': 'application/json' };
      for (const broken of ['{', '[]', '"x"', 'NaN', '{"a":1,}', '\ufeff{}x']) {
        expect([broken, (await send(broken, json)).status]).toEqual([broken, 400]);
      }
      const chunks = Array.from({ length: 33 }, () => new Uint8Array(1024 * 1024).fill(0x20));
      expect((await send(chunks, json)).status).toBe(413);
      expect((await send('{"__proto__": {"polluted": true}}', json)).status).toBeGreaterThanOrEqual(400);
      expect('polluted' in {}).toBe(false);
    },
  );
});

describe('a hostile connection', () => {
  const head = (line: string, ...headers: string[]) =>
    [
      line,
      `Host: 127.0.0.1:${web.port}`,
      `Authorization: Bearer ${secret}`,
      ...headers,
      'Connection: close',
      '',
      '',
    ].join('\r\n');

  it.each([
    ['a trace', 'TRACE /health HTTP/1.1', [], /^HTTP\/1\.1 405/],
    ['a tunnel', 'CONNECT /health HTTP/1.1', [], /^(?!HTTP\/1\.1 2)/],
    ['an expectation nobody knows', 'GET /health HTTP/1.1', ['Expect: miracles'], /^HTTP\/1\.1 417/],
    ['two slashes', 'GET //health HTTP/1.1', [], /^HTTP\/1\.1 403/],
    ['steps upwards', 'GET /agents/%2e%2e/%2e%2e/none.db HTTP/1.1', [], /^HTTP\/1\.1 404/],
    ['another address inside', 'GET http://evil.test/health HTTP/1.1', [], /^HTTP\/1\.1 403/],
    ['a header of 20 kB', 'GET /health HTTP/1.1', [`X: ${'x'.repeat(20_000)}`], /^HTTP\/1\.1 431/],
    [
      'two lengths',
      'POST /api/sessions.list HTTP/1.1',
      ['Content-Length: 2', 'Content-Length: 3'],
      /^HTTP\/1\.1 400/,
    ],
    [
      'a length and chunks',
      'POST /api/sessions.list HTTP/1.1',
      ['Content-Length: 2', 'Transfer-Encoding: chunked'],
      /^HTTP\/1\.1 400/,
    ],
    [
      'an unknown coding',
      'POST /api/sessions.list HTTP/1.1',
      ['Transfer-Encoding: xchunked'],
      /^HTTP\/1\.1 [45]/,
    ],
    ['HTTP/1.0', 'GET /health HTTP/1.0', [], /^HTTP\/1\.1 200/],
  ])('%s is answered as it deserves', async (_what, line, headers, expected) => {
    expect(await sendRaw(web.port, head(line, ...headers))).toMatch(expected);
  });

  it('two requests at once get two answers, each by its own right', async () => {
    const host = `Host: 127.0.0.1:${web.port}`;
    const first = ['GET /health HTTP/1.1', host, '', ''].join('\r\n');
    const answer = await sendRaw(web.port, `${first}${head('GET /health HTTP/1.1')}`, 10_000);
    expect([...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status)).toEqual(['401', '200']);
  });

  it('a request with a stranger’s second host is refused', async () => {
    expect(await sendRaw(web.port, head('GET /health HTTP/1.1', 'Host: evil.test'))).toMatch(
      /^HTTP\/1\.1 40[03]/,
    );
  });

  it('becomes no web socket', async () => {
    const upgrade = [
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    expect(await sendRaw(web.port, head('GET /health HTTP/1.1', ...upgrade))).not.toContain('101 Switching');
  });

  it('is not listened to from elsewhere', async () => {
    const refused = await new Promise<NodeJS.ErrnoException>((resolve, reject) => {
      net.connect(web.port, '127.0.0.2', () => reject(new Error('it listens'))).once('error', resolve);
    });
    expect(refused.code).toBe('ECONNREFUSED');
  });
});

it('a folder of that name in the window is none of its addresses', async () => {
  mkdirSync(path.join(home, 'docs'), { recursive: true });
  expect((await get('/docs', {})).headers['content-type']).toBe('text/html; charset=utf-8');
});
