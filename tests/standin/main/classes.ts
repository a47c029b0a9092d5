import type { Standin } from '../standin.ts';
import { BrowserWindow, type WindowOptions } from './browser-window.ts';
import { buildMenu, Menu, MenuItem, type MenuItemOptions } from './menu.ts';
import type { WebContents } from './web-contents.ts';

/** `BrowserWindow` as the application sees it: a class that knows all its windows. */
export function createBrowserWindowClass(standin: Standin) {
  let lastId = 0;
  const find = (wanted: (window: BrowserWindow) => boolean): BrowserWindow | null =>
    [...standin.windows].find(wanted) ?? null;
  return class extends BrowserWindow {
    constructor(options: WindowOptions = {}) {
      super(standin, (lastId += 1), options);
    }
    static getAllWindows(): BrowserWindow[] {
      return [...standin.windows];
    }
    static getFocusedWindow(): BrowserWindow | null {
      return find((window) => window.isFocused());
    }
    static fromWebContents(contents: WebContents): BrowserWindow | null {
      return find((window) => window.webContents.id === contents.id);
    }
    static fromId(id: number): BrowserWindow | null {
      return find((window) => window.id === id);
    }
  };
}

/** `Menu` as the application sees it: a class that knows the application's menu. */
export function createMenuClass(standin: Standin) {
  let applicationMenu: Menu | null = null;
  return class extends Menu {
    static buildFromTemplate(template: readonly MenuItemOptions[]): Menu {
      return buildMenu(standin, template);
    }
    static setApplicationMenu(menu: Menu | null): void {
      applicationMenu = menu;
    }
    static getApplicationMenu(): Menu | null {
      return applicationMenu;
    }
  };
}

/** `MenuItem` as the application sees it. */
export function createMenuItemClass(standin: Standin) {
  return class extends MenuItem {
    constructor(options: MenuItemOptions) {
      super(standin, options);
    }
  };
}

/** Electron's module `webContents`; Playwright finds windows by it. */
export function createWebContentsModule(standin: Standin) {
  const all = (): WebContents[] => [...standin.windows].map((window) => window.webContents);
  return {
    getAllWebContents: all,
    getFocusedWebContents: () => all().at(-1) ?? null,
    fromId: (id: number) => all().find((contents) => contents.id === id),
    fromDevToolsTargetId: (targetId: string) => all().find((contents) => contents.hasTarget(targetId)),
  };
}
