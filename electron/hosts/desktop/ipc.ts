import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from '../../../shared/bridge.ts';
import type { Wire } from '../../../shared/errors.ts';
import type { CoreHandle } from '../worker/core-client.ts';
import { isOwnFrame } from './own-page.ts';
import { openBackups } from './open-backups.ts';
import { saveExport } from './save-export.ts';

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

/** Connects the windows with the core. Who calls is decided here, and so is who may. */
export function serveWindows(core: CoreHandle, home: string, takeLink: () => string | null): void {
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
    typeof id === 'string'
      ? saveExport(core, BrowserWindow.fromWebContents(event.sender), id)
      : Promise.resolve(MALFORMED),
  );
  answer(CHANNELS.openBackups, () => openBackups(home));
  answer(CHANNELS.takeLink, () => Promise.resolve({ ok: true, value: takeLink() }));
  transport.subscribe((changes) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(CHANNELS.changes, changes);
  });
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
