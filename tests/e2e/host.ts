import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** The build that is tested. */
const dist = path.resolve(root, process.env['MNEME_DIST'] ?? 'dist');
const START_MS = 30_000;
const ADDRESS = /Mneme is at (http:\S+)/g;

/** A run of the web host on a home, and its successors on the same home. */
export class Host {
  readonly #home: string;
  #child: ChildProcessWithoutNullStreams | undefined;
  #output = '';
  #taken = 0;
  #aheadMs = 0;

  constructor(home: string) {
    this.#home = home;
  }

  /** What it wrote to standard output and standard error so far. */
  get output(): string {
    return this.#output;
  }

  /** Which other computers programs on this home tried to reach so far, the command line included. */
  outbound(): string[] {
    const file = outboundFile(this.#home);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  }

  /** Forgets whom they tried to reach. */
  forgetOutbound(): void {
    rmSync(outboundFile(this.#home), { force: true });
  }

  /** Starts it; gives the address it prints, which opens one window within a minute. */
  async start(port = 0): Promise<string> {
    const args = [path.join(dist, 'web/main.js'), '--home', this.#home, '--port', String(port), '--no-open'];
    const env = { ...ownEnvironment(this.#home), ...preloads(this.#home, this.#aheadMs) };
    const child = spawn(process.execPath, args, { env });
    this.#child = child;
    this.#output = '';
    this.#taken = 0;
    const note = (data: Buffer) => (this.#output += data.toString());
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    return this.#nextAddress();
  }

  /** Asks the running host for one more address. */
  async newAddress(): Promise<string> {
    this.#child?.stdin.write('\n');
    return this.#nextAddress();
  }

  /** Ends it as a terminal does. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    const killed = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(killed);
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends it and starts it again on the same home, with a clock that is so many milliseconds ahead. */
  async restartLater(aheadMs: number): Promise<string> {
    this.#aheadMs = aheadMs;
    return this.restart();
  }

  /** Ends it and starts it again on the same home. */
  async restart(port = 0): Promise<string> {
    await this.stop();
    return this.start(port);
  }

  async #nextAddress(): Promise<string> {
    const wanted = this.#taken + 1;
    const end = Date.now() + START_MS;
    while (Date.now() < end) {
      const address = [...this.#output.matchAll(ADDRESS)][wanted - 1]?.[1];
      if (address !== undefined) {
        this.#taken = wanted;
        return address;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`The web host printed no address. It said:\n${this.#output}`);
  }
}

/** Calls an operation from another process, as a script does; gives its answer. */
export type Cli = (operation: string, input?: unknown) => Promise<unknown>;

/** Makes the command line of a home: each call is a process of its own. */
export function createCli(home: string): Cli {
  return (operation, input = {}) => {
    const [domain = '', name = ''] = operation.split('.');
    const args = [path.join(dist, 'cli/main.js'), domain, name, JSON.stringify(input), '--home', home];
    return new Promise((resolve, reject) => {
      execFile(
        process.execPath,
        args,
        { env: { ...ownEnvironment(home), ...preloads(home) }, maxBuffer: 64e6 },
        (error, stdout, stderr) => {
          if (error) reject(new Error(`${operation} failed: ${stderr || error.message}`));
          else resolve(JSON.parse(stdout));
        },
      );
    });
  };
}

/** The home folder of the person whose memory lies in `home`: where other programs keep theirs. */
export function personFolder(home: string): string {
  return path.join(home, 'person');
}

/** What is loaded before a program and its workers: it notes whom they try to reach, and may shift their clock. */
function preloads(home: string, aheadMs = 0): NodeJS.ProcessEnv {
  const names = ['outbound-watch.ts', ...(aheadMs === 0 ? [] : ['shifted-clock.ts'])];
  return {
    NODE_OPTIONS: names.map((name) => `--import ${path.join(import.meta.dirname, 'data', name)}`).join(' '),
    MNEME_TEST_OUTBOUND: outboundFile(home),
    MNEME_TEST_AHEAD_MS: String(aheadMs),
  };
}

function outboundFile(home: string): string {
  return `${home}.outbound`;
}

/** Nothing of the person's own set-up may reach the tests. */
function ownEnvironment(home: string): NodeJS.ProcessEnv {
  const names = [
    'MNEME_HOME',
    'DISPLAY',
    'CLAUDE_CONFIG_DIR',
    'CODEX_HOME',
    'XDG_CONFIG_HOME',
    'MEMORY_FILE_PATH',
    'XDG_DOWNLOAD_DIR',
  ];
  const env = Object.entries(process.env).filter(([name]) => !names.includes(name));
  return { ...Object.fromEntries(env), HOME: personFolder(home), USERPROFILE: personFolder(home) };
}
