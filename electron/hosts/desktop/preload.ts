import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  type Bridge,
  CHANNELS,
  type SavedExport,
  type UploadRef,
  type WindowCommand,
} from '../../../shared/bridge.ts';
import type { Change } from '../../../shared/entities/history.ts';
import type { Wire } from '../../../shared/errors.ts';

const bridge: Bridge = {
  call: (operation, input) => invoke(CHANNELS.call, operation, input),
  // What is sent on these two channels is in ipc.ts and menu.ts.
  subscribe: (listener) => listen(CHANNELS.changes, (value) => listener(value as readonly Change[])), // see above
  async upload(file) {
    const path = webUtils.getPathForFile(file as File); // a page has no other way to get one
    const wire = await invoke(CHANNELS.upload, path, file.name);
    if (!wire.ok) throw new Error(wire.message);
    return wire.value as UploadRef; // what the main process answers on this channel
  },
  async saveExport(id) {
    const wire = await invoke(CHANNELS.save, id);
    if (!wire.ok) throw new Error(wire.message);
    return wire.value as SavedExport; // what the main process answers on this channel
  },
  async openBackups() {
    const wire = await invoke(CHANNELS.openBackups);
    if (!wire.ok) throw new Error(wire.message);
  },
  onCommand: (listener) => listen(CHANNELS.command, (value) => listener(value as WindowCommand)), // see above
  onLink(listener) {
    // One may have come before the page was there: it is kept until it is asked for.
    const take = async (): Promise<void> => {
      const wire = await invoke(CHANNELS.takeLink);
      if (wire.ok && typeof wire.value === 'string') listener(wire.value);
    };
    void take();
    return listen(CHANNELS.link, () => void take());
  },
  platform: process.platform,
};

function invoke(channel: string, ...values: unknown[]): Promise<Wire> {
  return ipcRenderer.invoke(channel, ...values) as Promise<Wire>; // these channels answer with nothing else
}

/** Hands on what the main process sends, never the event: it would give the page the whole of ipcRenderer. */
function listen(channel: string, listener: (value: unknown) => void): () => void {
  const handler = (_event: unknown, value: unknown): void => listener(value);
  ipcRenderer.on(channel, handler);
  return () => void ipcRenderer.off(channel, handler);
}

contextBridge.exposeInMainWorld('mneme', bridge);
