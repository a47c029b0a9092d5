import { describe, expect, it } from 'vitest';
import { sendRequest } from '../../../../electron/core/models/request.ts';
import type { Chat } from '../../../../electron/core/ports.ts';
import { openTestCore } from '../../../support/core.ts';

describe('requests to other computers', () => {
  it('are told before they go, only where the person consented, and none to this computer', async () => {
    const told: string[] = [];
    const ask = (baseUrl: string, consentedHost: string) =>
      sendRequest(
        { baseUrl, model: 'm', consentedHost, onOutside: (host) => void told.push(host) },
        { method: 'GET', path: '/models' },
        AbortSignal.abort(), // nothing goes out of this test
      ).catch(() => undefined);
    await ask('http://127.0.0.1:9/v1', 'elsewhere.example');
    await ask('http://elsewhere.example/v1', '');
    await ask('http://elsewhere.example/v1', 'other.example');
    expect(told).toEqual([]);
    await ask('http://elsewhere.example/v1', 'elsewhere.example');
    expect(told).toEqual(['elsewhere.example']);
  });

  it('are counted by host for good, those of the application as well', async () => {
    const chat: Chat = {
      complete: () => Promise.reject(new Error('not asked')),
      async models(model) {
        model.onOutside?.('elsewhere.example');
        return [];
      },
    };
    const test = openTestCore({ chat });
    const client = test.client();
    expect(await client.outside.requests({})).toEqual({ total: 0, items: [] });
    await client.models.list({});
    test.clock.advance(1000);
    await client.models.list({});
    await client.outside.note({ host: 'updates.example' });
    await test.close();
    const again = openTestCore({ home: test.home, clock: test.clock });
    expect(await again.client().outside.requests({})).toEqual({
      total: 3,
      items: [
        {
          host: 'elsewhere.example',
          count: 2,
          firstAt: '2026-03-01T12:00:00.000Z',
          lastAt: '2026-03-01T12:00:01.000Z',
        },
        {
          host: 'updates.example',
          count: 1,
          firstAt: '2026-03-01T12:00:01.000Z',
          lastAt: '2026-03-01T12:00:01.000Z',
        },
      ],
    });
  });
});
