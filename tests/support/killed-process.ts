import { spawn } from 'node:child_process';
import { reachPoint, type Point } from './reached-point.ts';

/**
 * Runs a program of the tests in a process of its own and kills it as soon as the file says that the point is reached. Gives
 * the signal it ended by: `SIGKILL`, or null where it was done before.
 */
export async function runAndKill(
  program: string,
  args: readonly string[],
  point: Point,
): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_code, signal) => resolve(signal));
  });
  await reachPoint(point, () => child.exitCode === null);
  child.kill('SIGKILL');
  return await ended;
}
