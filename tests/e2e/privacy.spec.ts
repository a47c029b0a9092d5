import { chromium } from '@playwright/test';
import path from 'node:path';
import { CHROMIUM_LAUNCH } from './chromium.ts';
import { englishConversations } from './data/conversations.ts';
import { writeSources } from './data/fill.ts';
import { enter, expect, test } from './fixture.ts';
import { readNetLog } from './net-log.ts';
import { ImportsPage } from './pages/imports-page.ts';
import { SearchPage } from './pages/search-page.ts';

/** What would fetch something, were it let: each way a text of somebody else may try. */
const TEMPTING = [
  '![a picture](https://picture.example/pixel.png)',
  '<img src="https://tag.example/pixel.png"><link rel="prefetch" href="https://prefetch.example/page">',
  '<link rel="icon" href="https://icon.example/favicon.ico"><style>@import "https://style.example/a.css"</style>',
  '[a link](https://link.example/) <https://bare.example/> https://plain.example/',
  '<iframe src="https://frame.example/"></iframe><video poster="https://poster.example/p.png"></video>',
].join('\n\n');

const SCREENS = [
  'home inbox sessions memories knowledge preferences tasks agents runs search recall imports exports connect backups',
  'health trash settings passport live',
].flatMap((names) => names.split(' '));

test.use({ filled: true });

// Its own browser: one that writes down everything it asks of the network, its own services included.
test('nothing is asked of any other computer, by the window or by Mneme, on any screen and in any of the main jobs', async ({
  host,
  cli,
  folder,
}) => {
  const session = await cli('sessions.create', { title: 'Tempting' });
  const { id } = session as { id: string }; // what the operation answers
  await cli('messages.add', { sessionId: id, message: { role: 'assistant', text: TEMPTING } });
  await cli('memories.add', { content: TEMPTING, type: 'semantic' });
  writeSources(folder, Date.now());
  const log = path.join(folder, 'net-log.json');
  const args = [...CHROMIUM_LAUNCH.args, `--log-net-log=${log}`, '--net-log-capture-mode=Everything'];
  const browser = await chromium.launch({ ...CHROMIUM_LAUNCH, args });
  const page = await browser.newPage({ locale: 'en-GB' });
  const go = (screen: string) => page.evaluate((hash) => window.location.assign(hash), `#/${screen}`);
  await enter(page, await host.start());

  for (const screen of SCREENS) {
    await go(screen);
    await expect(page.locator(`[data-screen="${screen}"]`).first()).toBeVisible();
  }
  await go(`sessions/${id}`);
  await expect(page.getByText('https://picture.example', { exact: false }).first()).toBeAttached();
  await go('imports');
  const imports = new ImportsPage(page);
  await imports.choose(path.join(folder, 'chat-export.jsonl'));
  await expect(imports.figure(imports.preview, 'conversations')).toHaveText(
    String(englishConversations(Date.now()).length),
  );
  await go('search');
  await new SearchPage(page).field.fill('piano');
  await expect(new SearchPage(page).results.first()).toBeVisible();
  await go(
    `recall?threshold=0&task=${encodeURIComponent('"When is the piano tuned, and waht is mispelled?"')}`,
  );
  await expect(page.getByRole('switch').first()).toBeVisible();
  await go('preferences');
  await page.getByRole('textbox', { name: 'Coding style' }).fill('Wrods that no dictionnary knows');
  await cli('backups.create');
  await cli('exports.run', { format: 'bundle', scope: 'everything', to: path.join(folder, 'all.mneme') });
  await cli('recall.run', { task: 'When is the piano tuned?' });

  await expect(page.getByRole('contentinfo')).toContainText('0 network requests');
  // What is asked of another computer would stand in the log: this page asks.
  const asking = await browser.newPage();
  await asking.goto('http://stranger.invalid/').catch(() => undefined);
  await browser.close();
  const { own, others } = readNetLog(log);
  expect(own).toBeGreaterThan(SCREENS.length);
  expect(others.filter((address) => !address.includes('stranger.invalid'))).toEqual([]);
  expect(others).toContain('http://stranger.invalid/');
  expect(host.outbound()).toEqual([]);
});
