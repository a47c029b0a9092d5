import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { CHANNELS, type WindowCommand } from '../../../shared/bridge.ts';

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** Puts the application menu in place. What concerns the memory is sent to the window, which knows what is shown. */
export function setApplicationMenu(options: Readonly<{ mac: boolean; development: boolean }>): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

function menuTemplate({ mac, development }: Readonly<{ mac: boolean; development: boolean }>) {
  const settings = command('settings', 'Settings…', 'CmdOrCtrl+,');
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [macMenu(settings)] : []),
    {
      label: 'File',
      submenu: [
        command('import', 'Import…', 'CmdOrCtrl+Shift+I'),
        SEPARATOR,
        ...(mac ? [] : [settings, SEPARATOR]),
        { role: mac ? 'close' : 'quit' },
      ],
    },
    { label: 'Edit', submenu: editMenu() },
    { label: 'View', submenu: viewMenu(development) },
    { label: 'Window', role: 'windowMenu' },
  ];
  return template;
}

function macMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  const roles = ['services', 'hide', 'hideOthers', 'unhide', 'quit'] as const;
  return {
    label: 'Mneme',
    submenu: [{ role: 'about' }, SEPARATOR, settings, SEPARATOR, ...roles.map((role) => ({ role }))],
  };
}

function editMenu(): MenuItemConstructorOptions[] {
  const roles = ['cut', 'copy', 'paste', 'selectAll'] as const;
  return [
    command('undo', 'Undo', 'CmdOrCtrl+Z'),
    command('redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
    SEPARATOR,
    ...roles.map((role) => ({ role })),
    SEPARATOR,
    command('palette', 'Command Palette', 'CmdOrCtrl+K'),
    command('search', 'Search', 'CmdOrCtrl+Shift+F'),
  ];
}

function viewMenu(development: boolean): MenuItemConstructorOptions[] {
  const roles = ['resetZoom', 'zoomIn', 'zoomOut'] as const;
  const forDevelopers: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { role: 'toggleDevTools' },
    SEPARATOR,
  ];
  return [
    ...(development ? forDevelopers : []),
    ...roles.map((role) => ({ role })),
    SEPARATOR,
    { role: 'togglefullscreen' },
  ];
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
