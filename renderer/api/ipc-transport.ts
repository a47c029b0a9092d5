import type { Bridge } from '../../shared/bridge.ts';
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
    onMenuCommand: bridge.onCommand,
    onReach: (listener) => {
      listener('reached');
      return () => undefined;
    },
  };
}
