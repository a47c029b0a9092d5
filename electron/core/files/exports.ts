import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { Export } from '../../../shared/entities/export.ts';
import { AppError } from '../../../shared/errors.ts';
import { Id } from '../../../shared/primitives.ts';
import { readJsonFile, writeDurably } from './durable.ts';

/** What stands beside a finished export. */
const Ticket = Export.pick({ name: true, format: true, counts: true, createdAt: true });
type Ticket = z.infer<typeof Ticket>;

/** A finished export and where it lies. */
type ExportFile = Readonly<{ path: string; name: string; bytes: number }>;

const KEPT_MS = 24 * 3_600_000;

/** Where an export is written: it grows under one name and has the other once it is whole. */
export function placeExport(home: string, id: string): { target: string; partial: string } {
  const folder = folderOf(home);
  return { target: path.join(folder, `${id}.bin`), partial: path.join(folder, `${id}.part`) };
}

/** Notes what an export holds; before the file itself has its name, so that no file is without a note. */
export function describeExport(home: string, id: string, ticket: Ticket): void {
  writeDurably(path.join(folderOf(home), `${id}.json`), JSON.stringify(ticket));
}

/** Finished exports, newest first. */
export function listExports(home: string): Export[] {
  return readdirSync(folderOf(home))
    .filter((name) => name.endsWith('.bin'))
    .flatMap((name) => readExport(home, path.basename(name, '.bin')) ?? [])
    .toSorted(
      (first, second) => second.createdAt.localeCompare(first.createdAt) || (first.id < second.id ? 1 : -1),
    );
}

/** Where a finished export lies and what it is called. Throws `not_found`. */
export function locateExport(home: string, id: string): ExportFile {
  const found = Id.safeParse(id).success ? readExport(home, id) : undefined;
  if (found) return { path: placeExport(home, id).target, name: found.name, bytes: found.bytes };
  throw new AppError('not_found', 'This export is no longer here. Your memory is safe. Export again.');
}

/** Deletes an export. Gives whether there was one. */
export function removeExport(home: string, id: string): boolean {
  const there = readExport(home, id) !== undefined;
  for (const ending of ['bin', 'json', 'part'])
    rmSync(path.join(folderOf(home), `${id}.${ending}`), { force: true });
  return there;
}

/** Deletes every finished export: they hold what was forgotten since. */
export function removeAllExports(home: string): void {
  for (const { id } of listExports(home)) removeExport(home, id);
}

/** Deletes what a process that died was writing. */
export function discardPartialExport(home: string, id: string): void {
  rmSync(placeExport(home, id).partial, { force: true });
}

/** Deletes exports that nobody saved within a day, and what is left of those that never ended. */
export function discardOldExports(home: string, now: number): void {
  for (const name of readdirSync(folderOf(home))) {
    const file = path.join(folderOf(home), name);
    const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (changedAt < now - KEPT_MS) rmSync(file, { force: true });
  }
}

function readExport(home: string, id: string): Export | undefined {
  const file = path.join(folderOf(home), `${id}.bin`);
  const found = statSync(file, { throwIfNoEntry: false });
  const ticket = Ticket.safeParse(readJsonFile(path.join(folderOf(home), `${id}.json`)));
  if (!found || !ticket.success) return undefined;
  const removedAt = new Date(found.mtimeMs + KEPT_MS).toISOString();
  return { id, ...ticket.data, bytes: found.size, removedAt };
}

function folderOf(home: string): string {
  const folder = path.join(home, 'exports');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * Where an export goes that the command line placed: into a folder under its own name, else under the name given.
 * Throws `conflict` where something is there already.
 */
export function chooseExportFile(
  cwd: string,
  to: string,
  name: string,
): { name: string; target: string; partial: string; path: string } {
  const named = path.resolve(cwd, to);
  const target = statSync(named, { throwIfNoEntry: false })?.isDirectory() ? path.join(named, name) : named;
  if (statSync(target, { throwIfNoEntry: false }) !== undefined) {
    const message = `${path.basename(target)} is there already and was left as it is. Choose another name.`;
    throw new AppError('conflict', message);
  }
  const partial = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.part`);
  return { name: path.basename(target), target, partial, path: target };
}
