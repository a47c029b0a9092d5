import { originOf } from '../chromium/scheme-address.ts';
import { strict } from '../strict.ts';
import { createEvent } from './event.ts';
import type { WebContents } from './web-contents.ts';

/** The event a listener of ipcMain gets with a message of these contents. */
export function createIpcEvent(sender: WebContents, missing: (what: string) => Error): object {
  const event = createEvent({
    type: 'frame',
    sender,
    senderFrame: sender.mainFrame,
    processId: 1,
    frameId: 1,
    reply: (channel: string, ...values: unknown[]): void => sender.send(channel, ...values),
  });
  return strict('IpcMainEvent', event, missing);
}

/** Electron's `WebFrameMain` of a window's main frame. */
export function createMainFrame(readUrl: () => string, missing: (what: string) => Error): object {
  const frame = {
    get url() {
      return readUrl();
    },
    get origin() {
      return originOf(readUrl());
    },
    get top() {
      return frame;
    },
    parent: null,
    frames: [],
    routingId: 1,
    processId: 1,
    frameTreeNodeId: 1,
    isDestroyed: () => false,
  };
  return strict('WebFrameMain', frame, missing);
}
