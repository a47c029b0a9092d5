import path from 'node:path';
import { Menu, nativeTheme, Tray } from 'electron';
import type { Words } from './words.ts';

/** What the person does from the tray. */
export type TrayActions = Readonly<{
  show(): void;
  search(): void;
  /** Lets agents be still, or go on. */
  pause(paused: boolean): void;
  quit(): void;
}>;

export type TrayIcon = Readonly<{
  /** Shows it as the settings say, or takes it away. */
  show(state: Readonly<{ on: boolean; paused: boolean; words: Words }>): void;
  isShown(): boolean;
}>;

/** Makes the place in the tray or menu bar, without showing it. */
export function createTray(
  options: Readonly<{ icons: string; mac: boolean; actions: TrayActions }>,
): TrayIcon {
  const { icons, mac, actions } = options;
  let tray: Tray | undefined;
  const image = (): string => {
    if (mac) return path.join(icons, 'trayTemplate.png');
    return path.join(icons, nativeTheme.shouldUseDarkColors ? 'tray-dark.png' : 'tray-light.png');
  };
  nativeTheme.on('updated', () => tray?.setImage(image()));
  return {
    show({ on, paused, words }) {
      if (!on) {
        tray?.destroy();
        tray = undefined;
        return;
      }
      if (tray === undefined) {
        tray = new Tray(image());
        tray.on('click', actions.show);
      }
      tray.setToolTip(paused ? words.paused : 'Mneme');
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { id: 'show', label: words.show, click: actions.show },
          { id: 'search', label: words.search, click: actions.search },
          { type: 'separator' },
          {
            id: 'pause',
            label: words.pause,
            type: 'checkbox',
            checked: paused,
            click: ({ checked }) => actions.pause(checked),
          },
          { type: 'separator' },
          { id: 'quit', label: words.quit, click: actions.quit },
        ]),
      );
    },
    isShown: () => tray !== undefined,
  };
}
