import { EventEmitter } from 'node:events';
import { decode, encode } from '../page/codec.ts';
import type { InvokeReply } from '../page/messages.ts';

type InvokeHandler = (event: object, ...values: unknown[]) => unknown;

/** Electron's `ipcMain`: what renderers may call. */
export class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...values) => {
      this.removeHandler(channel);
      return handler(event, ...values);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Runs the handler of a channel and packs its result or its error as Electron words it. */
  async answer(channel: string, event: object, packedValues: string): Promise<InvokeReply> {
    try {
      const handler = this.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return { ok: true, value: encode(await handler(event, ...decodeValues(packedValues))) };
    } catch (error) {
      return { ok: false, error: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  }

  /** Passes a one-way message to the listeners of its channel. */
  deliver(channel: string, event: object, packedValues: string): void {
    this.emit(channel, event, ...decodeValues(packedValues));
  }
}

function decodeValues(packed: string): unknown[] {
  const values = decode(packed);
  return Array.isArray(values) ? values : [];
}
