import { decode, encode } from './codec.ts';
import type { FromPreload, InvokeReply, ToPreload } from './messages.ts';

type Listener = (event: object, ...values: unknown[]) => void;

/** Electron's `ipcRenderer`. */
export class IpcRenderer {
  private readonly post: (message: FromPreload) => void;
  private readonly calls = new Map<number, (reply: InvokeReply) => void>();
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  private lastCall = 0;

  constructor(post: (message: FromPreload) => void) {
    this.post = post;
  }

  invoke(channel: string, ...values: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const packed = encode(values);
      const id = (this.lastCall += 1);
      this.calls.set(id, (reply) =>
        reply.ok ? resolve(decode(reply.value)) : reject(new Error(reply.error)),
      );
      this.post({ kind: 'invoke', id, channel, values: packed });
    });
  }

  send(channel: string, ...values: unknown[]): void {
    this.post({ kind: 'send', channel, values: encode(values) });
  }

  on(channel: string, listener: Listener): this {
    return this.add(channel, listener, false);
  }

  once(channel: string, listener: Listener): this {
    return this.add(channel, listener, true);
  }

  off(channel: string, listener: Listener): this {
    const kept = (this.listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener);
    this.listeners.set(channel, kept);
    return this;
  }

  removeListener(channel: string, listener: Listener): this {
    return this.off(channel, listener);
  }

  removeAllListeners(channel: string): this {
    this.listeners.delete(channel);
    return this;
  }

  /** Takes what the main process delivered. */
  receive(message: ToPreload): void {
    if (message.kind === 'event') return this.dispatch(message.channel, decode(message.values));
    this.calls.get(message.id)?.(message.reply);
    this.calls.delete(message.id);
  }

  private add(channel: string, listener: Listener, once: boolean): this {
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), { listener, once }]);
    return this;
  }

  private dispatch(channel: string, values: unknown): void {
    const entries = this.listeners.get(channel) ?? [];
    this.listeners.set(
      channel,
      entries.filter((entry) => !entry.once),
    );
    for (const { listener } of entries)
      listener({ sender: this, ports: [] }, ...(Array.isArray(values) ? values : []));
  }
}
