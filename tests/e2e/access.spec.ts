import Database from 'better-sqlite3';
import path from 'node:path';
import { enter, expect, test } from './fixture.ts';
import { SessionsPage } from './pages/sessions-page.ts';
import { Shell } from './pages/shell.ts';

const NO_RIGHT = 'This window cannot see your memory';

test('a window without a code, or with a wrong or used one, says calmly how to come in', async ({
  host,
  context,
  watch,
}) => {
  watch.allow(/status of 401/);
  const address = await host.start();
  const origin = new URL(address).origin;
  for (const wrong of [`${origin}/`, `${origin}/#/knowledge`, `${origin}/#code=AAAAAAAAAAAAAAAAAAAAAA`]) {
    const page = await context.newPage();
    await page.goto(wrong);
    await expect(page.getByRole('heading', { name: NO_RIGHT })).toBeVisible();
    await expect(page.getByText('npm start')).toBeVisible();
    await page.close();
  }
  const right = await context.newPage();
  await enter(right, address);
  const second = await context.newPage();
  await second.goto(address);
  await expect(second.getByRole('heading', { name: NO_RIGHT })).toBeVisible();
  await enter(second, await host.newAddress());
});

test('the code leaves the address, and a reload stays signed in', async ({ page }) => {
  expect(page.url()).not.toContain('code');
  await page.reload();
  await expect(new Shell(page).navigation).toBeVisible();
  const kept = await page.evaluate(() => ({
    cookie: document.cookie,
    local: JSON.stringify(Object.entries(localStorage)),
  }));
  expect(kept.cookie).toBe('');
  expect(kept.local).not.toContain('token');
});

test('a request from another site, under another name or without a token is refused', async ({
  page,
  request,
}) => {
  const { origin } = new URL(page.url());
  const token = await page.evaluate(() => sessionStorage.getItem('mneme.token'));
  const call = (headers: Record<string, string>) =>
    request.post(`${origin}/api/sessions.list`, {
      data: {},
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  expect((await call({})).status()).toBe(200);
  expect((await call({ origin })).status()).toBe(200);
  for (const headers of [
    { origin: 'http://evil.test' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { host: 'evil.test' },
    { host: `evil.test:${new URL(origin).port}` },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const refused = await call(headers);
    expect(refused.status(), JSON.stringify(headers)).toBe(403);
    expect(refused.headers()['access-control-allow-origin']).toBeUndefined();
  }
  expect((await call({ authorization: '' })).status()).toBe(401);
  expect((await call({ authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })).status()).toBe(
    401,
  );
});

test('another site in the same browser can neither call nor frame nor read it', async ({
  page,
  context,
  watch,
}) => {
  watch.allow(
    /Access to fetch|ERR_BLOCKED_BY_RESPONSE|ERR_FAILED|frame-ancestors|X-Frame-Options|status of 403/,
  );
  const { origin } = new URL(page.url());
  await context.route('http://evil.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>evil</h1>' }),
  );
  const evil = await context.newPage();
  watch.allowRequests('http://evil.test/');
  await evil.goto('http://evil.test/');
  const seen = await evil.evaluate(async (target) => {
    const reach = async (address: string, init: RequestInit) =>
      fetch(address, init).then(
        (response) => response.type,
        () => 'refused',
      );
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.src = `${target}/`;
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    return {
      call: await reach(`${target}/api/sessions.list`, { method: 'POST', body: '{}' }),
      simple: await reach(`${target}/api/session`, { method: 'POST', mode: 'no-cors', body: '{}' }),
      framed: frame.contentDocument === null ? 'closed' : 'open',
    };
  }, origin);
  expect(seen).toEqual({ call: 'refused', simple: 'refused', framed: 'closed' });
  expect(evil.frames().some((frame) => frame.url().startsWith(origin))).toBe(false);
});

test('a host that ends and comes back is told of, and a new address goes on in the same window', async ({
  page,
  host,
  cli,
  watch,
}) => {
  watch.allow(
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|status of 401|ERR_EMPTY/,
  );
  const shell = new Shell(page);
  const port = Number(new URL(page.url()).port);
  await expect(shell.status).toContainText('Local only');
  await host.stop();
  await expect(shell.status.getByRole('alert')).toContainText('Mneme was closed');
  await cli('sessions.create', { title: 'While it was closed' });
  const address = await host.start(port);
  await expect(shell.status.getByRole('alert')).toContainText('does not know this window');
  await page.goto(address);
  await expect(shell.status).toContainText('Local only');
  await expect(new SessionsPage(page).list.row('While it was closed')).toBeVisible();
});

test('a connection that breaks is made again, with what was missed', async ({
  page,
  context,
  cli,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|ERR_INCOMPLETE/);
  const shell = new Shell(page);
  const { origin } = new URL(page.url());
  let broken = true;
  await context.route(`${origin}/api/events`, (route) => (broken ? route.abort() : route.continue()));
  watch.allow(/ERR_FAILED/);
  await page.reload();
  await expect(shell.status.getByRole('alert')).toContainText('Trying to reach it');
  const { list } = new SessionsPage(page);
  await expect(page.getByText('No sessions yet')).toBeVisible();
  await cli('sessions.create', { title: 'Missed at first' });
  broken = false;
  await expect(list.row('Missed at first')).toBeVisible();
  await expect(shell.status).toContainText('Local only');
});

test('a memory of a newer Mneme is left alone, and the window says so in words', async ({
  host,
  home,
  cli,
  context,
  watch,
}) => {
  watch.allow(/status of 503/);
  await cli('sessions.create', { title: 'Kept by a newer Mneme' });
  const file = new Database(path.join(home, 'memory.db'));
  file.pragma('user_version = 999999');
  file.close();
  const page = await context.newPage();
  await page.goto(await host.start());
  await expect(page.getByText(/newer (version of )?Mneme/i).first()).toBeVisible();
  await expect(page.getByText('Nothing was touched').first()).toBeVisible();
  const again = new Database(path.join(home, 'memory.db'), { readonly: true });
  expect(again.pragma('user_version', { simple: true })).toBe(999999);
  again.close();
});
