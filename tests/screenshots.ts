import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CHROMIUM_LAUNCH } from './e2e/chromium.ts';
import { asChatLines, newConversations } from './e2e/data/conversations.ts';
import { fillHome } from './e2e/data/fill.ts';
import { Host } from './e2e/host.ts';
import { ImportsPage } from './e2e/pages/imports-page.ts';
import { SessionsPage } from './e2e/pages/sessions-page.ts';

const root = path.resolve(import.meta.dirname, '..');
const THEMES = ['light', 'dark'] as const;
const LARGE = { width: 1440, height: 900 };
const SMALL = { width: 1024, height: 700 };

/** A picture: its name, and how a window comes to what it shows. `folder` holds files to import. */
type Picture = Readonly<{ name: string; show: (page: Page, folder: string) => Promise<void> }>;

const README_PICTURES: readonly Picture[] = [
  { name: 'sessions', show: showSession },
  { name: 'search', show: (page) => showSearch(page, 'piano') },
  { name: 'knowledge', show: (page) => showFirstRow(page, '/knowledge', 'allergies') },
  { name: 'preferences', show: showPreferences },
  { name: 'tasks', show: (page) => showFirstRow(page, '/tasks', 'quarter report') },
  { name: 'import', show: showImport },
];
const FURTHER_PICTURES: readonly Picture[] = [
  { name: 'trash', show: (page) => go(page, '/trash') },
  { name: 'settings', show: (page) => go(page, '/settings') },
  { name: 'search-no-match', show: (page) => showSearch(page, 'unheard-of') },
  { name: 'session-gone', show: (page) => go(page, '/sessions/018f0000-0000-7000-8000-000000000000') },
];
const EMPTY_PICTURES: readonly Picture[] = [
  'sessions',
  'search',
  'knowledge',
  'preferences',
  'tasks',
  'imports',
  'trash',
  'settings',
].map((screen) => ({ name: `empty-${screen}`, show: (page) => go(page, `/${screen}`) }));

/** Takes the pictures of the README; with `--all` also those of small windows, empty and failing screens. */
async function takeScreenshots(everything: boolean): Promise<void> {
  const browser = await chromium.launch(CHROMIUM_LAUNCH);
  try {
    const shown = path.join(root, 'docs/screenshots');
    await takeOn(browser, { fill: true, size: LARGE, folder: shown, pictures: README_PICTURES });
    if (!everything) return;
    const folder = path.join(root, 'test-results/screenshots');
    const all = [...README_PICTURES, ...FURTHER_PICTURES];
    await takeOn(browser, { fill: true, size: LARGE, folder, pictures: FURTHER_PICTURES });
    await takeOn(browser, { fill: true, size: SMALL, folder, pictures: all, suffix: '-1024' });
    await takeOn(browser, { fill: false, size: LARGE, folder, pictures: EMPTY_PICTURES });
    await takeEntry(browser, folder);
  } finally {
    await browser.close();
  }
}

type Series = Readonly<{
  /** Whether the memory is filled, or empty. */
  fill: boolean;
  size: { width: number; height: number };
  folder: string;
  pictures: readonly Picture[];
  suffix?: string;
}>;

async function takeOn(
  browser: Browser,
  { fill, size, folder, pictures, suffix = '' }: Series,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const home = mkdtempSync(path.join(os.tmpdir(), 'mneme-pictures-'));
  const files = mkdtempSync(path.join(os.tmpdir(), 'mneme-files-'));
  if (fill) await fillHome(home, Date.now());
  writeFileSync(path.join(files, 'export-november.jsonl'), asChatLines(newConversations(Date.now())));
  const host = new Host(home);
  try {
    await host.start();
    for (const theme of THEMES) {
      for (const { name, show } of pictures) {
        const file = path.join(folder, `${name}${suffix}-${theme}.png`);
        await take(browser, {
          address: await host.newAddress(),
          theme,
          size,
          file,
          show: (page) => show(page, files),
        });
      }
    }
  } finally {
    await host.stop();
    for (const made of [home, files]) rmSync(made, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** What a window shows that has no right to the memory. */
async function takeEntry(browser: Browser, folder: string): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'mneme-pictures-'));
  const host = new Host(home);
  try {
    const { origin: address } = new URL(await host.start());
    for (const theme of THEMES) {
      const file = path.join(folder, `entry-${theme}.png`);
      await take(browser, { address, theme, size: LARGE, file, show: async () => {} });
    }
  } finally {
    await host.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 10 });
  }
}

type Shot = Readonly<{
  address: string;
  theme: (typeof THEMES)[number];
  size: { width: number; height: number };
  file: string;
  show: (page: Page) => Promise<void>;
}>;

async function take(browser: Browser, { address, theme, size, file, show }: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('main').waitFor();
  await show(page);
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle', { timeout: 1000 }).catch(() => undefined); // the feed never ends
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  await context.close();
  console.log(path.relative(root, file));
}

async function showSession(page: Page): Promise<void> {
  const sessions = new SessionsPage(page);
  await sessions.list.open('Which index does this query use');
  await sessions.message('The monthly report takes').waitFor();
  await page.locator('pre span span').first().waitFor();
}

async function showSearch(page: Page, words: string): Promise<void> {
  await go(page, '/search');
  const field = page.getByRole('textbox', { name: 'Search everything' });
  const outcome = page
    .getByRole('search')
    .getByRole('status')
    .filter({ hasText: /result|^0/ });
  // The time it took is shown, and the first search after a start is no fair picture of it.
  for (const asked of ['tuner', words]) {
    await field.fill(asked);
    await page.waitForTimeout(500); // the answer is to be that to the last word
    await outcome.waitFor();
  }
}

async function showFirstRow(page: Page, screen: string, words: string): Promise<void> {
  await go(page, screen);
  const row = page.locator('[data-id]').filter({ hasText: words }).first();
  await row.click();
  // In a small window what is beside the list shows when it is asked for.
  if (page.viewportSize()?.width !== LARGE.width) await page.keyboard.press('Control+Alt+i');
  await page.getByRole('heading', { name: 'History' }).waitFor();
}

async function showPreferences(page: Page): Promise<void> {
  await go(page, '/preferences');
  await page.getByText('Whole words for names').or(page.getByText('TypeScript, strict')).first().waitFor();
}

async function showImport(page: Page, folder: string): Promise<void> {
  await go(page, '/imports');
  const imports = new ImportsPage(page);
  await imports.choose(path.join(folder, 'export-november.jsonl'));
  await imports.preview.waitFor();
}

async function go(page: Page, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, screen);
}

await takeScreenshots(process.argv.includes('--all'));
