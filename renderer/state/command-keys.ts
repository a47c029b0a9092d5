import { formatForDisplay, type Hotkey } from '@tanstack/react-hotkeys';

/**
 * Keys are written as `Mod+Shift+KeyZ`, a sequence as `KeyG KeyS`. The last name of a step is a `KeyboardEvent.code`:
 * the place of a key, so that every keyboard layout works. `Mod` is ⌘ on a Mac and Ctrl elsewhere.
 */
export type Keys = string;

/** The steps of a shortcut as the hotkey library takes them. */
export function toHotkeys(keys: Keys): Hotkey[] {
  return keys.split(' ').map((step) => {
    const names = step.split('+');
    const code = names.pop() ?? '';
    return [...names, `[${code}]`].join('+') as Hotkey; // the library checks it when it registers
  });
}

/** A shortcut as a person reads it: ⌘K, Ctrl+K, G S. */
export function formatKeys(keys: Keys): string {
  return formatKeyList(keys).join(' ');
}

/** A shortcut step by step, for one key cap each. */
export function formatKeyList(keys: Keys): string[] {
  return toHotkeys(keys).map((step) => formatForDisplay(step).replaceAll(' ', ''));
}
