import { EventEmitter } from 'node:events';
import { Chromium } from './chromium/chromium.ts';
import type { Launch } from './launch.ts';
import { absent } from './main/absent.ts';
import { App } from './main/app.ts';
import {
  createBrowserWindowClass,
  createMenuClass,
  createMenuItemClass,
  createWebContentsModule,
} from './main/classes.ts';
import { createDialog, createPowerMonitor, createScreen, createShell } from './main/desktop.ts';
import { IpcMain } from './main/ipc-main.ts';
import { createGlobalShortcut, createNotificationClass, createTrayClass } from './main/outside.ts';
import { NativeTheme } from './main/native-theme.ts';
import { Net } from './main/net.ts';
import { Protocol } from './main/protocol.ts';
import { Session } from './main/session.ts';
import { StandinRecord } from './record.ts';
import type { Standin } from './standin.ts';
import { strict } from './strict.ts';

/** Makes the parts of a stand-in for one run. */
export function createStandin(launch: Launch): Standin {
  const record = new StandinRecord();
  const windows: Standin['windows'] = new Set();
  const missing = (what: string): Error => record.missing(what);
  const app = strict('app', new App({ launch, record, windows }), missing);
  const protocol = strict('protocol', new Protocol(app), missing);
  return {
    launch,
    record,
    windows,
    app,
    protocol,
    chromium: new Chromium(),
    session: strict('session', new Session(record, protocol), missing),
    ipcMain: strict('ipcMain', new IpcMain(), missing),
    nativeTheme: strict('nativeTheme', new NativeTheme(record, windows), missing),
  };
}

/** What `import ... from 'electron'` gives the main process; every name Electron has is there or throws when used. */
export function createElectron(standin: Standin) {
  const { app, ipcMain, protocol, nativeTheme, record } = standin;
  const missing = (what: string): Error => record.missing(what);
  // A session of its own name: only net.request is told of it, which needs nothing of it here.
  const fromPartition = (): object => strict('session of a partition', {}, missing);
  const modules = {
    app,
    ipcMain,
    protocol,
    nativeTheme,
    BrowserWindow: strict('BrowserWindow', createBrowserWindowClass(standin), missing),
    Menu: strict('Menu', createMenuClass(standin), missing),
    MenuItem: createMenuItemClass(standin),
    dialog: strict('dialog', createDialog(record), missing),
    net: strict('net', new Net(record), missing),
    powerMonitor: strict('powerMonitor', createPowerMonitor(record), missing),
    screen: strict('screen', createScreen(record), missing),
    session: strict('session', { defaultSession: standin.session, fromPartition }, missing),
    shell: strict('shell', createShell(record), missing),
    // What electron-updater tells the rest of Electron by.
    autoUpdater: new EventEmitter(),
    globalShortcut: strict('globalShortcut', createGlobalShortcut(), missing),
    Notification: createNotificationClass(standin),
    Tray: createTrayClass(standin),
    webContents: strict('webContents', createWebContentsModule(standin), missing),
  };
  return strict('electron', { ...modules, ...createAbsentModules(missing) }, missing);
}

function createAbsentModules(missing: (what: string) => Error) {
  return {
    BaseWindow: absent('BaseWindow', missing),
    BrowserView: absent('BrowserView', missing),
    clipboard: absent('clipboard', missing),
    contentTracing: absent('contentTracing', missing),
    crashReporter: absent('crashReporter', missing),
    desktopCapturer: absent('desktopCapturer', missing),
    MessageChannelMain: absent('MessageChannelMain', missing),
    nativeImage: absent('nativeImage', missing),
    netLog: absent('netLog', missing),
    powerSaveBlocker: absent('powerSaveBlocker', missing),
    safeStorage: absent('safeStorage', missing),
    systemPreferences: absent('systemPreferences', missing),
    utilityProcess: absent('utilityProcess', missing),
    View: absent('View', missing),
    WebContentsView: absent('WebContentsView', missing),
    webFrameMain: absent('webFrameMain', missing),
  };
}
