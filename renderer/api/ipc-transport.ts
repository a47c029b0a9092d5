import type { Bridge } from '../../shared/bridge.ts';
import { AppError } from '../../shared/errors.ts';
import type { Connection } from './connection.ts';

declare global {
  interface Window {
    /** Only in the desktop window: put there by the preload script. */
    readonly mneme?: Bridge;
  }
}

/** The way to the core through the desktop's preload script. */
export function connectOverIpc(bridge: Bridge): Connection {
  return {
    transport: { call: bridge.call, subscribe: bridge.subscribe },
    platform: bridge.platform,
    upload: bridge.upload,
    saveExport: (id) => saveExport(bridge, id),
    openBackups: () => openBackups(bridge),
    onMenuCommand: bridge.onCommand,
    onLink: bridge.onLink,
    onReach: (listener) => {
      listener('reached');
      return () => undefined;
    },
  };
}

async function openBackups(bridge: Bridge): Promise<void> {
  try {
    await bridge.openBackups();
  } catch (error) {
    throw new AppError('unavailable', error instanceof Error ? error.message : String(error));
  }
}

/** Between the page and its preload script an error keeps nothing but its message. */
async function saveExport(bridge: Bridge, id: string): Promise<string | null> {
  try {
    return (await bridge.saveExport(id)).path;
  } catch (error) {
    throw new AppError('unavailable', error instanceof Error ? error.message : String(error));
  }
}
