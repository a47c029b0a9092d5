import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, CHANNELS, type HandedOver } from '../../../shared/bridge.ts';
import type { Wire } from '../../../shared/errors.ts';

const bridge: Bridge = {
  call: (operation, input) => invoke(CHANNELS.call, operation, input),
  subscribe: (listener) => listen(CHANNELS.changes, listener),
  upload(file) {
    const path = webUtils.getPathForFile(file as File); // a page has no other way to get one
    return ask(CHANNELS.upload, path, file.name);
  },
  saveExport: (id) => ask(CHANNELS.save, id),
  openBackups: () => ask(CHANNELS.openBackups),
  onCommand: (listener) => listen(CHANNELS.command, listener),
  onHandedOver(listener) {
    // Some may have come before the page was there: each is kept until it is asked for.
    const take = async (): Promise<void> => {
      const item = await ask<HandedOver | null>(CHANNELS.takeHandedOver);
      if (item === null) return;
      listener(item);
      await take();
    };
    void take();
    return listen(CHANNELS.handedOver, () => void take());
  },
  updates: (action) => ask(CHANNELS.updates, action),
  onUpdates: (listener) => listen(CHANNELS.updatesChanged, listener),
  readDesktop: () => ask(CHANNELS.readDesktop),
  setOpensAtLogin: (on) => ask(CHANNELS.setOpensAtLogin, on),
  savePdf: (name) => ask(CHANNELS.savePdf, name),
  platform: process.platform,
};

function invoke(channel: string, ...values: unknown[]): Promise<Wire> {
  return ipcRenderer.invoke(channel, ...values) as Promise<Wire>; // these channels answer with nothing else
}

/** Asks the main process for what it answers on this channel; fails with its words. */
async function ask<Answer>(channel: string, ...values: unknown[]): Promise<Answer> {
  const wire = await invoke(channel, ...values);
  if (!wire.ok) throw new Error(wire.message);
  return wire.value as Answer; // ipc.ts answers each channel with one kind of thing
}

/** Hands on what the main process sends, never the event: it would give the page the whole of ipcRenderer. */
function listen<Value>(channel: string, listener: (value: Value) => void): () => void {
  const handler = (_event: unknown, value: unknown): void => listener(value as Value); // as the main process sends it
  ipcRenderer.on(channel, handler);
  return () => void ipcRenderer.off(channel, handler);
}

contextBridge.exposeInMainWorld('mneme', bridge);
