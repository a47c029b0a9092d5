import type { Caller } from '../../shared/caller.ts';
import type { Transport } from '../../shared/client.ts';
import { toWire, type Wire } from '../../shared/errors.ts';
import { dispatch } from './dispatch.ts';
import { refusalFor } from './keeping/condition.ts';
import { StoreKeeper } from './keeping/keeper.ts';
import type { CoreOptions } from './keeping/opened-core.ts';

export { HandOver } from './jobs/hand-over.ts';
export type { CoreOptions } from './keeping/opened-core.ts';
export type { SourceFolders } from './ports.ts';
export { ensureTokens, isToken } from './files/tokens.ts';
export { locateExport } from './files/exports.ts';
export { openLog } from './files/log.ts';
export { receiveUpload, registerUpload } from './files/uploads.ts';
export { createChat } from './models/chat.ts';
export { createEmbedder } from './models/embedder.ts';

/** The memory of a home, with everything it can do; also while its file cannot be opened. */
export type Core = Readonly<{
  /** Gives what a caller calls and listens through. The host decides who the caller is. */
  connect(caller: Caller): Transport;
  /** Whether the file can be read now; where not, the failure that every call meets. */
  opened(): Wire;
  /** Resolves when no job started in this process runs. */
  idle(): Promise<void>;
  /** Stops jobs, writes what is still to be written, and closes the file. */
  close(): Promise<void>;
}>;

/**
 * Opens the memory. Where its file cannot be opened, every call is answered with the reason (`newer_version`,
 * `unavailable`, `storage_full`), the operations of the domain `store` work, and it goes on once the file can be.
 */
export function createCore(options: CoreOptions): Core {
  const keeper = new StoreKeeper(options);
  return {
    connect: (caller) => ({
      call: (name, input) => dispatch(keeper, caller, name, input, options.validateOutputs),
      subscribe: (listener) => keeper.subscribe(listener),
    }),
    opened() {
      const condition = keeper.condition();
      return condition.reading ? { ok: true, value: null } : toWire(refusalFor(condition));
    },
    async idle() {
      if (keeper.condition().reading) await keeper.opened.context.jobs.idle();
    },
    close: () => keeper.close(),
  };
}
