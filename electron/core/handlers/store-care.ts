import type { StoreCondition } from '../../../shared/entities/store-condition.ts';

/** What can be asked of the file of the memory whether it can be opened or not. */
export type StoreCare = Readonly<{
  condition(): StoreCondition;
  /** Looks at the file now, and goes on with it where it can. */
  retry(): Promise<void>;
  /** Goes on with a file that was rolled back. Throws `conflict` where it was not. */
  acceptRollback(): Promise<void>;
  /** Lets an empty memory be made where there is none. Throws `conflict` where there is one. */
  beginAnew(): Promise<void>;
}>;
