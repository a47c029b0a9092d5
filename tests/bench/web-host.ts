import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { CHROMIUM_LAUNCH } from '../e2e/chromium.ts';

const ROOT = new URL('../../', import.meta.url);
const WEB_HOST = fileURLToPath(new URL('dist/web/main.js', ROOT));
const WINDOW = fileURLToPath(new URL('dist/renderer/index.html', ROOT));

/** A running web host: the address it printed, its process, and when it was started by `performance.now()`. */
export type RunningHost = Readonly<{ address: URL; process: ChildProcess; startedAt: number }>;

/** Whether there is a build to measure; says so where there is none. */
export function isBuilt(): boolean {
  if (existsSync(WEB_HOST)) return true;
  console.log('Skipped: there is no build in dist. Run npm run build first.');
  return false;
}

/** Starts the browser of this machine; undefined, with a word, where it or the built window is missing. */
export async function launchBrowser(): Promise<Browser | undefined> {
  if (existsSync(WINDOW) && existsSync(CHROMIUM_LAUNCH.executablePath))
    return chromium.launch(CHROMIUM_LAUNCH);
  console.log(`Without the window: dist/renderer or ${CHROMIUM_LAUNCH.executablePath} is missing.`);
  return undefined;
}

/** Starts the built web host on a home and ends it after the work. */
export async function withHost(home: string, work: (host: RunningHost) => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  const host = spawn(process.execPath, [WEB_HOST, '--home', home, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await work({ address: await addressOf(host), process: host, startedAt });
  } finally {
    host.kill('SIGTERM');
    await new Promise((resolve) => host.once('exit', resolve));
  }
}

/** What a window calls: an operation of the contract over HTTP. */
export type HttpCall = (operation: string, input: unknown) => Promise<void>;

/** Opens a window without a browser. Its calls throw where the host refuses. */
export async function openHttpWindow({ origin, hash }: URL): Promise<HttpCall> {
  const post = async (path: string, body: unknown, token = ''): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.json();
  };
  const code = hash.slice('#code='.length);
  const { token } = (await post('/api/session', { code })) as { token: string }; // what the host answers
  return async (operation, input) => {
    const answer = (await post(`/api/${operation}`, input, token)) as { ok: boolean }; // likewise
    if (!answer.ok) throw new Error(`The web host refused ${operation}`);
  };
}

/** Opens a page of the window and waits until the first row of a list is painted. */
export async function paintFirstRow(browser: Browser, address: URL): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address.href);
  await page.locator('[role="row"]').filter({ hasText: /\d/ }).first().waitFor();
  return page;
}

async function addressOf(host: ChildProcess): Promise<URL> {
  if (host.stdout === null) throw new Error('The web host has no output');
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address !== undefined) return new URL(address);
  }
  throw new Error('The web host ended without an address');
}
