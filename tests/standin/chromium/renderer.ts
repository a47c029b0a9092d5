import type { CDPSession, Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import type { FromPreload, PreloadSetup, ToPreload } from '../page/messages.ts';
import type { Chromium } from './chromium.ts';
import { answerFilePaths } from './file-path.ts';
import { pageWorldSource, preloadWorldSource } from './injected-sources.ts';
import { toAppUrl } from './scheme-address.ts';

const worldName = 'Electron Isolated Context';

/** What a renderer tells its WebContents. */
export interface RendererListener {
  heard(message: FromPreload, worldId: number): void;
  loaded(): void;
  domReady(): void;
  logged(level: string, text: string): void;
  windowAsked(url: string, frameName: string): void;
  crashed(): void;
  closed(): void;
}

/** One page of Chromium with a preload script in a world of its own. */
export class Renderer {
  readonly page: Page;
  readonly targetId: string;
  /** The address shown, in the application's terms. */
  url = '';
  private readonly session: CDPSession;
  private readonly frameId: string;
  private readonly key = `key${randomBytes(8).toString('hex')}`;
  private readonly listener: RendererListener;
  /** Addresses that the page itself asked to go to. */
  private readonly requestedByPage = new Set<string>();
  private worldId: number | undefined;

  private constructor(
    page: Page,
    session: CDPSession,
    ids: [target: string, frame: string],
    listener: RendererListener,
  ) {
    this.page = page;
    this.session = session;
    [this.targetId, this.frameId] = ids;
    this.listener = listener;
  }

  /** Opens an empty page in which `preload` will run before the scripts of every document. */
  static async open(
    chromium: Chromium,
    processInfo: object,
    preload: string,
    listener: RendererListener,
  ): Promise<Renderer> {
    const page = await chromium.context.newPage();
    const session = await chromium.context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    const { frameTree } = await session.send('Page.getFrameTree');
    const renderer = new Renderer(page, session, [targetInfo.targetId, frameTree.frame.id], listener);
    renderer.followWorld();
    renderer.followNavigation();
    renderer.followPage();
    await renderer.inject(processInfo, preload);
    return renderer;
  }

  /** Gives a message to the preload world: the one named, or the present one. False where there is none. */
  deliver(message: ToPreload, worldId = this.worldId): boolean {
    if (worldId === undefined) return false;
    const expression = `${this.key}_deliver(${JSON.stringify(message)})`;
    this.session.send('Runtime.evaluate', { expression, contextId: worldId }).catch(() => undefined); // the page has gone
    return true;
  }

  /** Whether the page itself asked for this navigation (asks once). */
  takeRequest(pageUrl: string): boolean {
    return this.requestedByPage.delete(pageUrl);
  }

  /** Shows the page as a window of this size (DIP) and zoom factor would. */
  async resize(width: number, height: number, zoom: number): Promise<void> {
    await this.session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / zoom),
      height: Math.round(height / zoom),
      deviceScaleFactor: zoom,
      mobile: false,
    });
  }

  /** Makes the page prefer a colour scheme; '' is the system's. */
  async preferColours(scheme: '' | 'dark' | 'light'): Promise<void> {
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await this.session.send('Emulation.setEmulatedMedia', { features });
  }

  private async inject(processInfo: object, preload: string): Promise<void> {
    const setup: PreloadSetup = { key: this.key, binding: `${this.key}_wire`, process: processInfo };
    await this.session.send('Page.enable');
    await this.session.send('Runtime.enable');
    await this.session.send('Runtime.addBinding', { name: setup.binding, executionContextName: worldName });
    // The order matters: the page's end of the bridge must listen before the preload script exposes anything.
    const addScript = 'Page.addScriptToEvaluateOnNewDocument';
    await this.session.send(addScript, { source: pageWorldSource(this.key) });
    await this.session.send(addScript, { source: preloadWorldSource(setup, preload), worldName });
    await answerFilePaths(this.session);
  }

  private followWorld(): void {
    this.session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === worldName && context.auxData?.['frameId'] === this.frameId)
        this.worldId = context.id;
    });
    this.session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.worldId) this.worldId = undefined;
    });
    this.session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== `${this.key}_wire`) return;
      this.listener.heard(JSON.parse(payload) as FromPreload, executionContextId); // only the preload world has the binding
    });
  }

  private followNavigation(): void {
    this.session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.frameId) return;
      this.url = toAppUrl(frame.url + (frame.urlFragment ?? ''));
      this.requestedByPage.clear();
    });
    this.session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.frameId) this.url = toAppUrl(url);
    });
    this.session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      if (frameId === this.frameId) this.requestedByPage.add(withoutFragment(url));
    });
    this.session.on('Page.windowOpen', ({ url, windowName }) =>
      this.listener.windowAsked(toAppUrl(url), windowName),
    );
  }

  private followPage(): void {
    const { page, listener } = this;
    page.on('load', () => listener.loaded());
    page.on('domcontentloaded', () => listener.domReady());
    page.on('console', (message) => listener.logged(message.type(), message.text()));
    page.on('pageerror', (error) => listener.logged('pageerror', error.message));
    page.on('popup', (popup) => void popup.close().catch(() => undefined)); // child windows are not supported
    page.on('crash', () => listener.crashed());
    page.on('close', () => listener.closed());
  }
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
