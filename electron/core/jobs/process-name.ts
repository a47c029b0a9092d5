import os from 'node:os';

/** The name of this process among those that may share a memory: computer and number. */
export function nameOfProcess(): string {
  return `${os.hostname()}:${process.pid}`;
}

/**
 * Whether a process of this computer is gone for sure. Of one of another computer nothing is known, and a number may have
 * been given away again: both count as there.
 */
export function isProcessGone(name: string): boolean {
  const [, host, number] = /^(.*):(\d+)$/.exec(name) ?? [];
  if (host !== os.hostname() || number === undefined) return false;
  try {
    process.kill(Number(number), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
