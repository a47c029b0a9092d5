import { createElectron, createStandin } from './electron.ts';
import { readLaunch } from './launch.ts';

// The module `electron` of this process: like the real one it is one world with a state of its own.

/** The parts behind the module, for run.ts. */
export const standin = createStandin(readLaunch(process.argv.slice(2)));
const electron = createElectron(standin);

export const { app, BrowserWindow, dialog, ipcMain, Menu, MenuItem, nativeTheme, net, powerMonitor } =
  electron;
export const { protocol, screen, session, shell, webContents } = electron;
export const { autoUpdater, BaseWindow, BrowserView, clipboard, contentTracing, crashReporter } = electron;
export const { desktopCapturer, globalShortcut, MessageChannelMain, nativeImage, netLog, Notification } =
  electron;
export const { powerSaveBlocker, safeStorage, systemPreferences, Tray, utilityProcess, View } = electron;
export const { WebContentsView, webFrameMain } = electron;
// oxlint-disable-next-line import/no-default-export -- Electron has one; 'module.exports' is what require() gives
export { electron as default, electron as 'module.exports' };
