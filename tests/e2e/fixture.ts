/* oxlint-disable no-empty-pattern -- Playwright reads what a fixture needs from the names in its pattern */
import { test as base, expect, type Page } from '@playwright/test';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fillHome } from './data/fill.ts';
import { type Cli, createCli, Host } from './host.ts';
import { Watch } from './watch.ts';

interface Fixtures {
  /** Whether the home begins with the conversations, facts, preferences and tasks of `data`, or empty. */
  filled: boolean;
  /** A folder for files to import; removed after the test. */
  folder: string;
  /** The test's own memory; removed after the test. */
  home: string;
  /** The web host on it; started by `page`, or by the test itself. */
  host: Host;
  /** Ends Mneme and starts it again on the same memory, with `page` on it. */
  restart: () => Promise<void>;
  /** Another process that writes into the same memory. */
  cli: Cli;
  /** What no window may do; checked at the end of each test. */
  watch: Watch;
}

interface WorkerFixtures {
  /** A filled memory that each test takes a copy of. */
  filledHome: string;
}

/** The test function of the journeys: `page` is a window on a home of the test's own. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  filled: [false, { option: true }],
  filledHome: [
    async ({}, provide) => {
      const home = makeFolder('mneme-filled-');
      try {
        await fillHome(home, Date.now());
        await provide(home);
      } finally {
        removeFolder(home);
      }
    },
    { scope: 'worker' },
  ],
  folder: async ({}, provide) => {
    const folder = makeFolder('mneme-files-');
    await provide(folder);
    removeFolder(folder);
  },
  home: async ({ filled, filledHome }, provide) => {
    const home = makeFolder('mneme-e2e-');
    if (filled) cpSync(filledHome, home, { recursive: true });
    await provide(home);
    removeFolder(home);
  },
  host: async ({ home }, provide, info) => {
    const host = new Host(home);
    await provide(host);
    await host.stop();
    expect.soft(host.outbound(), 'other computers that Mneme tried to reach').toEqual([]);
    host.forgetOutbound();
    if (info.status !== info.expectedStatus)
      await info.attach('host', { body: host.output, contentType: 'text/plain' });
  },
  restart: async ({ page, host }, provide) => {
    await provide(async () => {
      // A window that is still open would complain on its console.
      await page.goto('about:blank');
      await enter(page, await host.restart());
    });
  },
  cli: async ({ home }, provide) => {
    await provide(createCli(home));
  },
  watch: async ({ context }, provide) => {
    const watch = new Watch();
    await watch.over(context);
    await provide(watch);
    watch.check();
  },
  page: async ({ page, host, watch: _watched }, provide) => {
    await enter(page, await host.start());
    await provide(page);
  },
});

export { expect };

/**
 * Opens a window, in any language, at the conversations: it goes past the first page, with which a memory of nothing begins,
 * and past Home, with which one begins in which there is a memory by then.
 */
export async function enter(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const first = page.locator('[data-screen="welcome"]');
  const shell = page.locator('.app');
  await expect(first.or(shell)).toBeVisible();
  if (await first.isVisible()) await first.locator('footer').getByRole('button').last().click();
  await expect(shell).toBeVisible();
  await page.evaluate(() => {
    if (window.location.hash.startsWith('#/home')) window.location.replace('#/sessions');
  });
}

/** Every commit is synced; where there is a file system in memory, tests need not wait for a disk. */
function makeFolder(prefix: string): string {
  return mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), prefix));
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}
