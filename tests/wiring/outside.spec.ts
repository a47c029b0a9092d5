import type { ElectronApplication, Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Bridge } from '../../shared/bridge.ts';
import { expect, firstWindow, test } from './fixture.ts';

/** What the applications of these specs are told of the machine. */
const ENVIRONMENT = ['STANDIN_RESOURCES', 'APPIMAGE', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME'] as const;
const KEYS = 'CommandOrControl+Shift+M';
/** In the menu of the project, and of no package. */
const OF_DEVELOPERS: ReadonlySet<string> = new Set(['Reload', 'Toggle Developer Tools']);

test.afterEach(() => {
  for (const name of ENVIRONMENT) delete process.env[name];
});

test('is brought up from the tray and by its keys, pauses memory, and stays when its window is closed', async ({
  app,
  win,
  real,
}) => {
  test.skip(real, 'trays and shortcuts of a real system cannot be pressed from here');
  await callBridge(win, 'call', 'settings.set', {
    values: { 'desktop.tray': true, 'desktop.shortcut': KEYS },
  });
  await expect.poll(() => tray(app)).toEqual({ labels: ['Open Mneme', 'Search…', 'Pause memory', 'Quit'] });
  await win.evaluate(() => window.location.assign('#/home')); // with nothing remembered the first page has no status bar
  await choose(app, 'pause');
  await win.getByRole('button', { name: /Memory is paused/ }).click();
  await expect(win.getByRole('button', { name: /Memory is paused/ })).toHaveCount(0);

  const closed = win.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  const opened = app.waitForEvent('window');
  await app.evaluate(({ globalShortcut }, keys) => {
    (Reflect.get(globalShortcut, 'press') as (keys: string) => void)(keys); // the stand-in's own
  }, KEYS);
  const again = await opened;
  await expect(again.getByRole('dialog')).toBeVisible(); // the palette
  await callBridge(again, 'call', 'settings.set', {
    values: { 'desktop.tray': false, 'desktop.shortcut': 'off' },
  });
  await expect.poll(() => tray(app)).toBeNull();
});

test('says menus and questions in the language that is chosen, without a restart', async ({
  app,
  win,
  real,
}) => {
  test.skip(real, 'trays of a real system cannot be read from here');
  const labels = () =>
    app.evaluate(({ Menu }) => {
      const all = (menu: Electron.Menu | null | undefined): string[] =>
        (menu?.items ?? [])
          .filter(({ type }) => type !== 'separator')
          .flatMap(({ label, submenu }) => [label, ...all(submenu)]);
      return all(Menu.getApplicationMenu());
    });
  const english = /^[\w ,…]+$/;
  await expect.poll(async () => (await labels()).filter((label) => !english.test(label))).toEqual([]);
  const count = (await labels()).length;
  await callBridge(win, 'call', 'settings.set', { values: { 'desktop.tray': true, 'ui.language': 'ru' } });
  await expect
    .poll(() => tray(app))
    .toEqual({ labels: ['Открыть Mneme', 'Искать…', 'Приостановить память', 'Выйти'] });
  const russian = await labels();
  expect(russian).toHaveLength(count);
  expect(russian.filter((label) => !/\p{Script=Cyrillic}/u.test(label) && !OF_DEVELOPERS.has(label))).toEqual(
    [],
  );
  const asked = await app.evaluate(async ({ BrowserWindow, dialog }) => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    dialog.showMessageBox = (_window: object, options?: Electron.MessageBoxOptions) => {
      resolve([options?.message, options?.detail, options?.buttons]);
      return Promise.resolve({ response: 1, checkboxChecked: false });
    };
    const [window] = BrowserWindow.getAllWindows();
    await window?.webContents.executeJavaScript(`window.open('https://example.org/ferry'); 0`);
    return promise;
  });
  expect(asked).toEqual([
    'Открыть example.org вне Mneme?',
    'https://example.org/ferry',
    ['Открыть', 'Отмена'],
  ]);
});

