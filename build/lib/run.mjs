import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';

/** How often we look whether npm is still there. */
const PARENT_CHECK_MS = 500;

/** @typedef {{ code: number, signal: NodeJS.Signals | null, output: string, timedOut: boolean }} Outcome */

/**
 * The environment children get: `node` and the project's own tools come first on the path.
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(extra = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [path.dirname(process.execPath), path.join(root, 'node_modules', '.bin')];
  return { ...process.env, [name]: [...folders, process.env[name] ?? ''].join(path.delimiter), ...extra };
}

/**
 * Runs a command to its end. SIGINT, SIGTERM and SIGHUP that reach us are passed on to it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, shell?: boolean, cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 *   `show` lets it write to our own terminal; otherwise its output is kept and returned.
 * @returns {Promise<Outcome>} code 127 when the command could not be started, 128 + n when signal n ended it
 */
export function run(command, args, { show = false, shell = false, cwd = root, env = {}, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: childEnvironment(env),
      shell,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    let timedOut = false;
    const timer = setTimeout(() => (timedOut = child.kill('SIGKILL')), timeoutMs ?? 2 ** 31 - 1);
    const stopForwarding = forwardSignals(child);
    /** @param {Pick<Outcome, 'code' | 'signal'>} end @param {string} [problem] */
    const finish = (end, problem = '') => {
      clearTimeout(timer);
      stopForwarding();
      resolve({ ...end, timedOut, output: Buffer.concat(chunks).toString() + problem });
    };
    child.once('error', (error) => finish({ code: 127, signal: null }, `${command}: ${error.message}\n`));
    child.once('close', (code, signal) => finish({ code: exitCode(code, signal), signal }));
  });
}

/**
 * Passes on to a child the signals that ask us to end; returns the function that stops it.
 * A terminal sends Ctrl-C to the child itself, so that one is not sent twice. npm tells only the shell it starts
 * us with, and that ends without telling us: so our parent's end counts as a signal.
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardSignals(child) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) child.kill('SIGTERM');
  }, PARENT_CHECK_MS);
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, forward);
  };
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return signal === null ? (code ?? 1) : 128 + (os.constants.signals[signal] ?? 0);
}
