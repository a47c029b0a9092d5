import type { SourceFolders } from '../../core/index.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { Operation } from '../../../shared/contract/define.ts';
import type { Change } from '../../../shared/entities/history.ts';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import type { Wire } from '../../../shared/errors.ts';

export type LaneName = Operation['lane'];

/** What a worker is given when it starts. */
export type WorkerSetup = Readonly<{
  home: string;
  lane: LaneName;
  validateOutputs: boolean;
  /** Where other programs keep what could be imported. */
  folders?: SourceFolders | undefined;
  /** The key of the local model's server. */
  chatKey?: string | undefined;
  /** The key of the server that turns texts into vectors. */
  embeddingsKey?: string | undefined;
  /** Counts the short writes that wait or run, one number for each lane; shared by both workers. */
  writes: SharedArrayBuffer;
}>;

/** A file on this machine that a window handed over. */
export type LocalFile = Readonly<{ path: string; name: string }>;

/** What a worker is asked. The caller is data of the host; no window can write it. */
export type WorkerRequest = Readonly<
  | { kind: 'call'; operation: string; input: unknown; caller: Caller }
  | { kind: 'register'; file: LocalFile }
  | { kind: 'locateExport'; exportId: string }
  | { kind: 'close' }
>;

export type NumberedRequest = WorkerRequest & Readonly<{ id: number }>;

/** What a worker says: that it will be long before the store is open, how opening it went, answers, calls that belong to the other lane, and what changed. */
export type WorkerReport = Readonly<
  | { kind: 'updating'; condition: StoreCondition }
  | { kind: 'opened'; wire: Wire }
  | { kind: 'answer'; id: number; wire: Wire }
  | { kind: 'handOver'; id: number }
  | { kind: 'changes'; changes: readonly Change[] }
>;

/** Stands for the answer to a call that turned out to be long, and was not carried out here. */
export const HANDED_OVER: Wire = {
  ok: false,
  code: 'unavailable',
  message: 'This takes long and was not begun here. Nothing was changed. Try again.',
};
