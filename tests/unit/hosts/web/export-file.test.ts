import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebServer } from '../../../../electron/hosts/web/server.ts';
import { createAccess } from '../../../../electron/hosts/web/access.ts';
import { type CoreHandle, startCore } from '../../../../electron/hosts/worker/core-client.ts';
import { createClient } from '../../../../shared/client.ts';
import { makeHome } from '../temporary-home.ts';
import { ask } from './client.ts';

const { home, remove } = makeHome();
let core: CoreHandle;
let server: http.Server;
let port = 0;
let token = '';
let id = '';

beforeAll(async () => {
  core = startCore({ home, validateOutputs: true });
  const access = createAccess(() => performance.now());
  server = createWebServer({ core, access, home, renderer: home });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port; // it listens on a port
  token = access.exchange(access.newCode()) ?? '';
  const client = createClient(core.connect({ actor: 'person', door: 'person', client: 'test' }));
  const session = await client.sessions.create({ title: 'Ёлка "x" 100 %' });
  const started = await client.exports.run({ format: 'session', scope: { sessions: { ids: [session.id] } } });
  id = started.id;
  while ((await client.maintenance.job({ id: started.job.id })).state === 'running')
    await new Promise((resolve) => setTimeout(resolve, 20));
});
afterAll(async () => {
  server.close();
  await core.close();
  remove();
});

describe('GET /api/exports/<id>', () => {
  const get = (path: string, method = 'GET') =>
    ask(port, path, { method, headers: { authorization: `Bearer ${token}` } });

  it('sends the file to be saved under its name', async () => {
    const { status, headers, body } = await get(`/api/exports/${id}`);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="____ x 100 _.md"; filename*=UTF-8''%D0%81%D0%BB%D0%BA%D0%B0%20x%20100%20%25.md`,
    );
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-security-policy']).toContain(`default-src 'none'`);
    expect(body).toContain('# Ёлка "x" 100 %');
  });

  it('asks for the token, for GET, and for an id of an export', async () => {
    expect((await ask(port, `/api/exports/${id}`)).status).toBe(401);
    expect((await get(`/api/exports/${id}`, 'POST')).status).toBe(405);
    for (const other of ['0198c0de-0001-7000-8000-000000000001', '..%2fmemory', 'x', ''])
      expect((await get(`/api/exports/${other}`)).status, other).toBe(404);
  });
});
