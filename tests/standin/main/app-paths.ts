import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/** Where Electron says things are, on Linux. */
export class AppPaths {
  private readonly chosen = new Map<string, string>();
  private readonly readAppName: () => string;

  constructor(userData: string | undefined, readAppName: () => string) {
    this.readAppName = readAppName;
    if (userData !== undefined) this.chosen.set('userData', userData);
  }

  get(name: string): string {
    const place = this.chosen.get(name) ?? this.usual(name);
    if (place === undefined) throw new Error(`Failed to get '${name}' path`);
    if (name === 'userData') mkdirSync(place, { recursive: true });
    return place;
  }

  set(name: string, value: string): void {
    if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
    if (this.usual(name) === undefined) throw new Error(`Failed to set path: '${name}'`);
    this.chosen.set(name, value);
  }

  private usual(name: string): string | undefined {
    const home = homedir();
    switch (name) {
      case 'home':
        return home;
      case 'temp':
        return tmpdir();
      case 'exe':
        return process.execPath;
      case 'appData':
        return process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
      case 'userData':
        return path.join(this.get('appData'), this.readAppName());
      case 'sessionData':
        return this.get('userData');
      case 'logs':
        return path.join(this.get('userData'), 'logs');
      case 'crashDumps':
        return path.join(this.get('userData'), 'Crashpad');
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return path.join(home, name.charAt(0).toUpperCase() + name.slice(1));
      default:
        return undefined;
    }
  }
}
