import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { CHANNELS, type WindowCommand } from '../../../shared/bridge.ts';
import type { MenuWords } from './words.ts';

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

export type MenuOptions = Readonly<{ mac: boolean; development: boolean; words: MenuWords }>;

/** Puts the application menu in place. What concerns the memory is sent to the window, which knows what is shown. */
export function setApplicationMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

function menuTemplate({ mac, development, words }: MenuOptions): MenuItemConstructorOptions[] {
  const settings = command('settings', words.settings, 'CmdOrCtrl+,');
  const ofMac = ['services', 'hide', 'hideOthers', 'unhide', 'quit'] as const;
  const ofWindow = mac ? (['minimize', 'zoom', 'front'] as const) : (['minimize', 'close'] as const);
  return [
    ...(mac
      ? [
          {
            label: 'Mneme',
            submenu: [...items(words, ['about']), SEPARATOR, settings, SEPARATOR, ...items(words, ofMac)],
          },
        ]
      : []),
    {
      label: words.file,
      submenu: [
        command('import', words.import, 'CmdOrCtrl+Shift+I'),
        SEPARATOR,
        ...(mac ? [] : [settings, SEPARATOR]),
        ...items(words, [mac ? 'close' : 'quit']),
      ],
    },
    { label: words.edit, submenu: editMenu(words) },
    { label: words.view, submenu: viewMenu(words, development) },
    { label: words.window, role: 'window', submenu: items(words, ofWindow) },
  ];
}

function editMenu(words: MenuWords): MenuItemConstructorOptions[] {
  return [
    command('undo', words.undo, 'CmdOrCtrl+Z'),
    command('redo', words.redo, 'CmdOrCtrl+Shift+Z'),
    SEPARATOR,
    ...items(words, ['cut', 'copy', 'paste', 'selectAll']),
    SEPARATOR,
    command('palette', words.palette, 'CmdOrCtrl+K'),
    command('search', words.search, 'CmdOrCtrl+Shift+F'),
  ];
}

function viewMenu(words: MenuWords, development: boolean): MenuItemConstructorOptions[] {
  const forDevelopers: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { role: 'toggleDevTools' },
    SEPARATOR,
  ];
  return [
    ...(development ? forDevelopers : []),
    ...items(words, ['resetZoom', 'zoomIn', 'zoomOut']),
    SEPARATOR,
    ...items(words, ['togglefullscreen']),
  ];
}

/** What the system carries out. Electron would name it in English, whatever the language. */
function items(words: MenuWords, roles: readonly (keyof MenuWords['roles'])[]): MenuItemConstructorOptions[] {
  return roles.map((role) => ({ role, label: words.roles[role] }));
}

/**
 * An item that asks the window. Its keys are only shown where the system allows that: the window listens to them
 * itself, by the place of the key, and knows whether a field has them first.
 */
function command(name: WindowCommand, label: string, accelerator: string): MenuItemConstructorOptions {
  return {
    id: name,
    label,
    accelerator,
    registerAccelerator: false,
    click: () => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.send(CHANNELS.command, name);
    },
  };
}
