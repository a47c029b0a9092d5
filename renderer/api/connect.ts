import type { Connection } from './connection.ts';
import { connectOverHttp } from './http-transport.ts';
import { connectOverIpc } from './ipc-transport.ts';

/** Chooses the way to the core, once: the desktop's bridge where there is one, else HTTP. Null: there is no way in. */
export function connect(): Promise<Connection | null> {
  return window.mneme ? Promise.resolve(connectOverIpc(window.mneme)) : connectOverHttp();
}
