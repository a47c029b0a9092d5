import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CHROMIUM_LAUNCH } from './e2e/chromium.ts';
import { workAsAgent } from './e2e/data/agent-door.ts';
import { fillHome } from './e2e/data/fill.ts';
import { fillInbox } from './e2e/data/proposals.ts';
import { workThreeWeeks } from './e2e/data/three-weeks.ts';
import { createCli, Host } from './e2e/host.ts';
import {
  EMPTY_PICTURES,
  FILLED_PICTURES,
  type Picture,
  README_PICTURES,
  writePictureFiles,
} from './pictures.ts';

const root = path.resolve(import.meta.dirname, '..');
const THEMES = ['light', 'dark'] as const;
const LANGUAGES = { en: 'en-GB', ru: 'ru-RU' } as const;
const LARGE = { width: 1440, height: 900 };
const SMALL = { width: 1024, height: 700 };

/** How a window looks: its theme, size and language. */
type Look = Readonly<{
  theme: (typeof THEMES)[number];
  size: { width: number; height: number };
  language: keyof typeof LANGUAGES;
}>;

/** Takes the pictures of the README; with `--all` instead every screen in each theme, language and size. */
async function takeScreenshots(everything: boolean): Promise<void> {
  const browser = await chromium.launch(CHROMIUM_LAUNCH);
  try {
    if (everything) await takeEverything(browser);
    else await takeReadme(browser);
  } finally {
    await browser.close();
  }
}

async function takeReadme(browser: Browser): Promise<void> {
  const folder = path.join(root, 'docs/screenshots');
  for (const theme of THEMES) {
    const look: Look = { theme, size: LARGE, language: 'en' };
    await takeOn(browser, look, { fill: true, folder, pictures: README_PICTURES });
  }
}

/** Into `test-results/screenshots`, a folder for each language and size. */
async function takeEverything(browser: Browser): Promise<void> {
  for (const language of ['en', 'ru'] as const) {
    for (const size of [LARGE, SMALL]) {
      const folder = path.join(root, 'test-results/screenshots', language, String(size.width));
      for (const theme of THEMES) {
        const look = { theme, size, language };
        await takeOn(browser, look, { fill: true, folder, pictures: FILLED_PICTURES });
        await takeOn(browser, look, { fill: false, folder, pictures: EMPTY_PICTURES });
        await takeEntry(browser, look, folder);
      }
    }
  }
}

/** `fill`: whether the memory is filled, or empty. */
type Series = Readonly<{ fill: boolean; folder: string; pictures: readonly Picture[] }>;

async function takeOn(browser: Browser, look: Look, { fill, folder, pictures }: Series): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const home = mkdtempSync(path.join(os.tmpdir(), 'mneme-pictures-'));
  const files = mkdtempSync(path.join(os.tmpdir(), 'mneme-files-'));
  if (fill) {
    await fillHome(home, Date.now());
    const clock = { now: 0 };
    await workAsAgent(
      home,
      'Claude Code',
      (agent) => workThreeWeeks(agent, clock, Date.now()),
      () => clock.now,
    );
    await fillInbox(home);
  }
  writePictureFiles(files);
  const host = new Host(home);
  try {
    await host.start();
    // A memory of three weeks has one.
    if (fill) await createCli(home)('backups.create');
    for (const { name, show } of pictures) {
      const file = path.join(folder, `${name}-${look.theme}.png`);
      const address = await host.newAddress();
      await take(browser, look, { address, file, show: (page) => show(page, files) });
    }
  } finally {
    await host.stop();
    for (const made of [home, files]) rmSync(made, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** What a window shows that has no right to the memory. */
async function takeEntry(browser: Browser, look: Look, folder: string): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'mneme-pictures-'));
  const host = new Host(home);
  try {
    const { origin: address } = new URL(await host.start());
    const file = path.join(folder, `entry-${look.theme}.png`);
    await take(browser, look, { address, file, show: async () => {} });
  } finally {
    await host.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 10 });
  }
}

type Shot = Readonly<{ address: string; file: string; show: (page: Page) => Promise<void> }>;

async function take(browser: Browser, look: Look, { address, file, show }: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport: look.size,
    colorScheme: look.theme,
    locale: LANGUAGES[look.language],
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

await takeScreenshots(process.argv.includes('--all'));
