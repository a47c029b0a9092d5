import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import { CHANNELS } from '../../../shared/bridge.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  findApp,
  findAutostart,
  findChatKey,
  findEmbeddingsKey,
  findProgram,
  findSourceFolders,
  isDevelopment,
  resolveHome,
  thisMachine,
} from '../paths.ts';
import { followDoor, type ProgramDoor } from '../web/program-door.ts';
import { type CoreHandle, startCore } from '../worker/core-client.ts';
import { confinePages, confineSession } from './confine.ts';
import { catchHandedOver, type HandOver } from './handed-over.ts';
import { serveWindows, tellWindows } from './ipc.ts';
import { opensAtLogin, setOpensAtLogin } from './login.ts';
import { liveOutside } from './outside-window.ts';
import { registerOwnScheme, serveOwnScheme } from './protocol.ts';
import { readSettings } from './settings-follower.ts';
import { describeThisCopy, loadUpdater } from './this-copy.ts';
import { createUpdates } from './updates.ts';
import { openWindow, showWindow } from './window.ts';
import { createSpeech, type Speech } from './words.ts';

/** The desktop application, from its start to its end. */
function main(): void {
  const home = findHome();
  if (home === undefined) return app.exit(2);
  if (!app.commandLine.hasSwitch('user-data-dir')) keepProfileIn(home);
  if (!app.requestSingleInstanceLock()) return app.quit();
  registerOwnScheme();
  const speech = createSpeech(() => app.getLocale());
  confinePages(speech);
  const handOver = catchHandedOver(() => tellWindows(CHANNELS.handedOver));
  const core = startCore({
    home,
    validateOutputs: isDevelopment(),
    folders: findSourceFolders(thisMachine(), home),
    chatKey: findChatKey(thisMachine()),
    embeddingsKey: findEmbeddingsKey(thisMachine()),
  });
  // Not awaited: an entry module that waits for the app to be ready would keep it from becoming so.
  void app.whenReady().then(() => open({ home, core, handOver, speech }));
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

type Parts = Readonly<{ home: string; core: CoreHandle; handOver: HandOver; speech: Speech }>;

function open({ home, core, handOver, speech }: Parts): void {
  const { renderer, preload, icons } = findApp();
  const mac = thisMachine().platform === 'darwin';
  const show = (): void => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) openWindow({ home, preload, speech });
    else showWindow(window);
  };
  const transport = core.connect({ actor: 'person', door: 'person', client: 'desktop' });
  const source = describeThisCopy(thisMachine());
  const updates = createUpdates({
    source,
    loadUpdater,
    consentedHost: async () => (await readSettings(transport))?.['updates.consentedHost'] ?? '',
    onAsked: (host) => void transport.call('outside.note', { host }),
    onState: (state) => tellWindows(CHANNELS.updatesChanged, state),
  });
  confineSession(session.defaultSession);
  serveOwnScheme(renderer);
  const outside = liveOutside({
    transport,
    icons,
    mac,
    development: isDevelopment(),
    speech,
    updates,
    updateHost: source.host,
    show,
    ask(command) {
      show();
      handOver.ask(command);
    },
  });
  const autostart = findAutostart(thisMachine());
  serveWindows({
    core,
    home,
    handOver,
    updates,
    desktop: {
      read: () => ({ opensAtLogin: opensAtLogin(autostart), shortcutTaken: outside.isShortcutTaken() }),
      setOpensAtLogin: (on) => setOpensAtLogin(on, autostart, findProgram(thisMachine())),
    },
  });
  const onProblem = (port: number, taken: boolean): void =>
    dialog.showErrorBox('Mneme', speech.words().portProblem(port, taken));
  closeDoorWithApp(followDoor({ core, home, onProblem }));
  closeWithApp(core, () => mac || outside.staysOpen());
  app.on('second-instance', show);
  app.on('activate', show);
  show();
}

/** Programs are refused before the memory is closed. */
function closeDoorWithApp(door: ProgramDoor): void {
  app.on('before-quit', () => void door.close());
}

/** Ends with the last window, unless Mneme stays without one, and not before the store is closed. */
function closeWithApp(core: CoreHandle, staysOpen: () => boolean): void {
  app.on('window-all-closed', () => {
    if (!staysOpen()) app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void core.close().then(() => app.exit(0));
  });
}

main();
