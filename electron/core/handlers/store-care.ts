import type { Backup } from '../../../shared/entities/backup.ts';
import type { RescueProgress, SalvageReport } from '../../../shared/entities/salvage.ts';
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
  /** Throws `conflict` where the file is not damaged. */
  salvage(): Promise<SalvageReport>;
  backups(): readonly Backup[];
  /** Throws `conflict` where the file is well, or the backup is not. */
  useBackup(name: string): Promise<void>;
  /** Throws `conflict` where nothing of a removed file is open here. */
  putBack(): Promise<void>;
  progress(): RescueProgress;
}>;
