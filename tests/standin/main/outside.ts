import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { allowOnlyEvents } from '../record.ts';
import type { Standin } from '../standin.ts';
import { strict } from '../strict.ts';
import { checkAccelerator } from './accelerator.ts';
import type { Menu } from './menu.ts';

/** `Tray` as the application sees it; nothing is drawn. Tests find those that are shown as `Tray.shown`. */
export function createTrayClass({ record }: Standin) {
  const shown: EventEmitter[] = [];
  return class Tray extends EventEmitter {
    static readonly shown = shown;
    image: string;
    toolTip = '';
    menu: Menu | null = null;
    private destroyed = false;

    constructor(image: string) {
      super();
      readFileSync(image); // Electron throws where there is no picture
      this.image = image;
      allowOnlyEvents(this, 'Tray', ['click', 'double-click', 'right-click'], record);
      const self = strict('Tray', this, (what) => record.missing(what));
      shown.push(self);
      return self;
    }
    setImage(image: string): void {
      this.image = image;
    }
    setToolTip(text: string): void {
      this.toolTip = text;
    }
    setContextMenu(menu: Menu | null): void {
      this.menu = menu;
    }
    destroy(): void {
      this.destroyed = true;
      shown.splice(0, shown.length, ...shown.filter((tray) => Reflect.get(tray, 'destroyed') !== true));
    }
    isDestroyed(): boolean {
      return this.destroyed;
    }
  };
}

/** `Notification` as the application sees it; tests find those that were shown as `Notification.shown`. */
export function createNotificationClass({ record }: Standin) {
  const shown: EventEmitter[] = [];
  return class Notification extends EventEmitter {
    static readonly shown = shown;
    static isSupported(): boolean {
      return true;
    }
    title: string;
    body: string;

    constructor({ title = '', body = '' }: { title?: string; body?: string } = {}) {
      super();
      this.title = title;
      this.body = body;
      allowOnlyEvents(this, 'Notification', ['show', 'click', 'close', 'failed'], record);
    }
    show(): void {
      shown.push(this);
    }
    close(): void {}
  };
}

/** Electron's `globalShortcut`: a test presses by `press(keys)`, and lets other programs have keys by `take(keys)`. */
export function createGlobalShortcut(): object {
  const held = new Map<string, () => void>();
  const others = new Set<string>();
  return {
    register(accelerator: string, callback: () => void): boolean {
      checkAccelerator(accelerator);
      if (others.has(accelerator) || held.has(accelerator)) return false;
      held.set(accelerator, callback);
      return true;
    },
    unregister: (accelerator: string) => void held.delete(accelerator),
    unregisterAll: () => held.clear(),
    isRegistered: (accelerator: string) => held.has(accelerator),
    press: (accelerator: string) => held.get(accelerator)?.(),
    take: (accelerator: string) => void others.add(accelerator),
  };
}
