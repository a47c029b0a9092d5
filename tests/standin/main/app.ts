import { EventEmitter } from 'node:events';
import { readSwitch } from '../launch.ts';
import { allowOnlyEvents } from '../record.ts';
import type { Standin } from '../standin.ts';
import { strict } from '../strict.ts';
import { AppPaths } from './app-paths.ts';
import { createEvent } from './event.ts';
import { InstanceLock } from './instance-lock.ts';

// Those of the last line are accepted and never happen: no system asks a headless application for anything.
const events =
  'ready will-finish-launching window-all-closed before-quit will-quit quit second-instance browser-window-created ' +
  'web-contents-created ' +
  'activate open-file open-url child-process-gone render-process-gone certificate-error';

/** Electron's `app`: the life of the application. */
export class App extends EventEmitter {
  name: string;
  /** STANDIN_RESOURCES names the resources of a package. */
  readonly isPackaged = process.env['STANDIN_RESOURCES'] !== undefined;
  readonly dock = undefined;
  readonly commandLine: object;
  private readonly standin: Pick<Standin, 'launch' | 'record' | 'windows'>;
  private readonly paths: AppPaths;
  private readonly lock: InstanceLock;
  private readonly readiness = Promise.withResolvers<void>();
  private ready = false;
  private quitting = false;

  constructor(standin: Pick<Standin, 'launch' | 'record' | 'windows'>) {
    super();
    this.standin = standin;
    const { manifest } = standin.launch;
    this.name = manifest.productName ?? manifest.name;
    this.paths = new AppPaths(standin.launch.userData, () => this.name);
    this.lock = new InstanceLock((start) =>
      this.emit(
        'second-instance',
        createEvent({}),
        start.arguments,
        start.workingDirectory,
        start.additionalData,
      ),
    );
    const missing = (what: string): Error => standin.record.missing(what);
    this.commandLine = strict('app.commandLine', createCommandLine(standin.launch.arguments), missing);
    allowOnlyEvents(this, 'app', events.split(' '), standin.record);
  }

  isReady(): boolean {
    return this.ready;
  }

  whenReady(): Promise<void> {
    return this.readiness.promise;
  }

  /** Tells the application that Chromium is there; for run.ts. */
  becomeReady(): void {
    this.ready = true;
    this.emit('ready', createEvent({}), {});
    this.readiness.resolve();
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return this.standin.launch.manifest.version;
  }

  getAppPath(): string {
    return this.standin.launch.appPath;
  }

  getLocale(): string {
    return 'en-GB';
  }

  getSystemLocale(): string {
    return 'en-GB';
  }

  getPreferredSystemLanguages(): string[] {
    return ['en-GB'];
  }

  getPath(name: string): string {
    return this.paths.get(name);
  }

  setPath(name: string, value: string): void {
    this.paths.set(name, value);
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    const workingDirectory = process.cwd();
    return this.lock.request(this.getPath('userData'), {
      arguments: process.argv,
      workingDirectory,
      additionalData,
    });
  }

  hasSingleInstanceLock(): boolean {
    return this.lock.held;
  }

  releaseSingleInstanceLock(): void {
    this.lock.release();
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  disableHardwareAcceleration(): void {
    if (this.ready)
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }

  /** What only a desktop shows has no effect here. */
  setAppUserModelId(_id: string): void {}

  setAboutPanelOptions(_options: object): void {}

  focus(_options?: object): void {}

  /** Asks the listeners and every window, then ends; any of them may prevent it. */
  quit(): void {
    if (this.quitting || this.isPrevented('before-quit')) return;
    this.quitting = true;
    for (const window of this.standin.windows) window.close();
    this.finishQuitting();
  }

  /** Ends at once, without asking. */
  exit(code = 0): void {
    this.emit('quit', createEvent({}), code);
    process.exit(code);
  }

  /** For BrowserWindow: Electron quits by itself where nobody listens. */
  lastWindowClosed(): void {
    if (!this.quitting && !this.emit('window-all-closed')) this.quit();
  }

  private finishQuitting(): void {
    this.quitting = false;
    if (this.standin.windows.size > 0) return;
    this.quitting = true;
    if (this.isPrevented('will-quit')) this.quitting = false;
    else this.exit(0);
  }

  private isPrevented(name: string): boolean {
    const event = createEvent({});
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

function createCommandLine(given: readonly string[]): object {
  const added = new Map<string, string>();
  return {
    appendSwitch: (name: string, value = '') => void added.set(name, value),
    appendArgument: (value: string) => void added.set(value, ''),
    hasSwitch: (name: string) => added.has(name) || readSwitch(given, name) !== undefined,
    getSwitchValue: (name: string) => added.get(name) ?? readSwitch(given, name) ?? '',
  };
}
