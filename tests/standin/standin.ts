import type { Chromium } from './chromium/chromium.ts';
import type { Launch } from './launch.ts';
import type { App } from './main/app.ts';
import type { BrowserWindow } from './main/browser-window.ts';
import type { IpcMain } from './main/ipc-main.ts';
import type { NativeTheme } from './main/native-theme.ts';
import type { Protocol } from './main/protocol.ts';
import type { Session } from './main/session.ts';
import type { StandinRecord } from './record.ts';

/** The parts of one running stand-in, as they know each other. */
export interface Standin {
  readonly launch: Launch;
  readonly record: StandinRecord;
  readonly chromium: Chromium;
  readonly windows: Set<BrowserWindow>;
  readonly app: App;
  readonly ipcMain: IpcMain;
  readonly protocol: Protocol;
  readonly session: Session;
  readonly nativeTheme: NativeTheme;
}
