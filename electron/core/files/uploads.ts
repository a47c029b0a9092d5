import {
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { UploadRef } from '../../../shared/bridge.ts';
import { AppError } from '../../../shared/errors.ts';
import type { NewId } from '../ports.ts';

type Ticket = { name: string; path: string };

const KEPT_MS = 24 * 3_600_000;

/** Takes a file or a folder on this machine by its path, without copying it. */
export function registerUpload(
  home: string,
  newId: NewId,
  file: Readonly<{ path: string; name: string }>,
): UploadRef {
  const size = sizeOf(file.path);
  const id = newId();
  writeTicket(home, id, { name: file.name, path: path.resolve(file.path) });
  return { id, name: file.name, bytes: size };
}

/** Takes a file as a stream of bytes and keeps it until it was imported or a day has passed. */
export async function receiveUpload(
  home: string,
  newId: NewId,
  file: Readonly<{ name: string; body: AsyncIterable<Uint8Array> }>,
): Promise<UploadRef> {
  const id = newId();
  const target = path.join(folderOf(home), `${id}.bin`);
  try {
    await pipeline(Readable.from(file.body), createWriteStream(target, { mode: 0o600, flags: 'wx' }));
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
  writeTicket(home, id, { name: file.name, path: target });
  return { id, name: file.name, bytes: statSync(target).size };
}

/** Keeps a text as a file, so that it is read like one; whoever keeps it discards it. */
export function keepText(home: string, newId: NewId, text: string, name: string): UploadRef {
  const id = newId();
  const target = path.join(folderOf(home), `${id}.bin`);
  writeFileSync(target, text, { mode: 0o600, flag: 'wx' });
  writeTicket(home, id, { name, path: target });
  return { id, name, bytes: statSync(target).size };
}

/** Where an uploaded file lies. Throws `not_found` for an unknown or expired one. */
export function locateUpload(home: string, id: string): Ticket {
  try {
    return JSON.parse(readFileSync(path.join(folderOf(home), `${id}.json`), 'utf8')) as Ticket; // written by writeTicket
  } catch {
    throw new AppError('not_found', 'The file that was handed over is no longer here. Choose it again.');
  }
}

/** Forgets an upload and deletes the copy of it, never the person's own file. */
export function discardUpload(home: string, id: string): void {
  rmSync(path.join(folderOf(home), `${id}.json`), { force: true });
  rmSync(path.join(folderOf(home), `${id}.bin`), { force: true });
}

/** Deletes copies that nobody imported within a day, without those that are still needed. */
export function discardOldUploads(home: string, now: number, needed: ReadonlySet<string>): void {
  for (const name of readdirSync(folderOf(home))) {
    if (needed.has(path.parse(name).name)) continue;
    const file = path.join(folderOf(home), name);
    if (statSync(file).mtimeMs < now - KEPT_MS) rmSync(file, { force: true });
  }
}

/** A file or a folder named by a path, read against a folder; ~ is the home folder. Throws `invalid_input` in words where it cannot be read. */
export function locateFile(folder: string, file: string, homedir: string): Ticket {
  const found = path.resolve(
    folder,
    file.replace(/^~(?=$|[/\\])/, () => homedir),
  );
  sizeOf(found);
  return { name: path.basename(found), path: found };
}

/** Size of a readable file in bytes, 0 for a folder. Throws `invalid_input` in words. */
function sizeOf(file: string): number {
  try {
    const found = statSync(file);
    if (found.isFile()) return found.size;
    if (found.isDirectory()) return 0;
  } catch {
    throw new AppError(
      'invalid_input',
      `${path.basename(file)} cannot be read. Check that it exists and is yours to read.`,
    );
  }
  throw new AppError(
    'invalid_input',
    `${path.basename(file)} is neither a file nor a folder. Choose one to import.`,
  );
}

/** Where copies lie that are made for reading; one that is left behind goes with the old uploads. */
export function scratchFolder(home: string): string {
  return folderOf(home);
}

function folderOf(home: string): string {
  const folder = path.join(home, 'uploads');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function writeTicket(home: string, id: string, ticket: Ticket): void {
  writeFileSync(path.join(folderOf(home), `${id}.json`), JSON.stringify(ticket), { mode: 0o600 });
}
