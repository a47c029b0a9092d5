import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CHANNELS, type DesktopState } from '../../../shared/bridge.ts';
import type { Wire } from '../../../shared/errors.ts';
import type { UpdateAction } from '../../../shared/updates.ts';
import type { CoreHandle } from '../worker/core-client.ts';
import type { HandOver } from './handed-over.ts';
import { isOwnFrame } from './own-page.ts';
import { openBackups } from './open-backups.ts';
import { saveExport, savePdf } from './save-file.ts';
import type { Updates } from './updates.ts';

const STRANGER: Wire = {
  ok: false,
  code: 'forbidden',
  message: 'Only the window of Mneme may ask. Nothing was changed.',
};
const MALFORMED: Wire = {
  ok: false,
  code: 'invalid_input',
  message: 'This is no call. Nothing was changed.',
};
const NO_PATH: Wire = {
  ok: false,
  code: 'invalid_input',
  message: 'This is not a file on this machine. Nothing was changed. Save it first and choose it again.',
};
const NOT_ASKED: Wire = {
  ok: false,
  code: 'unavailable',
  message: 'This system did not take it, and nothing was changed. Choose it in the settings of the system.',
};

/** What the windows ask of. */
export type Served = Readonly<{
  core: CoreHandle;
  home: string;
  handOver: HandOver;
  updates: Updates;
  /** How this system stands to what the person wants, and the one thing of it that is asked for from here. */
  desktop: Readonly<{ read(): DesktopState; setOpensAtLogin(on: boolean): void }>;
}>;

/** Connects the windows with the core and the system. Who calls is decided here, and so is who may. */
export function serveWindows({ core, home, handOver, updates, desktop }: Served): void {
  const transport = core.connect({ actor: 'person', door: 'person', client: 'desktop' });
  answer(CHANNELS.call, (operation, input) =>
    typeof operation === 'string' ? transport.call(operation, input) : Promise.resolve(MALFORMED),
  );
  answer(CHANNELS.upload, (path, name) =>
    typeof path === 'string' && typeof name === 'string' && path !== '' && name !== ''
      ? core.registerUpload({ path, name })
      : Promise.resolve(NO_PATH),
  );
  answerEvent(CHANNELS.save, (event, id) =>
    typeof id === 'string' ? saveExport(core, windowOf(event), id) : Promise.resolve(MALFORMED),
  );
  answerEvent(CHANNELS.savePdf, (event, name) =>
    typeof name === 'string' ? savePdf(windowOf(event), name) : Promise.resolve(MALFORMED),
  );
  answer(CHANNELS.openBackups, () => openBackups(home));
  answer(CHANNELS.takeHandedOver, async () => ({ ok: true, value: await handOver.take(core) }));
  answer(CHANNELS.updates, async (action) =>
    isUpdateAction(action) ? { ok: true, value: await updates.act(action) } : MALFORMED,
  );
  answer(CHANNELS.readDesktop, async () => ({ ok: true, value: desktop.read() }));
  answer(CHANNELS.setOpensAtLogin, async (on) => {
    try {
      desktop.setOpensAtLogin(on === true);
      return { ok: true, value: desktop.read() };
    } catch {
      return NOT_ASKED; // a folder that may not be written, or a system that refuses
    }
  });
  transport.subscribe((changes) => tellWindows(CHANNELS.changes, changes));
}

/** Tells every window something. */
export function tellWindows(channel: string, value?: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, value);
}

function isUpdateAction(value: unknown): value is UpdateAction {
  return value === 'read' || value === 'check' || value === 'download' || value === 'install';
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow | null {
  return BrowserWindow.fromWebContents(event.sender);
}

function answer(channel: string, handle: (...values: readonly unknown[]) => Promise<Wire>): void {
  answerEvent(channel, (_event, ...values) => handle(...values));
}

function answerEvent(
  channel: string,
  handle: (event: IpcMainInvokeEvent, ...values: readonly unknown[]) => Promise<Wire>,
): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, ...values: readonly unknown[]) =>
    isOwnFrame(event.senderFrame) ? handle(event, ...values) : STRANGER,
  );
}
