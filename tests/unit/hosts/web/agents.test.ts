import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTokens, isToken } from '../../../../electron/core/index.ts';
import { connectHttp, serveWeb, runTool } from '../../../support/mcp.ts';
import { makeHome, temporaryHome } from '../temporary-home.ts';
import { ask } from './client.ts';

const { home, remove } = makeHome();
let web: Awaited<ReturnType<typeof serveWeb>>;

const hello = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } },
};
const list = { jsonrpc: '2.0', id: 2, method: 'tools/list', params: {} };

const knock = (more: OutgoingHttpHeaders = {}, body: unknown = hello, method = 'POST') =>
  ask(web.port, '/mcp', {
    method,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${web.token}`,
      ...more,
    },
    body: method === 'POST' ? JSON.stringify(body) : '',
  });

beforeAll(async () => {
  web = await serveWeb(home);
});
afterAll(async () => {
  await web.close();
  remove();
});

describe('the door for agents', () => {
  it('opens to the secret, and gives a session to a program of 2025', async () => {
    const answer = await knock();
    expect(answer).toMatchObject({ status: 200 });
    expect(JSON.parse(answer.body)).toMatchObject({ result: { serverInfo: { name: 'mneme' } } });
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    const session = { 'mcp-session-id': String(answer.headers['mcp-session-id']) };
    expect(await knock(session, list)).toMatchObject({ status: 200 });
    expect(await knock(session, list, 'GET')).toMatchObject({ status: 405 });
    expect(await knock(session, list, 'DELETE')).toMatchObject({ status: 200 });
    expect(await knock(session, list)).toMatchObject({ status: 404 });
    expect(await knock({}, list)).toMatchObject({ status: 400 });
  });

  const window = () => web.access.exchange(web.access.newCode()) ?? '';
  const strangers: [string, () => OutgoingHttpHeaders, number][] = [
    ['without a secret', () => ({ authorization: '' }), 401],
    ['with a wrong secret', () => ({ authorization: `Bearer ${'x'.repeat(43)}` }), 401],
    ['with the token of a window', () => ({ authorization: `Bearer ${window()}` }), 401],
    ['of another host (DNS rebinding)', () => ({ host: `evil.test:${web.port}` }), 403],
    ['of a host without our port', () => ({ host: '127.0.0.1' }), 403],
    ['from another origin', () => ({ origin: 'https://evil.test' }), 403],
    ['from an origin of no name', () => ({ origin: 'null' }), 403],
    ['from a page of another site', () => ({ 'sec-fetch-site': 'cross-site' }), 403],
    ['that is no JSON', () => ({ 'content-type': 'text/plain' }), 415],
  ];
  it.each(strangers)('refuses a request %s', async (_name, headers, status) => {
    const answer = await knock(headers());
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('serverInfo');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('keeps apart who calls, by the names they give', async () => {
    const one = await connectHttp(web, 'one');
    const two = await connectHttp(web, 'two', '2026-07-28');
    const { value } = await runTool(one, 'memory_store', { content: 'mine alone' });
    expect((await runTool(one, 'memory_get', { id: value.id })).value).toMatchObject({ by: 'one' });
    expect((await runTool(two, 'memory_get', { id: value.id })).error).toMatch(/^not_found/);
    expect((await runTool(two, 'memory_stats')).value).toMatchObject({ name: 'two' });
    await one.close();
    await two.close();
  });

  it('lets a program call as an agent, and never as more than that', async () => {
    const post = (operation: string, input: unknown, more: OutgoingHttpHeaders = {}) =>
      ask(web.port, `/api/${operation}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${web.token}`,
          'x-mneme-agent': 'caller',
          ...more,
        },
        body: JSON.stringify(input),
      });
    const added = await post('memories.add', { content: 'x' });
    expect(JSON.parse(added.body)).toMatchObject({
      ok: true,
      value: { agentName: 'caller', origin: { actor: 'agent', trust: 'unreviewed' } },
    });
    expect(await post('settings.set', { values: {} })).toMatchObject({ status: 403 });
    expect(await post('trash.purge', {})).toMatchObject({ status: 403 });
    expect(await post('uploads', {})).toMatchObject({ status: 404 });
    expect(await post('events', {})).toMatchObject({ status: 404 });
    const nameless = await post('agents.get', {}, { 'x-mneme-agent': ' ' });
    expect(JSON.parse(nameless.body)).toMatchObject({ value: { name: 'http' } });
  });
});

describe('the secret of agents', () => {
  it('is made once, readable by the person alone, and another one where it was removed', () => {
    const place = path.join(temporaryHome(), 'new');
    const file = path.join(place, 'agent-token');
    expect(isToken(place, 'agent', '')).toBe(false);
    ensureTokens(place);
    const first = readFileSync(file, 'utf8').trim();
    expect(first).toMatch(/^[\w-]{43}$/);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    ensureTokens(place);
    expect(isToken(place, 'agent', first)).toBe(true);
    rmSync(file);
    expect(isToken(place, 'agent', first)).toBe(false);
    ensureTokens(place);
    expect(isToken(place, 'agent', first)).toBe(false);
    writeFileSync(file, '');
    expect(isToken(place, 'agent', '')).toBe(false);
    rmSync(file);
    mkdirSync(file);
    expect(() => ensureTokens(place)).not.toThrow();
  });
});
