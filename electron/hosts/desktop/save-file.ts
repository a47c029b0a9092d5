import { constants } from 'node:fs';
import { copyFile, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { SavedExport } from '../../../shared/bridge.ts';
import type { Wire } from '../../../shared/errors.ts';
import type { CoreHandle } from '../worker/core-client.ts';
import type { LocalFile } from '../worker/messages.ts';

/** Asks where a finished export goes and puts a copy there, whole or not at all. */
export async function saveExport(
  core: Pick<CoreHandle, 'locateExport'>,
  window: BrowserWindow | null,
  id: string,
): Promise<Wire> {
  const located = await core.locateExport(id);
  if (!located.ok) return located;
  const file = located.value as LocalFile; // what the worker answers this request with
  return saveFile(window, file.name, (partial) => copyFile(file.path, partial, constants.COPYFILE_FICLONE));
}

/** Asks where what the window would print goes, and puts it there as a PDF. */
export async function savePdf(window: BrowserWindow | null, name: string): Promise<Wire> {
  if (window === null) return { ok: true, value: { path: null } satisfies SavedExport };
  const options = { printBackground: true, preferCSSPageSize: true, displayHeaderFooter: false };
  return saveFile(window, name, async (partial) => {
    await writeFile(partial, await window.webContents.printToPDF(options), { mode: 0o600 });
  });
}

/** Asks where a file goes, and puts there what `write` makes: whole, or not at all. */
async function saveFile(
  window: BrowserWindow | null,
  name: string,
  write: (partial: string) => Promise<void>,
): Promise<Wire> {
  const options = { defaultPath: name, properties: ['showOverwriteConfirmation' as const] };
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  const value: SavedExport = { path: chosen.canceled || chosen.filePath === '' ? null : chosen.filePath };
  return value.path === null ? { ok: true, value } : putInPlace(value.path, write);
}

/** What fails halfway must not take the place of a good file. */
async function putInPlace(target: string, write: (partial: string) => Promise<void>): Promise<Wire> {
  const partial = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.part`);
  try {
    await write(partial);
    const handle = await open(partial, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, target);
    return { ok: true, value: { path: target } satisfies SavedExport };
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {}); // the folder may have gone as well
    return explain(error, target);
  }
}

function explain(error: unknown, target: string): Wire {
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  if (full) {
    const message =
      'The disk is full, so the file was not saved. Your memory is safe. Make room and try again.';
    return { ok: false, code: 'storage_full', message };
  }
  const message = `${path.basename(target)} could not be saved there. Your memory is safe. Choose another folder.`;
  return { ok: false, code: 'unavailable', message };
}
