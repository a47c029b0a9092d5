import { app, BrowserWindow, nativeTheme, Notification } from 'electron';
import type { WindowCommand } from '../../../shared/bridge.ts';
import type { Transport } from '../../../shared/client.ts';
import type { Settings } from '../../../shared/entities/settings.ts';
import { setApplicationMenu } from './menu.ts';
import { followSettings } from './settings-follower.ts';
import { createShortcut } from './shortcut.ts';
import { type Notice, watchForNotices } from './notices.ts';
import { createTray } from './tray.ts';
import type { Updates } from './updates.ts';
import type { Speech, Words } from './words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a click on a notification leads to. */
const PLACES: Readonly<Record<Notice, WindowCommand>> = {
  contradictions: 'go/inbox',
  secrets: 'go/health',
  backups: 'go/backups',
  imports: 'import',
};

export type OutsideOptions = Readonly<{
  /** The person's way to the memory. */
  transport: Transport;
  icons: string;
  mac: boolean;
  development: boolean;
  speech: Speech;
  updates: Updates;
  /** The one host that could be asked for newer versions. */
  updateHost: string | null;
  /** Brings the window up. */
  show(): void;
  /** Brings the window up, and lets it do something. */
  ask(command: WindowCommand): void;
}>;

export type Outside = Readonly<{
  /** The tray keeps Mneme running when its window is closed. */
  staysOpen(): boolean;
  /** Another program has the keys that were chosen. */
  isShortcutTaken(): boolean;
}>;

/** What Mneme does outside of its window, as the settings say now: theme, menus, tray, shortcut, notifications, daily checks. */
export function liveOutside(options: OutsideOptions): Outside {
  const { transport, icons, mac, development, speech, updates, updateHost, show, ask } = options;
  const search = (): void => ask('palette');
  const shortcut = createShortcut(search);
  const tray = createTray({
    icons,
    mac,
    actions: {
      show,
      search,
      pause: (paused) => void transport.call('settings.set', { values: { 'agents.paused': paused } }),
      quit: () => app.quit(),
    },
  });
  const check = dailyCheck(updates);
  const speak = (language: Settings['ui.language']): void => {
    speech.choose(language);
    setApplicationMenu({ mac, development, words: speech.words().menu });
  };
  speak('system');
  void followSettings(transport, (values) => {
    nativeTheme.themeSource = values['ui.theme'];
    speak(values['ui.language']);
    tray.show({ on: values['desktop.tray'], paused: values['agents.paused'], words: speech.words() });
    shortcut.choose(values['desktop.shortcut']);
    check(wantsChecks(values, updateHost));
  });
  watchForNotices(transport, (notice) => showNotice(notice, speech.words(), () => ask(PLACES[notice])));
  return { staysOpen: tray.isShown, isShortcutTaken: shortcut.isTaken };
}

function wantsChecks(values: Settings, host: string | null): boolean {
  return values['updates.automatic'] && host !== null && values['updates.consentedHost'] === host;
}

/** Looks for newer versions once a day from when that is wanted. */
function dailyCheck(updates: Updates): (wanted: boolean) => void {
  let timer: NodeJS.Timeout | undefined;
  return (wanted) => {
    if (wanted === (timer !== undefined)) return;
    clearInterval(timer);
    timer = undefined;
    if (!wanted) return;
    void updates.act('check');
    timer = setInterval(() => void updates.act('check'), DAY_MS);
  };
}

/** Tells the person, unless they look at Mneme: the window shows it then. */
function showNotice(notice: Notice, words: Words, onClick: () => void): void {
  if (BrowserWindow.getFocusedWindow() !== null || !Notification.isSupported()) return;
  const shown = new Notification(words.notices[notice]);
  shown.on('click', onClick);
  shown.show();
}
