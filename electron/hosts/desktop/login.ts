import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

/**
 * Whether the system opens Mneme when the person logs in, as the system itself says: nothing of it is kept here, and
 * nothing is put back that somebody switched off elsewhere. Null where this copy cannot ask for it.
 * @param autostart the file of a Linux desktop; null on other systems, which Electron asks
 */
export function opensAtLogin(autostart: string | null): boolean | null {
  if (!app.isPackaged) return null;
  if (autostart === null) return app.getLoginItemSettings().openAtLogin;
  if (!existsSync(autostart)) return false;
  return !/^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(readFileSync(autostart, 'utf8'));
}

/**
 * Asks the system to open Mneme at login, or not to.
 * @param program what the system starts: the AppImage, or this executable
 */
export function setOpensAtLogin(on: boolean, autostart: string | null, program: string): void {
  if (autostart === null) return app.setLoginItemSettings({ openAtLogin: on });
  if (!on) return rmSync(autostart, { force: true });
  mkdirSync(path.dirname(autostart), { recursive: true });
  writeFileSync(autostart, describeStart(program));
}

/** An entry of the desktop (specifications.freedesktop.org/desktop-entry-spec). */
function describeStart(program: string): string {
  const quoted = program.replace(/(["`$\\])/g, '\\\\$1').replaceAll('%', '%%');
  return `[Desktop Entry]\nType=Application\nName=Mneme\nExec="${quoted}"\nX-GNOME-Autostart-enabled=true\n`;
}
