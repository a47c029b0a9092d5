import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { copyMemory } from './memory.ts';
import { percentile, printTable, readNumber } from './report.ts';

const ROOT = new URL('../../', import.meta.url);
const WEB_HOST = fileURLToPath(new URL('dist/web/main.js', ROOT));
const WINDOW = fileURLToPath(new URL('dist/renderer/index.html', ROOT));
const CHROMIUM = '/usr/bin/chromium';
const CHROMIUM_FLAGS =
  '--no-sandbox --disable-quic --disable-background-networking --disable-component-update --disable-sync --no-first-run';

/** From starting the built program to the first session: over HTTP, and painted in Chromium. */
async function main(): Promise<void> {
  if (!existsSync(WEB_HOST)) {
    console.log('Skipped: there is no build in dist. Run npm run build first.');
    return;
  }
  const messages = readNumber('size', 100_000);
  const rounds = readNumber('rounds', 5);
  const home = await copyMemory(messages);
  const painting = existsSync(WINDOW) && existsSync(CHROMIUM);
  if (!painting) console.log('Without the window: dist/renderer or /usr/bin/chromium is missing.');
  const samples = { address: [] as number[], overHttp: [] as number[], painted: [] as number[] }; // widened: filled below
  const browser = painting
    ? await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS.split(' ') })
    : undefined;
  for (let round = 0; round < rounds; round += 1) {
    await withHost(home, async (address, startedAt) => {
      samples.address.push(performance.now() - startedAt);
      await readFirstSession(address);
      samples.overHttp.push(performance.now() - startedAt);
    });
    if (browser === undefined) continue;
    await withHost(home, async (address, startedAt) => {
      await paintFirstSession(browser, address);
      samples.painted.push(performance.now() - startedAt);
    });
  }
  await browser?.close();
  const row = (name: string, values: number[]): (string | number)[] => [
    name,
    percentile(values, 50),
    Math.max(...values),
  ];
  console.log(
    `${messages.toLocaleString('en')} messages; milliseconds from starting the web host, ${rounds} times`,
  );
  printTable(
    ['', 'p50', 'max'],
    [
      row('address printed', samples.address),
      row('first session over HTTP', samples.overHttp),
      ...(browser ? [row('first session painted, Chromium running', samples.painted)] : []),
    ],
  );
}

async function withHost(
  home: string,
  work: (address: URL, startedAt: number) => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const host = spawn(process.execPath, [WEB_HOST, '--home', home, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await work(await addressOf(host), startedAt);
  } finally {
    host.kill('SIGTERM');
    await new Promise((resolve) => host.once('exit', resolve));
  }
}

async function addressOf(host: ChildProcess): Promise<URL> {
  if (host.stdout === null) throw new Error('The web host has no output');
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address !== undefined) return new URL(address);
  }
  throw new Error('The web host ended without an address');
}

async function readFirstSession({ origin, hash }: URL): Promise<void> {
  const post = async (path: string, body: unknown, token = ''): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.json();
  };
  const code = hash.slice('#code='.length);
  const { token } = (await post('/api/session', { code })) as { token: string }; // what the host answers
  const answer = (await post('/api/sessions.list', { limit: 1 }, token)) as { ok: boolean }; // likewise
  if (!answer.ok) throw new Error('The web host gave no sessions');
}

async function paintFirstSession(browser: Browser, address: URL): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.goto(address.href);
    await page
      .locator('[role="row"], [role="option"], [role="listitem"]')
      .filter({ hasText: /\d/ })
      .first()
      .waitFor();
  } finally {
    await page.close();
  }
}

await main();
