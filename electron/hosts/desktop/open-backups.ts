import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { shell } from 'electron';
import type { Wire } from '../../../shared/errors.ts';

/** Shows the folder of backups in the file manager. Which folder that is, no window can say. */
export async function openBackups(home: string): Promise<Wire> {
  const folder = path.join(home, 'backups');
  const problem = await mkdir(folder, { recursive: true, mode: 0o700 }).then(
    () => shell.openPath(folder),
    () => 'missing',
  );
  if (problem === '') return { ok: true, value: null };
  const message = `${folder} could not be shown. Your backups are safe. Open it in your file manager.`;
  return { ok: false, code: 'unavailable', message };
}
