import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask, createPatientChat, failureOf, modelAt, serve } from '../../../support/chat.ts';

describe('where it goes', () => {
  it('is this computer, unless the person consented to one other host', async () => {
    const { port, asked } = await serve();
    for (const host of [
      '192.0.2.1',
      'example.invalid',
      '0.0.0.0',
      '127.1',
      '2130706433',
      '[::ffff:127.0.0.1]',
    ]) {
      const failure = await failureOf(ask(modelAt(`http://${host}:${port}/v1`)));
      expect(failure).toMatchObject({
        reason: 'not_consented',
        message: expect.stringContaining('nothing was sent'),
      });
    }
    expect(asked).toEqual([]);
    // It is a name of this computer that looks like any other.
    const allowed = modelAt(`http://2130706433:${port}/v1`, { consentedHost: '2130706433' });
    expect(await ask(allowed)).toMatchObject({ text: 'Yes.' });
    expect(await failureOf(ask({ ...allowed, consentedHost: '2130706434' }))).toMatchObject({
      reason: 'not_consented',
    });
  });

  it('is by name this computer too', async () => {
    const { port } = await serve();
    expect(await ask(modelAt(`http://localhost:${port}/v1/`))).toMatchObject({ text: 'Yes.' });
  });

  it.each([
    '',
    'localhost',
    'file:///etc/passwd',
    'http://me:secret@127.0.0.1/v1',
    'http://127.0.0.1/v1?x=1',
  ])('is no address: %j', async (baseUrl) => {
    expect(await failureOf(ask(modelAt(baseUrl)))).toMatchObject({ reason: 'wrong_address' });
  });

  it('is not where a redirect leads', async () => {
    const elsewhere = await serve();
    const statuses = [301, 302, 303, 307, 308];
    for (const status of statuses) {
      const headers = { location: `${elsewhere.baseUrl}/chat/completions` };
      const server = await serve({ reply: () => ({ refusal: { status, body: '', headers } }) });
      expect(await failureOf(ask(modelAt(server.baseUrl)))).toMatchObject({
        reason: 'wrong_address',
        message: expect.stringContaining('it sends elsewhere'),
      });
    }
    expect(elsewhere.asked).toEqual([]);
  });

  it('is not a proxy of the environment', async () => {
    const proxied: string[] = [];
    const proxy = createServer((request, response) => {
      proxied.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const { port } = proxy.address() as AddressInfo; // it listens on a port
    const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'NODE_USE_ENV_PROXY'];
    const before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
    for (const name of names) process.env[name] = name.startsWith('NODE') ? '1' : `http://127.0.0.1:${port}`;
    onTestFinished(() => {
      for (const name of names) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    });
    const server = await serve();
    expect(await ask(modelAt(server.baseUrl))).toMatchObject({ text: 'Yes.' });
    expect(proxied).toEqual([]);
  });

  it('sends the key it was given and nothing it was not asked to', async () => {
    const server = await serve({ key: 'zq-secret' });
    await ask(modelAt(server.baseUrl), createPatientChat('zq-secret'));
    const open = await serve();
    await ask(modelAt(open.baseUrl));
    expect(open.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(Object.keys(open.asked[0]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'connection',
      'content-length',
      'content-type',
      'host',
    ]);
  });
});
