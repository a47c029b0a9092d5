import { globalShortcut } from 'electron';
import type { Settings } from '../../../shared/entities/settings.ts';

/** The keys that bring up Mneme wherever the person is. */
export type GlobalShortcut = Readonly<{
  /** Takes these keys, or gives back those it has. */
  choose(keys: Settings['desktop.shortcut']): void;
  /** Whether the keys that are wanted belong to another program. */
  isTaken(): boolean;
}>;

/** Makes the shortcut, without keys. */
export function createShortcut(onPress: () => void): GlobalShortcut {
  let chosen: Settings['desktop.shortcut'] = 'off';
  let taken = false;
  return {
    choose(keys) {
      if (keys === chosen && !taken) return;
      if (chosen !== 'off' && !taken) globalShortcut.unregister(chosen);
      chosen = keys;
      taken = keys !== 'off' && !globalShortcut.register(keys, onPress);
    },
    isTaken: () => taken,
  };
}
