import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const startSchema = z.object({
  arguments: z.array(z.string()),
  workingDirectory: z.string(),
  additionalData: z.unknown(),
});

/** How another instance of the application was started. */
export type InstanceStart = z.infer<typeof startSchema>;

/** The lock that lets one instance of an application run: a folder in its user data that names the holder. */
export class InstanceLock {
  private readonly onSecondStart: (start: InstanceStart) => void;
  private folder: string | undefined;
  private watcher: FSWatcher | undefined;

  constructor(onSecondStart: (start: InstanceStart) => void) {
    this.onSecondStart = onSecondStart;
  }

  get held(): boolean {
    return this.folder !== undefined;
  }

  /** Takes the lock, or tells its holder about this start and gives false. */
  request(userData: string, start: InstanceStart): boolean {
    if (this.held) return true;
    const folder = path.join(userData, 'standin-instance');
    mkdirSync(folder, { recursive: true });
    const owner = path.join(folder, 'owner');
    if (!takeFile(owner)) {
      const message = path.join(folder, `start-${process.pid}`);
      writeFileSync(`${message}.part`, JSON.stringify(start));
      renameSync(`${message}.part`, `${message}.json`);
      return false;
    }
    this.hold(folder);
    return true;
  }

  release(): void {
    this.watcher?.close();
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
  }

  private hold(folder: string): void {
    this.folder = folder;
    this.watcher = watch(folder, () => this.readStarts(folder));
    this.watcher.unref();
    process.once('exit', () => this.release());
  }

  private readStarts(folder: string): void {
    if (!this.held) return;
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
      const file = path.join(folder, name);
      const start = startSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      rmSync(file);
      this.onSecondStart(start);
    }
  }
}

/** Writes our process id where no living process has written its own. */
function takeFile(owner: string): boolean {
  try {
    writeFileSync(owner, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(readFileSync(owner, 'utf8')))) return false;
    writeFileSync(owner, String(process.pid));
    return true;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
