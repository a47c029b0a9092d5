import { EventEmitter } from 'node:events';
import { allowOnlyEvents } from '../record.ts';
import type { Standin } from '../standin.ts';
import { strict } from '../strict.ts';
import { createEvent } from './event.ts';
import { createWebContents, type WebContents } from './web-contents.ts';
import { checkWebPreferences, type WebPreferences } from './web-preferences.ts';
import { WindowFrame, type Rectangle } from './window-frame.ts';

const events =
  'close closed ready-to-show show hide focus blur resize resized move moved maximize unmaximize minimize restore ' +
  'enter-full-screen leave-full-screen page-title-updated unresponsive responsive session-end query-session-end';

/** What a window is made of; options that only a desktop would show (colours, title bar) are accepted and have no effect. */
export interface WindowOptions {
  width?: number;
  height?: number;
  minWidth?: number;
  minHeight?: number;
  x?: number;
  y?: number;
  show?: boolean;
  title?: string;
  webPreferences?: WebPreferences;
}

/** Electron's `BrowserWindow`, shown by a page of headless Chromium; its static half is in electron.ts. */
export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  title: string;
  private readonly standin: Standin;
  private readonly frame: WindowFrame;
  private visible: boolean;
  private destroyed = false;

  constructor(standin: Standin, id: number, options: WindowOptions) {
    super();
    if (!standin.app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkWebPreferences(options.webPreferences ?? {});
    const { x = 0, y = 0, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
    this.id = id;
    this.standin = standin;
    this.title = options.title ?? standin.app.name;
    this.visible = options.show !== false;
    this.frame = new WindowFrame({ x, y, width, height }, { width: minWidth, height: minHeight });
    allowOnlyEvents(this, 'BrowserWindow', events.split(' '), standin.record);
    const self = strict('BrowserWindow', this, (what) => standin.record.missing(what));
    this.webContents = createWebContents(standin, self, options.webPreferences ?? {});
    standin.windows.add(self);
    standin.app.emit('browser-window-created', createEvent({}), self);
    standin.app.emit('web-contents-created', createEvent({}), this.webContents);
    return self;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    this.visible = true;
    this.emit('show', createEvent({}));
    this.focus();
  }

  showInactive(): void {
    this.visible = true;
    this.emit('show', createEvent({}));
  }

  hide(): void {
    this.visible = false;
    this.emit('hide', createEvent({}));
  }

  isVisible(): boolean {
    return this.visible && !this.frame.minimized;
  }

  focus(): void {
    this.emit('focus', createEvent({}));
  }

  isFocused(): boolean {
    return this.visible && [...this.standin.windows].at(-1)?.id === this.id;
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getBounds(): Rectangle {
    return this.frame.bounds;
  }

  getNormalBounds(): Rectangle {
    return this.frame.normalBounds;
  }

  getSize(): [width: number, height: number] {
    return [this.frame.bounds.width, this.frame.bounds.height];
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const { moved, resized } = this.frame.place(bounds);
    if (resized) this.emitAll('resize', 'resized');
    if (moved) this.emitAll('move', 'moved');
    this.webContents.applySize();
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  isMinimized(): boolean {
    return this.frame.minimized;
  }

  minimize(): void {
    this.frame.minimized = true;
    this.emitAll('minimize');
  }

  restore(): void {
    if (this.frame.minimized) this.frame.minimized = false;
    else this.frame.maximized = false;
    this.emitAll('restore');
    this.webContents.applySize();
  }

  isMaximized(): boolean {
    return this.frame.maximized;
  }

  maximize(): void {
    this.frame.maximized = true;
    this.emitAll('maximize', 'resize');
    this.webContents.applySize();
  }

  unmaximize(): void {
    this.frame.maximized = false;
    this.emitAll('unmaximize', 'resize');
    this.webContents.applySize();
  }

  isFullScreen(): boolean {
    return this.frame.fullScreen;
  }

  setFullScreen(fullScreen: boolean): void {
    this.frame.fullScreen = fullScreen;
    this.emitAll(fullScreen ? 'enter-full-screen' : 'leave-full-screen', 'resize');
    this.webContents.applySize();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** Closes the window unless a listener of `close` prevents it. */
  close(): void {
    if (this.destroyed) return;
    const event = createEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  /** Closes the window without asking; also when its page is gone. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.webContents.discard();
    for (const window of this.standin.windows) if (window.id === this.id) this.standin.windows.delete(window);
    this.emit('closed', createEvent({}));
    if (this.standin.windows.size === 0) this.standin.app.lastWindowClosed();
  }

  /** A desktop's task bar, title bar and menu bar are not shown here. */
  setMenuBarVisibility(_visible: boolean): void {}

  setAutoHideMenuBar(_hide: boolean): void {}

  setBackgroundColor(_colour: string): void {}

  setTitleBarOverlay(_options: object): void {}

  private emitAll(...names: string[]): void {
    for (const name of names) this.emit(name, createEvent({}));
  }
}
