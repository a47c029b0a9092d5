import type { Standin } from '../standin.ts';
import { strict } from '../strict.ts';
import { createEvent } from './event.ts';
import type { BrowserWindow } from './browser-window.ts';
import { checkAccelerator } from './accelerator.ts';
import { roleDefaults, roleSubmenus } from './menu-roles.ts';

/** What a menu item is built from. */
export interface MenuItemOptions {
  id?: string;
  label?: string;
  role?: string;
  type?: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  accelerator?: string;
  enabled?: boolean;
  visible?: boolean;
  checked?: boolean;
  click?: (item: MenuItem, window: object | undefined, event: object) => void;
  submenu?: readonly MenuItemOptions[] | Menu;
}

/** Electron's `Menu`; nothing is drawn. Its static half is in electron.ts. */
export class Menu {
  readonly items: MenuItem[] = [];

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }
}

/** Electron's `MenuItem`. `click()` does what choosing the item would. */
export class MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  /** Chooses the item as the person would, in the window given; without one, as when no window has the focus. */
  readonly click: (event?: object, window?: BrowserWindow) => void;

  constructor(standin: Standin, options: MenuItemOptions) {
    const role = options.role?.toLowerCase();
    const defaults = role === undefined ? undefined : roleDefaults[role];
    if (role !== undefined && !defaults) throw standin.record.missing(`menu role ${role}`);
    this.id = options.id;
    this.role = role;
    this.label = options.label ?? defaults?.label ?? '';
    this.accelerator = options.accelerator ?? defaults?.accelerator;
    if (this.accelerator !== undefined) checkAccelerator(this.accelerator);
    const submenu = options.submenu ?? (role === undefined ? undefined : roleSubmenus[role]);
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : buildMenu(standin, submenu);
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    if (this.type === 'submenu' && !this.submenu) throw new TypeError('Invalid submenu');
    if (this.type === 'normal' && this.label === '') throw new Error('stand-in: a menu item has no label');
    this.enabled = options.enabled !== false;
    this.visible = options.visible !== false;
    this.checked = options.checked === true;
    this.click = (event = createEvent({}), window?: BrowserWindow) => {
      this.choose(standin, options.click, event, window);
    };
  }

  private choose(
    standin: Standin,
    click: MenuItemOptions['click'],
    event: object,
    window: BrowserWindow | undefined,
  ): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    if (this.role !== undefined) actByRole(standin, this.role, window);
    else click?.(this, window, event);
  }
}

/** Builds a menu from a template, as `Menu.buildFromTemplate` does. */
export function buildMenu(standin: Standin, template: readonly MenuItemOptions[]): Menu {
  const missing = (what: string): Error => standin.record.missing(what);
  const menu = strict('Menu', new Menu(), missing);
  for (const options of template) {
    menu.append(
      options instanceof MenuItem ? options : strict('MenuItem', new MenuItem(standin, options), missing),
    );
  }
  return menu;
}

function actByRole(standin: Standin, role: string, window: BrowserWindow | undefined): void {
  const contents = window?.webContents;
  switch (role) {
    case 'quit':
      return standin.app.quit();
    case 'close':
      return window?.close();
    case 'minimize':
      return window?.minimize();
    case 'togglefullscreen':
      return window?.setFullScreen(!window.isFullScreen());
    case 'reload':
      return contents?.reload();
    case 'resetzoom':
      return contents?.setZoomLevel(0);
    case 'zoomin':
      return contents?.setZoomLevel(contents.getZoomLevel() + 0.5);
    case 'zoomout':
      return contents?.setZoomLevel(contents.getZoomLevel() - 0.5);
    default:
      throw standin.record.missing(`choosing a menu item of role ${role}`);
  }
}
