import type { UploadRef, WindowCommand } from '../../shared/bridge.ts';
import type { Transport } from '../../shared/client.ts';
import { connectOverHttp } from './http-transport.ts';
import { connectOverIpc } from './ipc-transport.ts';

/** Everything this window has of the world outside. */
export type Connection = Readonly<{
  transport: Transport;
  /** The platform as Node names it; `web` in a browser. */
  platform: string;
  /** Hands a file over; throws AppError. */
  upload(file: File): Promise<UploadRef>;
  /** Tells which command was chosen in the application menu. Gives back the function that ends it. */
  onMenuCommand(listener: (command: WindowCommand) => void): () => void;
  /** Tells whether the core can be reached, at once and at every change. Gives back the function that ends it. */
  onReachable(listener: (reachable: boolean) => void): () => void;
}>;

/** Chooses the way to the core, once: the desktop's bridge where there is one, else HTTP. Null: there is no way in. */
export function connect(): Promise<Connection | null> {
  return window.mneme ? Promise.resolve(connectOverIpc(window.mneme)) : connectOverHttp();
}
