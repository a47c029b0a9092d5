import { chromium, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CHROMIUM_LAUNCH } from './e2e/chromium.ts';
import { asChatLines, newConversations } from './e2e/data/conversations.ts';
import { fillHome } from './e2e/data/fill.ts';
import { createCli, Host } from './e2e/host.ts';

const out = '/tmp/ru-shots/png';
mkdirSync(out, { recursive: true });
const only = process.argv[2];
const go = async (page: Page, hash: string) => {
  await page.evaluate((h) => { window.location.hash = h; }, hash);
  await page.waitForTimeout(900);
};
const row = async (page: Page, screen: string) => {
  await go(page, screen);
  await page.locator('[data-id]').first().click();
  await page.waitForTimeout(300);
  if ((page.viewportSize()?.width ?? 0) < 1200) await page.locator('[data-id]').first().click().catch(() => {});
  await page.waitForTimeout(700);
};
const press = async (page: Page, keys: string) => { await page.keyboard.press(keys); await page.waitForTimeout(700); };
const pictures: [string, (page: Page, folder: string) => Promise<void>][] = [
  ['sessions', async (p) => { await go(p, '/sessions'); await p.getByText('Which index does this query use').first().click(); await p.waitForTimeout(1200); }],
  ['sessions-ru', async (p) => { await go(p, '/sessions'); await p.locator('[data-id]').filter({ hasText: /[а-я]{4}/i }).first().click(); await p.waitForTimeout(1200); }],
  ['inspector', async (p) => { await go(p, '/sessions'); await p.locator('[data-id]').first().click(); await p.waitForTimeout(500); await press(p, 'Control+Alt+i'); }],
  ['trace', async (p) => { await go(p, '/sessions'); await p.locator('[data-id]').first().click(); await p.waitForTimeout(500); await press(p, 'y'); }],
  ['search', async (p) => { await go(p, '/search?q=piano'); await p.getByRole('textbox').first().fill('piano'); await p.waitForTimeout(1500); }],
  ['search-start', async (p) => { await go(p, '/search'); }],
  ['search-none', async (p) => { await go(p, '/search'); await p.getByRole('textbox').first().fill('щщщщ'); await p.waitForTimeout(1200); }],
  ['knowledge', (p) => row(p, '/knowledge')],
  ['knowledge-bulk', async (p) => { await go(p, '/knowledge'); await p.locator('[data-id]').first().click(); await press(p, 'x'); await press(p, 'j'); await press(p, 'x'); }],
  ['preferences', (p) => go(p, '/preferences')],
  ['tasks', (p) => row(p, '/tasks')],
  ['imports', async (p) => { await go(p, '/imports'); }],
  ['imports-preview', async (p, f) => { await go(p, '/imports'); await p.locator('input[type=file]').setInputFiles(path.join(f, 'export-november.jsonl')); await p.waitForTimeout(2000); }],
  ['trash', (p) => go(p, '/trash')],
  ['trash-forget', async (p) => { await go(p, '/trash'); await p.getByRole('button', { name: /Забыть всё/ }).first().click(); await p.waitForTimeout(600); }],
  ['settings', (p) => go(p, '/settings')],
  ['settings-2', async (p) => { await go(p, '/settings'); await p.getByText('Сочетания клавиш').last().scrollIntoViewIfNeeded(); await p.mouse.move(800, 500); await p.mouse.wheel(0, 900); await p.waitForTimeout(500); }],
  ['settings-3', async (p) => { await go(p, '/settings'); await p.mouse.move(800, 500); await p.mouse.wheel(0, 9000); await p.waitForTimeout(500); }],
  ['palette', async (p) => { await go(p, '/knowledge'); await press(p, 'Control+k'); }],
  ['palette-words', async (p) => { await go(p, '/knowledge'); await press(p, 'Control+k'); await p.keyboard.type('на'); await p.waitForTimeout(1200); }],
  ['shortcuts', async (p) => { await go(p, '/tasks'); await press(p, 'Shift+?'); }],
  ['session-gone', (p) => go(p, '/sessions/018f0000-0000-7000-8000-000000000000')],
];
const empty: typeof pictures = ['sessions', 'knowledge', 'preferences', 'tasks', 'imports', 'trash'].map((s) => [`empty-${s}`, (p: Page) => go(p, `/${s}`)]);

const home = mkdtempSync(path.join(os.tmpdir(), 'mneme-ru-'));
const files = mkdtempSync(path.join(os.tmpdir(), 'mneme-ru-files-'));
const emptyHome = mkdtempSync(path.join(os.tmpdir(), 'mneme-ru-empty-'));
await fillHome(home, Date.now());
writeFileSync(path.join(files, 'export-november.jsonl'), asChatLines(newConversations(Date.now())));
const browser = await chromium.launch(CHROMIUM_LAUNCH);
for (const [which, folder, list] of [['', home, pictures], ['', emptyHome, empty]] as const) {
  const cli = createCli(folder);
  await cli('settings.set', { values: { 'ui.language': 'ru' } });
  if (folder === home) {
    const facts = (await cli('knowledge.list', { limit: 3 })) as { items: { id: string }[] };
    await cli('knowledge.remove', { ids: facts.items.map((f) => f.id) }).catch((e) => console.log(String(e)));
  }
  const host = new Host(folder);
  await host.start();
  for (const [name, show] of list) {
    if (only && !new RegExp(only).test(name)) continue;
    const looks = [['light', 1440, 900], ...(folder === home ? [['light', 1024, 700]] : []), ...(['sessions', 'settings', 'tasks'].includes(name) ? [['dark', 1440, 900]] : [])] as ['light' | 'dark', number, number][];
    for (const [theme, width, height] of looks) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale: 'ru-RU', timezoneId: 'UTC', reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.on('pageerror', (e) => console.log(name, String(e)));
      try {
        await page.goto(await host.newAddress());
        await page.getByRole('main').waitFor();
        await show(page, files);
      } catch (error) { console.log(name, width, String(error).slice(0, 300)); }
      await page.mouse.move(0, 0);
      await page.screenshot({ path: `${out}/${name}-${width}-${theme}.png`, animations: 'disabled' });
      const cut = await page.evaluate(() => [...document.querySelectorAll('button, .chip, th, [role=columnheader], label, .seg, .tag, a, h1, h2, dt, .meta')].filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline').map((e) => `${e.tagName}.${e.className} ${e.scrollWidth}>${e.clientWidth} ${(e.textContent ?? '').slice(0, 50)}`));
      const english = await page.evaluate(() => document.documentElement.lang);
      if (cut.length) console.log(name, width, english, cut.slice(0, 12));
      await context.close();
    }
  }
  await host.stop();
}
await browser.close();
for (const f of [home, files, emptyHome]) rmSync(f, { recursive: true, force: true });
console.log('done');
