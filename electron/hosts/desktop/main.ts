import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import { CHANNELS } from '../../../shared/bridge.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  findApp,
  findChatKey,
  findEmbeddingsKey,
  findSourceFolders,
  isDevelopment,
  resolveHome,
  thisMachine,
} from '../paths.ts';
import { followDoor, type ProgramDoor } from '../web/program-door.ts';
import { type CoreHandle, startCore } from '../worker/core-client.ts';
import { confinePages, confineSession } from './confine.ts';
import { serveWindows } from './ipc.ts';
import { setApplicationMenu } from './menu.ts';
import { registerOwnScheme, serveOwnScheme } from './protocol.ts';
import { catchRecordLinks } from './record-links.ts';
import { followTheme } from './theme.ts';
import { openWindow, showWindow } from './window.ts';

/** The desktop application, from its start to its end. */
function main(): void {
  const home = findHome();
  if (home === undefined) return app.exit(2);
  if (!app.commandLine.hasSwitch('user-data-dir')) keepProfileIn(home);
  if (!app.requestSingleInstanceLock()) return app.quit();
  registerOwnScheme();
  confinePages();
  const takeLink = catchRecordLinks(tellOfLink);
  const core = startCore({
    home,
    validateOutputs: isDevelopment(),
    folders: findSourceFolders(thisMachine(), home),
    chatKey: findChatKey(thisMachine()),
    embeddingsKey: findEmbeddingsKey(thisMachine()),
  });
  closeWithApp(core);
  // Not awaited: an entry module that waits for the app to be ready would keep it from becoming so.
  void app.whenReady().then(() => open(home, core, takeLink));
}

function findHome(): string | undefined {
  try {
    return resolveHome(thisMachine());
  } catch (error) {
    dialog.showErrorBox('Mneme', error instanceof AppError ? error.message : String(error));
    return undefined;
  }
}

/** One window for each memory, not for each machine; and what Chromium keeps stays with the memory. */
function keepProfileIn(home: string): void {
  const profile = path.join(home, 'window');
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    app.setPath('userData', profile);
  } catch {
    // A folder that may not be written: the core says so in the window, which can do with Electron's own place.
  }
}

function open(home: string, core: CoreHandle, takeLink: () => string | null): void {
  const { renderer, preload } = findApp();
  confineSession(session.defaultSession);
  serveOwnScheme(renderer);
  serveWindows(core, home, takeLink);
  setApplicationMenu({ mac: thisMachine().platform === 'darwin', development: isDevelopment() });
  void followTheme(core.connect({ actor: 'person', door: 'person', client: 'desktop' }));
  closeDoorWithApp(followDoor({ core, home, onProblem: tellPortProblem }));
  const show = (): void => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) openWindow({ home, preload });
    else showWindow(window);
  };
  app.on('second-instance', show);
  app.on('activate', show);
  show();
}

function tellOfLink(): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(CHANNELS.link);
}

/** Programs are refused before the memory is closed. */
function closeDoorWithApp(door: ProgramDoor): void {
  app.on('before-quit', () => void door.close());
}

function tellPortProblem(port: number, taken: boolean): void {
  const why = taken ? 'is taken by another program' : 'cannot be used here';
  const advice = 'Your memory is safe. Choose another port in Settings → Programs and switch it on again.';
  dialog.showErrorBox('Mneme', `Programs are not let in: port ${port} ${why}. ${advice}`);
}

/** Ends with the last window, except on a Mac, and not before the store is closed. */
function closeWithApp(core: CoreHandle): void {
  app.on('window-all-closed', () => {
    if (thisMachine().platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void core.close().then(() => app.exit(0));
  });
}

main();