test('opens a bundle on the import screen, saves a PDF, and opens at login when it is asked to', async ({
  launch,
  home,
  real,
}) => {
  test.skip(real, 'real Electron runs from the project here: it is no package');
  const bundle = path.join(home, 'Kept.mneme');
  writeFileSync(bundle, 'no bundle at all');
  const autostart = path.join(home, 'autostart/mneme-desktop.desktop');
  // Switched off by somebody, elsewhere: a start leaves that as it is.
  const switchedOff = '[Desktop Entry]\nExec="mneme"\nX-GNOME-Autostart-enabled=false\n';
  mkdirSync(path.dirname(autostart));
  writeFileSync(autostart, switchedOff);
  setEnvironment({ STANDIN_RESOURCES: home, XDG_CONFIG_HOME: home });
  const app = await launch(bundle);
  const win = await firstWindow(app);
  await expect(win.locator('[data-screen="imports"]')).toContainText('Kept.mneme');

  const pdf = path.join(home, 'kept.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, pdf);
  await win.evaluate(() => window.location.assign('#/passport'));
  await win.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(win.getByText('The passport is saved')).toBeVisible();
  expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-');

  const login = (on: boolean) => callBridge(win, 'setOpensAtLogin', on);
  expect(await callBridge(win, 'readDesktop')).toEqual({ opensAtLogin: false, shortcutTaken: false });
  expect(readFileSync(autostart, 'utf8')).toBe(switchedOff);
  expect(await login(true)).toMatchObject({ opensAtLogin: true });
  writeFileSync(autostart, switchedOff);
  expect(await callBridge(win, 'readDesktop')).toMatchObject({ opensAtLogin: false });
  expect(await login(false)).toMatchObject({ opensAtLogin: false });
  expect(existsSync(autostart)).toBe(false);
});

test('looks for, fetches and installs a newer version only when it is told to, and asks nobody else', async ({
  launch,
  home,
  real,
}) => {
  test.skip(real, 'real Electron runs from the project here: it is no package');
  const appImage = path.join(home, 'Mneme.AppImage');
  writeFileSync(appImage, 'old');
  const { server, asked, address } = await publish('#!/bin/sh\nexit 0\n');
  try {
    writeFileSync(
      path.join(home, 'app-update.yml'),
      `provider: generic\nurl: ${address}\nupdaterCacheDirName: updates\n`,
    );
    setEnvironment({ STANDIN_RESOURCES: home, APPIMAGE: appImage, XDG_CACHE_HOME: path.join(home, 'cache') });
    const app = await launch();
    const win = await firstWindow(app);
    await win.evaluate(() => window.location.assign('#/settings?group=updates'));
    const updates = win.getByRole('region', { name: 'Updates' });
    await updates.getByRole('button', { name: 'Check now' }).click();
    await expect(win.getByRole('dialog')).toContainText(address.replace('http://', ''));
    await win.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(asked).toEqual([]);
    await updates.getByRole('button', { name: 'Check now' }).click();
    await win.getByRole('dialog').getByRole('button', { name: 'Ask' }).click();
    await expect(updates).toContainText('Version 99.0.0 is there.');
    expect(asked.map(({ url }) => url)).toEqual([expect.stringMatching(/^\/latest-linux\.yml/)]);
    expect(asked[0]?.headers).toMatchObject({ 'x-user-staging-id': 'none' });
    await updates.getByRole('button', { name: 'Download' }).click();
    await expect(updates).toContainText('It is installed when you quit Mneme');
    expect(readFileSync(appImage, 'utf8')).toBe('old');
    await app.close();
    expect(readFileSync(appImage, 'utf8')).toMatch(/^#!/);
  } finally {
    server.close();
  }
});

/** Calls a function of the bridge, as the page would. */
function callBridge(win: Page, name: keyof Bridge, ...values: unknown[]): Promise<unknown> {
  return win.evaluate(
    ([key, given]) => {
      const bridge = Reflect.get(window, 'mneme') as Bridge; // the preload script put it there
      return (bridge[key] as (...further: unknown[]) => unknown)(...given); // only functions are named
    },
    [name, values] as const,
  );
}

/** What the tray shows; null where there is none. */
function tray(app: ElectronApplication): Promise<unknown> {
  return app.evaluate(({ Tray }) => {
    const shown = Reflect.get(Tray, 'shown') as { menu: { items: { label: string; type: string }[] } }[]; // the stand-in's own
    const items = shown[0]?.menu.items.filter(({ type }) => type !== 'separator');
    return items === undefined ? null : { labels: items.map(({ label }) => label) };
  });
}

function choose(app: ElectronApplication, id: string): Promise<void> {
  return app.evaluate(({ Tray }, chosen) => {
    const shown = Reflect.get(Tray, 'shown') as { menu: Electron.Menu }[]; // the stand-in's own
    shown[0]?.menu.getMenuItemById(chosen)?.click();
  }, id);
}

/** For the applications this test starts. */
function setEnvironment(values: Readonly<Record<string, string>>): void {
  Object.assign(process.env, values);
}

/** A server of this machine that publishes one newer version, and what it was asked. */
async function publish(program: string) {
  const asked: { url: string; headers: object }[] = [];
  const sha512 = createHash('sha512').update(program).digest('base64');
  const file = 'Mneme-99.0.0.AppImage';
  const version = `version: 99.0.0\nfiles:\n  - url: ${file}\n    sha512: ${sha512}\n    size: ${program.length}\npath: ${file}\nsha512: ${sha512}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`;
  const server: Server = createServer(({ url = '', headers }, response) => {
    asked.push({ url, headers });
    if (url.startsWith('/latest-linux')) response.end(version);
    else if (url === `/${file}`) response.end(program);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { server, asked, address: `http://127.0.0.1:${port}` };
}
