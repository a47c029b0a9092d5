import { detectPlatform, formatForDisplay, type Hotkey } from '@tanstack/react-hotkeys';

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

type KeyPress = Readonly<{
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}>;

const MODIFIER = /^(?:Control|Shift|Alt|Meta|OS)(?:Left|Right)?$|^(?:CapsLock|Fn|AltGraph|NumLock)$/;

/** One step of a shortcut as it was pressed; null while only keys that are held with others are down. */
export function stepOf(press: KeyPress, mac = detectPlatform() === 'mac'): string | null {
  if (press.code === '' || MODIFIER.test(press.code)) return null;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  return [
    ...(mod ? ['Mod'] : []),
    ...(other ? [mac ? 'Control' : 'Meta'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
    press.code,
  ].join('+');
}

/** Whether keys are held with Mod, Control, Alt or Meta, so that they type nothing. */
export function isHeld(keys: Keys): boolean {
  return /(?:^|\+)(?:Mod|Control|Alt|Meta)\+/.test(keys.split(' ', 1)[0] ?? '');
}

/** What lists, fields, menus and the system need themselves. */
const TAKEN = new Set(
  `KeyJ KeyK KeyX Space Enter Escape Tab Shift+Tab Shift+Enter ContextMenu Home End PageUp PageDown
  ArrowUp ArrowDown ArrowLeft ArrowRight Shift+ArrowUp Shift+ArrowDown Shift+ArrowLeft Shift+ArrowRight
  Mod+KeyA Mod+KeyC Mod+KeyV Mod+KeyX Mod+KeyW Mod+KeyQ Mod+KeyT Mod+KeyN Mod+KeyR
  Mod+Equal Mod+Minus Mod+Digit0 Alt+F4 F5 F11 F12`.split(/\s+/),
);

/** Whether keys can be given to a command at all: lists and the system keep some for themselves. */
export function canBeChosen(keys: Keys): boolean {
  return keys.split(' ').every((step, index) => !TAKEN.has(step) || (index > 0 && /^Key[A-Z]$/.test(step)));
}

/** Whether pressing one of them would be, or begin, the other. */
export function keysCollide(one: Keys, other: Keys): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}
