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
    saveExport: async (id) => (await inWords(bridge.saveExport(id))).path,
    openBackups: () => inWords(bridge.openBackups()),
    onMenuCommand: bridge.onCommand,
    onHandedOver: bridge.onHandedOver,
    desktop: {
      updates: (action) => inWords(bridge.updates(action)),
      onUpdates: bridge.onUpdates,
      readDesktop: () => inWords(bridge.readDesktop()),
      setOpensAtLogin: (on) => inWords(bridge.setOpensAtLogin(on)),
      savePdf: (name) => inWords(bridge.savePdf(name)),
    },
    onReach: (listener) => {
      listener('reached');
      return () => undefined;
    },
  };
}

/** Between the page and its preload script an error keeps nothing but its message. */
async function inWords<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw new AppError('unavailable', error instanceof Error ? error.message : String(error));
  }
}
