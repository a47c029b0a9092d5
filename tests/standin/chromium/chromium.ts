import { chromium, type Browser, type BrowserContext, type CDPSession, type Route } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';

const startDeadline = 30_000; // milliseconds
const flags = [
  '--headless',
  '--remote-debugging-port=0',
  '--no-startup-window',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--password-store=basic',
  '--hide-scrollbars',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--disable-features=HttpsUpgrades,Translate,MediaRouter',
  '--host-resolver-rules=MAP * ~NOTFOUND', // nothing leaves the machine, whatever is tried
];

/** The Chromium behind the windows: one headless process without a window of its own. */
export class Chromium {
  private child: ChildProcess | undefined;
  private browser: Browser | undefined;
  /** Kept open: what a session decided about permissions is forgotten when it ends. */
  private permissionSession: CDPSession | undefined;

  get version(): string {
    return this.browser?.version() ?? '0';
  }

  /** Starts Chromium on a profile folder, routes every request to `answer`, and gives the address of its DevTools. */
  async start(executable: string, profile: string, answer: (route: Route) => Promise<void>): Promise<string> {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(executable, [...flags, ...sandbox, `--user-data-dir=${profile}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    process.on('exit', () => this.kill());
    const address = await readDevToolsAddress(child);
    this.browser = await chromium.connectOverCDP(address, { noDefaults: true });
    await this.context.route('**/*', answer);
    return address;
  }

  /** The one browser context: what Electron calls the default session. */
  get context(): BrowserContext {
    const context = this.browser?.contexts()[0];
    if (!context) throw new Error('stand-in: Chromium is not running');
    return context;
  }

  /** Grants or refuses an origin each of these permissions, by the web's names. */
  async permit(origin: string, decisions: ReadonlyMap<string, boolean>): Promise<void> {
    const session = (this.permissionSession ??= await this.browser?.newBrowserCDPSession());
    for (const [name, granted] of decisions) {
      const setting = granted ? 'granted' : 'denied';
      await session?.send('Browser.setPermission', { permission: { name }, setting, origin });
    }
  }

  /** Ends Chromium at once. */
  kill(): void {
    this.child?.kill('SIGKILL');
  }
}

function readDevToolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why: string): void => reject(new Error(`stand-in: Chromium ${why}\n${text}`));
    child.once('error', (error) => fail(`cannot be started: ${error.message}`));
    child.once('exit', (code) => fail(`ended with ${code} at its start`));
    child.stderr?.on('data', (data: Buffer) => {
      text += data.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    setTimeout(() => fail('did not start in time'), startDeadline).unref();
  });
}
