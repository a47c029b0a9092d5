import { spawn } from 'node:child_process';
import { hasDisplay, type Machine } from '../paths.ts';

/** The command that shows an address in the person's browser; undefined where nothing can be shown. */
export function browserCommand(url: string, machine: Machine): readonly [string, ...string[]] | undefined {
  if (!hasDisplay(machine)) return undefined;
  if (machine.platform === 'darwin') return ['open', url];
  // `start` takes its first quoted argument for the title of a window.
  if (machine.platform === 'win32') return ['cmd', '/c', 'start', '""', url];
  return ['xdg-open', url];
}

/** Opens the browser where there is one. Failing is no failure: the address was printed. */
export function openBrowser(url: string, machine: Machine): void {
  const [command, ...args] = browserCommand(url, machine) ?? [];
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
