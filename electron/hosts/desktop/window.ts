import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { START_ADDRESS } from './own-page.ts';
import type { Speech } from './words.ts';
import { placeWindow, readWindowState, saveWindowState, SMALLEST_WINDOW } from './window-state.ts';

const SAVE_AFTER_MS = 500;
/** A page that crashes more often than so many times within a minute would do it for ever. */
const MOST_REVIVALS = 3;
const REVIVALS_WITHIN_MS = 60_000;

/** What the window shows before its page does: the canvas of the two themes. */
const CANVAS = { light: '#fafaf8', dark: '#131518' } as const;

/** Opens the window where it was, and keeps where it goes. */
export function openWindow({
  home,
  preload,
  speech,
}: Readonly<{ home: string; preload: string; speech: Speech }>): BrowserWindow {
  const saved = readWindowState(home);
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...placeWindow(saved, screens),
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    show: false,
    title: 'Mneme',
    backgroundColor: nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (saved?.maximized) window.maximize();
  keepState(window, home);
  reviveCrashedPage(window, speech);
  window.once('ready-to-show', () => window.show());
  window.loadURL(START_ADDRESS).catch((error: unknown) => {
    // Closing the window while its page loads ends here too.
    if (!window.isDestroyed()) process.stderr.write(`mneme error window: ${String(error)}\n`);
  });
  return window;
}

/** Brings a window to the front. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Loads a page again whose process crashed; of one that keeps crashing the person is told. */
function reviveCrashedPage(window: BrowserWindow, speech: Speech): void {
  let revivals: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = performance.now();
    revivals = revivals.filter((at) => now - at < REVIVALS_WITHIN_MS);
    if (revivals.length >= MOST_REVIVALS) return dialog.showErrorBox('Mneme', speech.words().windowCrashes);
    revivals.push(now);
    window.reload();
  });
}

function keepState(window: BrowserWindow, home: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    saveWindowState(home, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', save);
}
