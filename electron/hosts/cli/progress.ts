import type { Job } from '../../../shared/entities/job.ts';
import { formatBytes, formatNumber } from './people/amounts.ts';

const LONGEST_BAR = 40;
const CLEAR = '\r\u001B[K';

/** What of a job its bar shows. */
export type Progress = Pick<Job, 'done' | 'total' | 'unit'>;

/** Shows how far a job is, on one line of a terminal that it takes back in the end. */
export function drawProgress(stream: NodeJS.WriteStream, progress: Progress): void {
  stream.write(`${CLEAR}${formatProgress(progress, stream.columns || 80)}`);
}

/** Takes the line back. */
export function clearProgress(stream: NodeJS.WriteStream): void {
  stream.write(CLEAR);
}

/** A bar, the share and the amount, in so many columns; without a total only the amount. */
export function formatProgress({ done, total, unit }: Progress, columns: number): string {
  const amount = unit === 'bytes' ? formatBytes : formatNumber;
  if (total === null || total <= 0) return amount(done);
  const share = Math.min(1, done / total);
  const words = `${String(Math.floor(share * 100)).padStart(3)} %  ${amount(done)} of ${amount(total)}`;
  const room = Math.min(LONGEST_BAR, columns - words.length - 3); // a bar that fills the line would wrap
  if (room < 5) return words.slice(0, Math.max(0, columns - 1));
  const filled = Math.round(share * room);
  return `${'█'.repeat(filled)}${'░'.repeat(room - filled)} ${words}`;
}
