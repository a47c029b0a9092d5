import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import type { Machine } from '../paths.ts';
import { describeSource } from './update-source.ts';
import type { Updater, UpdatesOptions } from './updates.ts';

/** How this copy was installed, and so how it is brought up to date. */
export function describeThisCopy({ platform, env }: Machine): UpdatesOptions['source'] {
  const resource = (name: string): string | null => {
    const file = path.join(process.resourcesPath, name);
    return app.isPackaged && existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const source = describeSource({
    platform,
    feed: resource('app-update.yml'),
    packageType: resource('package-type')?.trim() ?? null,
    isAppImage: env['APPIMAGE'] !== undefined,
    hasUninstaller: existsSync(path.join(path.dirname(process.execPath), 'Uninstall Mneme.exe')),
  });
  return { version: app.getVersion(), ...source };
}

/** Electron's updater, which is not there before somebody asks. */
export async function loadUpdater(): Promise<Updater> {
  const { default: updater } = await import('electron-updater');
  return updater.autoUpdater;
}
