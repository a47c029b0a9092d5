import type { Job } from '../../../shared/entities/job.ts';
import type { BackupWork } from './use-backups.ts';

const STAGES = ['copying', 'checking', 'preparing', 'replacing'] as const;
type Doing = (typeof STAGES)[number] | 'verifying' | 'merging';

/** What the work is at, from the stage its job tells. */
export function doingOf(kind: BackupWork['kind'], { counts }: Job): Doing {
  if (kind === 'verify') return 'verifying';
  if (kind === 'merge' && counts['stage'] === undefined) return 'merging';
  return STAGES[(counts['stage'] ?? 1) - 1] ?? 'copying';
}

/** How much of it is done, from 0 to 1; null where only the copying and the merging can tell. */
export function shareOf(doing: Doing, { done, total }: Job): number | null {
  if ((doing !== 'copying' && doing !== 'merging') || total === null || total === 0) return null;
  return Math.min(1, done / total);
}
