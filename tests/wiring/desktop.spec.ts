import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { ElectronApplication, Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import type { Bridge } from '../../shared/bridge.ts';
import { expect, firstWindow, look, startOptions, test } from './fixture.ts';

look('opens one window from its own scheme', async ({ app, win }) => {
  const shown = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      address: window.webContents.getURL(),
      visible: window.isVisible(),
    })),
  );
  expect(shown).toHaveLength(1);
  expect(shown[0]?.address).toMatch(/^app:\/\/mneme\//);
  await expect(win).toHaveTitle(/Mneme/);
  await expect(win.locator('#root > *').first()).toBeVisible();
});

look('isolates and sandboxes every page', async ({ app, win }) => {
  await expect(win.locator('#root > *').first()).toBeVisible();
  const all = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const read = Reflect.get(contents, 'getLastWebPreferences') as () => object; // Electron's types leave it out
      const { enableBlinkFeatures = '', ...preferences } = read.call(contents) as Record<string, unknown>; // see above
      return { ...preferences, enableBlinkFeatures };
    }),
  );
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    webviewTag: false,
  });
});

look('has no webviews and no frames of other pages', async ({ app, win }) => {
  const seen = await win.evaluate(async () => {
    const webview = document.createElement('webview');
    const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.org/framed' });
    const blocked = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      });
    });
    document.body.append(webview, frame);
    return { canLoad: 'loadURL' in webview, blocked: await blocked };
  });
  expect(seen).toEqual({ canLoad: false, blocked: 'frame-src' });
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

look('gives the page the bridge and nothing else', async ({ win }) => {
  const seen = await win.evaluate(() => {
    const bridge = Reflect.get(window, 'mneme') as Bridge; // the preload script put it there
    const ofNode = ['require', 'process', 'Buffer', 'module', 'global', 'ipcRenderer', 'electron'];
    return {
      keys: Object.keys(bridge).toSorted(),
      platform: bridge.platform,
      frozen: Object.isFrozen(bridge),
      replaced: Reflect.set(window, 'mneme', {}),
      leaked: ofNode.filter((name) => name in window),
    };
  });
  expect(seen).toEqual({
    keys: [
      'call',
      'onCommand',
      'onHandedOver',
      'onUpdates',
      'openBackups',
      'platform',
      'readDesktop',
      'saveExport',
      'savePdf',
      'setOpensAtLogin',
      'subscribe',
      'updates',
      'upload',
    ],
    platform: process.platform,
    frozen: true,
    replaced: false,
    leaked: [],
  });
});

look('answers calls and tells of the change', async ({ win }) => {
  await win.evaluate(() => {
    const bridge = Reflect.get(window, 'mneme') as Bridge; // the preload script put it there
    const entities: string[] = [];
    Reflect.set(window, 'entities', entities);
    bridge.subscribe((changes) => entities.push(...changes.map((change) => change.entity)));
  });
  const description = 'Water the plants';
  expect(await call(win, 'tasks.add', { description })).toMatchObject({ ok: true, value: { description } });
  expect(await call(win, 'tasks.list', {})).toMatchObject({ ok: true, value: { items: [{ description }] } });
  await expect.poll(() => win.evaluate(() => Reflect.get(window, 'entities') as string[])).toContain('task');
});

