import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from '../../../shared/caller.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { dispatch, type Target } from '../dispatch.ts';
import { openSpool, type Spool } from '../files/spool.ts';
import { isProcessGone, nameOfProcess } from '../jobs/process-name.ts';
import { openingTrouble } from '../store/trouble.ts';
import { acknowledgementOf, refusalFor } from './condition.ts';
import type { CoreOptions } from './opened-core.ts';
import { adoptOrphans, replayFile, type ReplayWorld } from './replay.ts';

/** What agents wrote while the file could not be written, on its way into the memory. */
export class KeptWrites {
  readonly #options: CoreOptions;
  readonly #target: Target;
  readonly #spool: Spool;

  /** `target` is what they are carried out on. */
  constructor(options: CoreOptions, target: Target) {
    this.#options = options;
    this.#target = target;
    this.#spool = openSpool(options.home, `${nameOfProcess()}/${options.lane ?? 'both'}`);
  }

  /** How many wait, of every process, and how many were rejected. */
  count(): { kept: number; rejected: number } {
    return this.#spool.count();
  }

  /** Keeps a call; gives the acknowledgement, or why it could not be kept. */
  keep(
    { actor, door, client, sessionId, via }: Caller,
    call: Readonly<{ operation: string; input: unknown }>,
    condition: StoreCondition,
  ): AppError {
    const { newId, clock } = this.#options;
    const id = newId();
    const more = { ...(sessionId === undefined ? {} : { sessionId }), ...(via === undefined ? {} : { via }) };
    const caller = { actor, door, client, ...more };
    try {
      this.#spool.append({ id, at: clock(), caller, ...call });
    } catch (error) {
      const isFull = openingTrouble(error)?.state === 'full';
      return refusalFor(isFull ? { ...condition, state: 'full' } : condition);
    }
    return acknowledgementOf(id, condition);
  }

  /** Carries out what this worker kept, in its order. Throws where the file cannot be written again. */
  carryOutOwn(): Promise<void> {
    return replayFile(this.#world(), this.#spool.own);
  }

  /** Carries out what this worker kept before it was started again, and what processes kept that are gone. */
  async carryOutLeft(): Promise<void> {
    if (!existsSync(path.dirname(this.#spool.own))) return;
    await this.carryOutOwn();
    if (this.#options.lane !== 'interactive')
      await adoptOrphans(this.#world(), (owner) => isProcessGone(path.posix.dirname(owner)));
  }

  #world(): ReplayWorld {
    const { clock, validateOutputs } = this.#options;
    const { opened, log } = this.#target;
    const call = (caller: Caller, operation: string, input: unknown) =>
      dispatch(this.#target, caller, operation, input, validateOutputs);
    return { store: opened.context.store, spool: this.#spool, now: clock, log, call };
  }
}
