import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Backup, BackupName, BackupReason } from '../../../shared/entities/backup.ts';
import { AppError } from '../../../shared/errors.ts';
import { readJsonFile, syncFolder, writeDurably } from './durable.ts';

/** What stands beside a backup: what it must be found to be. */
const Manifest = z.object({
  version: z.literal(1),
  reason: BackupReason,
  createdAt: Backup.shape.createdAt,
  bytes: z.number(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  schemaVersion: z.int(),
  commitSeq: z.int(),
  /** Rows of every table. */
  rows: z.record(z.string(), z.int()),
  counts: z.record(z.string(), z.int()),
  verifiedAt: Backup.shape.verifiedAt,
  problem: z.string().nullable(),
});
export type Manifest = z.infer<typeof Manifest>;

const ENDING = '.db';
/** What the name tells of a backup without a manifest; copies of former versions of Mneme had none. */
const TOLD_BY_NAME = /^before-(migration|retention)-|-([a-z]+)-[0-9a-f]{4}$/;
const UNFINISHED = /^\..*\.(\d+)\.part(?:-journal|-wal|-shm)?$|\.json(?:\.\d+)?\.(\d+)\.tmp$/;
const DAY = 86_400_000;

/** Where the backups of a home lie, whether or not there are any. */
export function placeOfBackups(home: string): string {
  return path.join(home, 'backups');
}

/** The folder of backups in a home; made if it is missing. */
export function backupFolder(home: string): string {
  const folder = placeOfBackups(home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The file of a backup, whether or not there is one. Throws `invalid_input` for what is no name of one. */
export function backupFile(home: string, name: string): string {
  if (!BackupName.safeParse(name).success)
    throw new AppError('invalid_input', 'This is not the name of a backup. Nothing was changed.');
  return path.join(placeOfBackups(home), `${name}${ENDING}`);
}

/** Where a backup grows until it is whole. */
export function unfinishedFile(home: string, name: string): string {
  return path.join(backupFolder(home), `.${name}.${process.pid}.part`);
}

/** Lists the backups of a home from its folder alone, the newest first: no memory need be open. */
export function listBackups(home: string): Backup[] {
  return namesIn(home)
    .map((name) => readBackup(home, name))
    .filter((backup) => backup !== undefined)
    .toSorted((first, second) => order(second, first));
}

/** One backup; undefined where there is none of this name. */
export function readBackup(home: string, name: string): Backup | undefined {
  const file = backupFile(home, name);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return undefined;
  const manifest = readManifest(home, name);
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (manifest === undefined) {
    const [, former, own] = TOLD_BY_NAME.exec(name) ?? [];
    return {
      name,
      reason: BackupReason.safeParse(former ?? own).data ?? 'unknown',
      createdAt: found.mtime.toISOString(),
      bytes: found.size + log,
      state: 'unverified',
      verifiedAt: null,
      problem: null,
      schemaVersion: null,
      commitSeq: null,
      counts: null,
    };
  }
  const { version: _, sha256: _sum, rows: _rows, ...told } = manifest;
  const problem =
    manifest.problem ?? (manifest.bytes === found.size ? null : 'Its size is not what it was made with.');
  const verified = manifest.verifiedAt !== null;
  const state = problem !== null ? 'damaged' : verified ? 'verified' : 'unverified';
  return { name, ...told, bytes: found.size + log, problem, state };
}

/** Reads what stands beside a backup; undefined where nothing does, or it is damaged. */
export function readManifest(home: string, name: string): Manifest | undefined {
  return Manifest.safeParse(readJsonFile(manifestFile(home, name))).data;
}

/** Writes what stands beside a backup. */
export function writeManifest(home: string, name: string, manifest: Manifest): void {
  writeDurably(manifestFile(home, name), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Deletes a backup. Gives whether there was one. */
export function removeBackup(home: string, name: string): boolean {
  const file = backupFile(home, name);
  const there = statSync(file, { throwIfNoEntry: false }) !== undefined;
  for (const each of [file, `${file}-wal`, `${file}-shm`, manifestFile(home, name)])
    rmSync(each, { force: true });
  if (there) syncFolder(path.dirname(file));
  return there;
}

/** Deletes what a process that is gone was writing, manifests whose backup never came, and second names of the memory. */
export function discardUnfinishedBackups(home: string, now: number): void {
  const folder = backupFolder(home);
  const memory = statSync(path.join(home, 'memory.db'), { throwIfNoEntry: false });
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) continue;
    const old = now - found.mtimeMs > DAY;
    const [unfinished, part, tmp] = UNFINISHED.exec(name) ?? [];
    const alone = name.endsWith('.json') && readBackup(home, path.basename(name, '.json')) === undefined;
    const again = found.ino !== 0 && found.ino === memory?.ino && found.dev === memory.dev;
    if (again || (unfinished === undefined ? alone && old : old || isGone(Number(part ?? tmp))))
      rmSync(file, { force: true });
  }
}

/** Memories are kept on a disk of this computer, so the process is one of it. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function namesIn(home: string): string[] {
  const folder = placeOfBackups(home);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .filter((name) => BackupName.safeParse(name).success);
}

function manifestFile(home: string, name: string): string {
  return `${backupFile(home, name).slice(0, -ENDING.length)}.json`;
}

function order(first: Backup, second: Backup): number {
  return first.createdAt.localeCompare(second.createdAt) || first.name.localeCompare(second.name);
}
