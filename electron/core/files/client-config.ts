import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { writeDurably } from './durable.ts';

/** What a config holds; `version` tells one text from another. */
export type ConfigText = Readonly<{ text: string; exists: boolean; version: string }>;

const MAX_BYTES = 32 * 1024 * 1024;
const KEPT = '.before-mneme';

/** Whether the config of a program, or the folder it keeps it in, is there, and so most likely the program. */
export function isProgramHere(file: string, homedir: string): boolean {
  const folder = path.dirname(file);
  return existsSync(file) || (folder !== homedir && existsSync(folder));
}

/** Reads the config of another program; a missing one is empty. Throws `unavailable` where it may not be read. */
export function readConfigText(file: string): ConfigText {
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES) throw new Error('too large');
    const text = readFileSync(file, 'utf8');
    return { text, exists: true, version: versionOf(text) };
  } catch (error) {
    if (isMissing(error)) return { text: '', exists: false, version: versionOf(null) };
    throw new AppError(
      'unavailable',
      `${path.basename(file)} cannot be read. Nothing was changed. Check that you may open it, or put the lines in by hand.`,
    );
  }
}

/**
 * Replaces the config of another program, after keeping it as it was next to it. Links are followed, rights stay.
 * Gives the kept file; null where there was none. Throws `unavailable`.
 */
export function replaceConfig(file: string, before: ConfigText, text: string, at: number): string | null {
  return explained(file, () => {
    mkdirSync(path.dirname(file), { recursive: true });
    const kept = before.exists ? `${file}.${stampOf(at)}${KEPT}` : null;
    if (kept !== null) write(kept, before.text, modeOf(file));
    write(file, text, modeOf(file));
    return kept;
  });
}

/** Puts a text in the place of a config, keeping nothing. Throws `unavailable`. */
export function rewriteConfig(file: string, text: string): void {
  explained(file, () => write(file, text, modeOf(file)));
}

/** The files that were kept of a config, the newest first. */
export function keptConfigs(file: string): string[] {
  const folder = path.dirname(file);
  const own = `${path.basename(file)}.`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.startsWith(own) && name.endsWith(KEPT))
    .toSorted()
    .toReversed()
    .map((name) => path.join(folder, name));
}

/** Removes a kept config that is in place again. */
export function removeKept(kept: string): void {
  rmSync(kept, { force: true });
}

function write(file: string, text: string, mode: number): void {
  const real = existsSync(file) ? realpathSync(file) : file;
  writeDurably(real, text);
  chmodSync(real, mode);
}

function modeOf(file: string): number {
  return (statSync(file, { throwIfNoEntry: false })?.mode ?? 0o600) & 0o777;
}

function versionOf(text: string | null): string {
  return text === null ? 'none' : createHash('sha256').update(text).digest('hex');
}

function stampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch {
    throw new AppError(
      'unavailable',
      `${path.basename(file)} cannot be written. It was left as it is. Check the permissions of its folder, or put the lines in by hand.`,
    );
  }
}