test('lets agents in over this machine’s own network while the person says so', async ({ win, home }) => {
  const port = await findFreePort();
  const setDoor = (open: boolean) =>
    call(win, 'settings.set', { values: { 'api.enabled': open, 'api.port': port } });
  expect(await setDoor(true)).toMatchObject({ ok: true });
  const connect = async (): Promise<Client> => {
    const token = readFileSync(path.join(home, 'agent-token'), 'utf8').trim();
    const client = new Client({ name: 'gardener', version: '1' });
    const requestInit = { headers: { authorization: `Bearer ${token}` } };
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`), { requestInit }),
    );
    return client;
  };
  await expect(async () => (await connect()).close()).toPass();
  const client = await connect();
  await client.callTool({ name: 'memory_store', arguments: { content: 'The gate is green' } });
  expect(await call(win, 'live.programs', {})).toMatchObject({
    ok: true,
    value: { items: [{ program: 'gardener', via: 'mcpHttp', writes: 1 }] },
  });
  await client.close();
  expect(await setDoor(false)).toMatchObject({ ok: true });
  await expect.poll(() => connect().catch(() => 'refused')).toBe('refused');
});

look('lets the system follow the theme that is chosen', async ({ app, win }) => {
  for (const theme of ['dark', 'light']) {
    const changed = await call(win, 'settings.set', { values: { 'ui.theme': theme } });
    expect(changed).toMatchObject({ ok: true, value: { values: { 'ui.theme': theme } } });
    await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe(theme);
  }
});

look('answers a call that cannot be understood with an error', async ({ win }) => {
  expect(await call(win, 'no.such.operation', {})).toMatchObject({ ok: false });
  expect(await call(win, 'settings.set', { values: 'nonsense' })).toMatchObject({ ok: false });
});

test('refuses a call from any other page', async ({ app }) => {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ app: main, BrowserWindow }) => {
    const preload = `${main.getAppPath()}/dist/desktop/preload.cjs`;
    void new BrowserWindow({ webPreferences: { preload } }).loadURL('data:text/html,<h1>foreign</h1>');
  });
  const foreign = await opened;
  await expect(foreign.getByRole('heading', { name: 'foreign' })).toBeVisible();
  expect(await call(foreign, 'settings.get', {})).toMatchObject({ ok: false, code: 'forbidden' });
});

test('hands over a file by its place, and only one that has a place', async ({ win, home }) => {
  const file = path.join(home, 'export.jsonl');
  writeFileSync(file, '{}\n');
  await win.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'wiring-file' });
    document.body.append(input);
  });
  await win.locator('#wiring-file').setInputFiles(file);
  const upload = await win.evaluate(async () => {
    const bridge = Reflect.get(window, 'mneme') as Bridge; // the preload script put it there
    const input = document.querySelector<HTMLInputElement>('#wiring-file');
    const chosen = input?.files?.[0];
    const made = await bridge.upload(new File(['{}'], 'made.jsonl')).catch((error: unknown) => String(error));
    return { chosen: chosen && (await bridge.upload(chosen)), made };
  });
  expect(upload.chosen).toMatchObject({ name: 'export.jsonl', bytes: 3 });
  expect(upload.made).toContain('not a file on this machine');
});

look('runs no inline script and asks nothing outside', async ({ win }) => {
  const seen = await win.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      blocked.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.head.append(script);
    await fetch('https://example.org/').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { blocked, ranInline: Reflect.get(window, 'ranInline') === true };
  });
  expect(seen.ranInline).toBe(false);
  expect(seen.blocked).toContain('script-src-elem inline');
  expect(seen.blocked).toContain('connect-src https://example.org/');
});

test('offers a link to the browser and stays where it is', async ({ app, win }) => {
  await refuseLinks(app);
  await win.evaluate(() => void window.open('file:///etc/passwd')); // no link: refused without a word
  await win.evaluate(() => void window.open('https://example.org/opened'));
  await expect.poll(() => offeredLinks(app)).toEqual(['https://example.org/opened']);
  await win.evaluate(() => window.location.assign('https://example.org/gone'));
  await expect.poll(() => offeredLinks(app)).toHaveLength(2);
  expect(await offeredLinks(app)).toEqual(['https://example.org/opened', 'https://example.org/gone']);
  expect(await readAddress(app)).toMatch(/^app:\/\/mneme\//);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

look('permits nothing but writing to the clipboard', async ({ win }) => {
  const permissions = [
    'geolocation',
    'notifications',
    'camera',
    'microphone',
    'clipboard-read',
    'clipboard-write',
  ];
  const states: Record<string, string> = {};
  for (const name of permissions) {
    states[name] = await win.evaluate(async (permission) => {
      const descriptor = { name: permission as PermissionName }; // the type lacks some
      return (await navigator.permissions.query(descriptor)).state;
    }, name);
  }
  expect(states).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    camera: 'denied',
    microphone: 'denied',
    'clipboard-read': 'denied',
    'clipboard-write': 'granted',
  });
});

look('has a menu whose Undo and Redo reach the window', async ({ app, win }) => {
  await win.evaluate(() => {
    const bridge = Reflect.get(window, 'mneme') as Bridge; // the preload script put it there
    const commands: string[] = [];
    Reflect.set(window, 'commands', commands);
    bridge.onCommand((command) => commands.push(command));
  });
  const items = await app.evaluate(({ BrowserWindow, Menu }) => {
    const [window] = BrowserWindow.getAllWindows();
    return ['undo', 'redo'].map((id) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(id);
      item?.click({}, window, window?.webContents);
      return [item?.label, item?.accelerator];
    });
  });
  expect(items).toEqual([
    ['Undo', 'CmdOrCtrl+Z'],
    ['Redo', 'CmdOrCtrl+Shift+Z'],
  ]);
  await expect
    .poll(() => win.evaluate(() => Reflect.get(window, 'commands') as string[]))
    .toEqual(['undo', 'redo']);
});

test('loads its page again after a crash, and says so where it keeps crashing', async ({ app, win }) => {
  // Playwright gives up a page that crashed, so the crash itself is only told.
  const crash = (times: number) =>
    app.evaluate(({ BrowserWindow, dialog }, count) => {
      const told: string[] = [];
      dialog.showErrorBox = (_title, content) => void told.push(content);
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (let index = 0; index < count; index += 1)
        contents?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
      return told;
    }, times);
  await win.evaluate(() => Reflect.set(window, 'beforeTheCrash', true));
  expect(await crash(1)).toEqual([]);
  await expect
    .poll(() => win.evaluate(() => 'beforeTheCrash' in window).catch(() => true)) // it may be loading
    .toBe(false);
  expect(await crash(3)).toEqual([expect.stringMatching(/keeps crashing.*memory is safe/)]);
});

test('opens again where it was closed', async ({ app, launch }) => {
  const bounds = { x: 40, y: 60, width: 1010, height: 720 };
  await app.evaluate(
    ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
    bounds,
  );
  await app.close();
  const again = await launch();
  await firstWindow(again);
  const size = await again.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(size).toMatchObject({ width: bounds.width, height: bounds.height });
});

test('brings its window to the front when it is started again', async ({ app, home }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = await runToItsEnd(app, startOptions(home));
  expect(second.code).toBe(0);
  const isMinimized = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()));
  await expect.poll(isMinimized).toEqual([false]);
});

test('opens the record of a link, whether it started with it or is handed it later', async ({
  app,
  win,
  home,
  launch,
}) => {
  const [first, second] = await win.evaluate(async () => {
    const bridge = Reflect.get(window, 'mneme') as Bridge; // the preload script put it there
    const ids: string[] = [];
    for (const title of ['Linked first', 'Linked second']) {
      const made = await bridge.call('sessions.create', { title });
      ids.push((made as { value: { id: string } }).value.id); // what the operation answers
    }
    return ids;
  });
  const { args, env, cwd } = startOptions(home, [`mneme://session/${first}`]);
  expect((await runToItsEnd(app, { args, env, cwd })).code).toBe(0);
  await expect(win.getByRole('heading', { name: 'Linked first' })).toBeVisible();
  await app.close();
  const again = await launch('mneme://nonsense/x', `mneme://session/${second}`);
  await expect((await firstWindow(again)).getByRole('heading', { name: 'Linked second' })).toBeVisible();
});

test('says what is wrong with the place of the memory, and ends', async ({ app, home }) => {
  const { args, env, cwd } = startOptions(home);
  const second = await runToItsEnd(app, { args, cwd, env: { ...env, MNEME_HOME: 'relative/folder' } });
  expect(second.code).toBe(2);
  expect(second.errors).toContain('relative/folder');
});

function call(win: Page, operation: string, input: unknown): Promise<unknown> {
  return win.evaluate(
    ({ name, value }) => {
      const bridge = Reflect.get(window, 'mneme') as Bridge; // the preload script put it there
      return bridge.call(name, value);
    },
    { name: operation, value: input },
  );
}

function readAddress(app: ElectronApplication): Promise<string | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
}

/** Answers the question about a link with Cancel, and keeps which link it was about. */
function refuseLinks(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ dialog }) => {
    const links: unknown[] = [];
    Reflect.set(globalThis, 'offeredLinks', links);
    Reflect.set(dialog, 'showMessageBox', async (_window: unknown, options: { detail?: string }) => {
      links.push(options.detail);
      return { response: 1, checkboxChecked: false };
    });
  });
}

function offeredLinks(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => Reflect.get(globalThis, 'offeredLinks') as string[]); // refuseLinks put it there
}

/** Starts the executable of a running application once more and waits for its end. */
function runToItsEnd(app: ElectronApplication, { args, env, cwd }: ReturnType<typeof startOptions>) {
  const child = spawn(app.process().spawnfile, ['--no-sandbox', ...args], { env, cwd });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  return new Promise<{ code: number | null; errors: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, errors }));
  });
}

/** A port of this machine that nobody listens on. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  server.close();
  return port;
}
