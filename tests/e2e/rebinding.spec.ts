import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CHROMIUM_LAUNCH } from './chromium.ts';
import { expect, test } from './fixture.ts';

/** A name of somebody else that leads to this machine, as one that rebinds its name makes it. */
const STRANGER = 'evil.test';

// Its own browser: the name is given to this machine when that is started.
test('a page whose name was made to lead here is refused everything, secret or not', async ({
  host,
  home,
}) => {
  const { port } = new URL(await host.start());
  const secrets = ['api-token', 'agent-token'].map((name) =>
    readFileSync(path.join(home, name), 'utf8').trim(),
  );
  const browser = await chromium.launch({
    ...CHROMIUM_LAUNCH,
    args: [...CHROMIUM_LAUNCH.args, `--host-resolver-rules=MAP ${STRANGER} 127.0.0.1`],
  });
  try {
    const page = await browser.newPage();
    // Whoever rebinds a name may ask its own origin; the browser counts what answers there as that.
    const origin = `http://${STRANGER}:${port}`;
    const opened = await page.goto(`${origin}/`);
    expect(opened?.status()).toBe(403);
    expect(await page.evaluate(() => location.origin)).toBe(origin);
    const ask = (address: string, secret: string, method: string) =>
      page.evaluate(
        async ({ to, bearer, how }) => {
          const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
          const body = how === 'GET' ? null : '{}';
          return fetch(to, { method: how, headers, body }).then(
            async (response) => ({ status: response.status, text: await response.text() }),
            (error: unknown) => ({ status: 0, text: String(error) }),
          );
        },
        { to: address, bearer: secret, how: method },
      );
    for (const secret of secrets) {
      for (const [address, method] of [
        ['/api/sessions.list', 'POST'],
        ['/api/events', 'GET'],
        ['/health', 'GET'],
        ['/metrics', 'GET'],
        ['/mcp', 'POST'],
        ['/openapi.json', 'GET'],
        ['/', 'GET'],
      ] as const) {
        const { status, text } = await ask(`${origin}${address}`, secret, method);
        expect([address, status, text]).toEqual([
          address,
          403,
          expect.stringContaining('not an address of Mneme'),
        ]);
      }
    }
    // The same requests of a program that is no page are answered: it was the name that was refused.
    const right = await fetch(`http://127.0.0.1:${port}/health`, {
      headers: { authorization: `Bearer ${secrets[0]}` },
    });
    expect(right.status).toBe(200);
  } finally {
    await browser.close();
  }
});
