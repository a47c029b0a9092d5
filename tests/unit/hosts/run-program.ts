import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HOSTS = fileURLToPath(new URL('../../../electron/hosts', import.meta.url));

type Options = Readonly<{ cwd?: string; env?: Record<string, string>; input?: string }>;

/** Starts a host from its sources, as its own process with a bare environment. */
export function startProgram(host: 'cli' | 'web', args: readonly string[], options: Options = {}) {
  const program = path.join(HOSTS, host, 'main.ts');
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, NODE_NO_WARNINGS: '1', ...options.env };
  const child = spawn(process.execPath, [program, ...args], { cwd: options.cwd, env });
  if (options.input !== undefined) child.stdin.end(options.input);
  return child;
}

/** Runs a host to its end. */
export async function runProgram(host: 'cli' | 'web', args: readonly string[], options: Options = {}) {
  const child = startProgram(host, args, { input: '', ...options });
  return collect(child);
}

/** Waits for the end of a process; gives what it wrote and how it ended. */
export async function collect(child: ChildProcessWithoutNullStreams) {
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { ...written, code };
}
