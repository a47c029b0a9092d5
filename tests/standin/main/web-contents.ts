import type { Page } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { Renderer } from '../chromium/renderer.ts';
import { toPageUrl } from '../chromium/scheme-address.ts';
import { encode } from '../page/codec.ts';
import type { FromPreload } from '../page/messages.ts';
import { allowOnlyEvents } from '../record.ts';
import type { Standin } from '../standin.ts';
import { strict } from '../strict.ts';
import type { BrowserWindow } from './browser-window.ts';
import { createEvent } from './event.ts';
import { createIpcEvent, createMainFrame } from './ipc-event.ts';
import { readPreloadScript, sandboxedProcess } from './preload-script.ts';
import type { Session } from './session.ts';
import { completeWebPreferences, type WebPreferences } from './web-preferences.ts';

// Those of the last line are accepted and never happen: the stand-in has no webviews, redirects or hanging pages.
const events =
  'will-navigate will-frame-navigate did-navigate did-finish-load did-fail-load dom-ready console-message ' +
  'preload-error render-process-gone destroyed ' +
  'will-redirect will-attach-webview did-attach-webview unresponsive responsive';

type WindowOpenHandler = (details: object) => { action: 'allow' | 'deny' };

/** Electron's `webContents`: the page of one window. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly session: Session;
  readonly mainFrame: object;
  readonly window: BrowserWindow;
  private readonly standin: Standin;
  private readonly preferences: WebPreferences;
  private opening: Promise<Renderer> | undefined;
  private renderer: Renderer | undefined;
  private windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });
  private zoomLevel = 0;
  private shown = false;
  private destroyed = false;

  constructor(standin: Standin, window: BrowserWindow, preferences: WebPreferences) {
    super();
    this.id = window.id;
    this.standin = standin;
    this.session = standin.session;
    this.window = window;
    this.preferences = preferences;
    this.mainFrame = createMainFrame(
      () => this.getURL(),
      (what) => standin.record.missing(what),
    );
    allowOnlyEvents(this, 'webContents', events.split(' '), standin.record);
  }

  /** Opens the page behind the window; called once, on the strict object that listeners will be given. */
  open(): void {
    this.opening = this.openRenderer();
    this.opening.catch((error: unknown) =>
      this.standin.record.console.push(`[stand-in] no page: ${String(error)}`),
    );
  }

  async loadURL(url: string): Promise<void> {
    const renderer = await this.opened();
    await this.permit(url);
    try {
      await renderer.page.goto(toPageUrl(url));
    } catch (error) {
      const [reason] = String(error).split('\n');
      this.emit('did-fail-load', createEvent({}), -2, reason, url, true);
      throw new Error(`ERR_FAILED (-2) loading '${url}': ${reason}`, { cause: error });
    }
  }

  reload(): void {
    this.renderer?.page.reload().catch(() => undefined); // the window may close meanwhile
  }

  send(channel: string, ...values: unknown[]): void {
    const packed = encode(values);
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    if (this.renderer?.deliver({ kind: 'event', channel, values: packed })) return;
    this.standin.record.console.push(`[stand-in] '${channel}' was sent before a page was there: lost`);
  }

  getURL(): string {
    return this.renderer?.url ?? '';
  }

  getLastWebPreferences(): WebPreferences {
    return completeWebPreferences(this.preferences);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.opened()).page.evaluate(code);
  }

  /** Chromium's own printing, with the options both have. */
  async printToPDF({
    printBackground = false,
    preferCSSPageSize = false,
  }: {
    printBackground?: boolean;
    preferCSSPageSize?: boolean;
    displayHeaderFooter?: boolean;
  }): Promise<Buffer> {
    return (await this.opened()).page.pdf({ printBackground, preferCSSPageSize });
  }

  getZoomLevel(): number {
    return this.zoomLevel;
  }

  setZoomLevel(level: number): void {
    this.zoomLevel = level;
    this.applySize();
  }

  getZoomFactor(): number {
    return 1.2 ** this.zoomLevel;
  }

  setZoomFactor(factor: number): void {
    this.setZoomLevel(Math.log(factor) / Math.log(1.2));
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isLoading(): boolean {
    return !this.shown;
  }

  focus(): void {
    this.window.focus();
  }

  close(): void {
    this.window.close();
  }

  /** Shows the page in the window's present size and zoom. */
  applySize(): void {
    const { width, height } = this.window.getBounds();
    this.renderer?.resize(width, height, this.getZoomFactor()).catch(() => undefined); // the window may close meanwhile
  }

  /** Shows the page in the application's colour scheme. */
  applyTheme(): void {
    const source = this.standin.nativeTheme.themeSource;
    this.renderer?.preferColours(source === 'system' ? '' : source).catch(() => undefined); // as above
  }

  /** Whether this is the page's contents; for the request router. */
  shows(page: Page): boolean {
    return this.renderer?.page === page;
  }

  /** Whether Playwright knows the page by this name; for `webContents.fromDevToolsTargetId`. */
  hasTarget(targetId: string): boolean {
    return this.renderer?.targetId === targetId;
  }

  /** Whether the page itself asked to go to this address (asks once); for the request router. */
  takeRequest(pageUrl: string): boolean {
    return this.renderer?.takeRequest(pageUrl) === true;
  }

  /** Ends the page with its window. */
  discard(): void {
    this.destroyed = true;
    this.opening?.then((renderer) => renderer.page.close()).catch(() => undefined); // Chromium may be gone already
    this.emit('destroyed');
  }

  private opened(): Promise<Renderer> {
    if (!this.opening) throw new Error('stand-in: the page was not opened');
    return this.opening;
  }

  private async openRenderer(): Promise<Renderer> {
    const { chromium } = this.standin;
    this.renderer = await Renderer.open(
      chromium,
      sandboxedProcess(chromium.version, this.preferences.additionalArguments),
      this.readPreload(),
      {
        heard: (message, worldId) => void this.hear(message, worldId),
        loaded: () => this.noteLoad(),
        domReady: () => this.emit('dom-ready', createEvent({})),
        logged: (level, text) => this.noteConsole(level, text),
        windowAsked: (url, frameName) => this.askAboutWindow(url, frameName),
        crashed: () => this.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 1 }),
        closed: () => this.window.destroy(),
      },
    );
    this.applySize();
    this.applyTheme();
    return this.renderer;
  }

  private readPreload(): string {
    const file = this.preferences.preload;
    if (file === undefined) return '';
    try {
      return readPreloadScript(file);
    } catch (error) {
      this.notePreloadError(String(error));
      return '';
    }
  }

  private async hear(message: FromPreload, worldId: number): Promise<void> {
    const { ipcMain, record } = this.standin;
    if (message.kind === 'preload-error') return this.notePreloadError(message.error);
    if (message.kind === 'not-implemented') return void record.missing(message.what);
    const event = createIpcEvent(this, (what) => record.missing(what));
    if (message.kind === 'send') return ipcMain.deliver(message.channel, event, message.values);
    const reply = await ipcMain.answer(message.channel, event, message.values);
    this.renderer?.deliver({ kind: 'reply', id: message.id, reply }, worldId);
  }

  private noteLoad(): void {
    this.emit('did-finish-load', createEvent({}));
    if (this.shown) return;
    this.shown = true;
    this.window.emit('ready-to-show', createEvent({}));
  }

  private noteConsole(level: string, message: string): void {
    this.standin.record.console.push(`[${level}] ${message}`);
    this.emit('console-message', createEvent({ level, message, frame: this.mainFrame }));
  }

  private notePreloadError(error: string): void {
    this.standin.record.preloadErrors.push(error);
    this.emit('preload-error', createEvent({}), this.preferences.preload, new Error(error));
  }

  private askAboutWindow(url: string, frameName: string): void {
    const details = {
      url,
      frameName,
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: this.getURL(), policy: '' },
    };
    if (this.windowOpenHandler(details).action === 'allow')
      this.standin.record.missing(`child window ${url}`);
  }

  private async permit(url: string): Promise<void> {
    const { origin } = new URL(toPageUrl(url));
    if (origin === 'null') return; // data: and about: pages have no origin to grant anything to
    await this.standin.chromium.permit(origin, await this.session.permissions.decide(this, url));
  }
}

/** Makes the contents of a window and opens its page. */
export function createWebContents(
  standin: Standin,
  window: BrowserWindow,
  preferences: WebPreferences,
): WebContents {
  const missing = (what: string): Error => standin.record.missing(what);
  const contents = strict('webContents', new WebContents(standin, window, preferences), missing);
  contents.open();
  return contents;
}
