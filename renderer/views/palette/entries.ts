import type { LucideIcon } from 'lucide-react';

/** One line of the palette. */
export type PaletteEntry = Readonly<{
  /** Tells it from every other line. */
  key: string;
  label: string;
  /** What stands after it, paler: its kind and date, its value. */
  detail?: string;
  /** Where words of the label matched. */
  ranges?: readonly (readonly [number, number])[];
  icon: LucideIcon;
  /** Its shortcut, a key cap each. */
  keys: readonly string[];
  /** The palette stays, to show what it did: a setting with its next value. */
  staysOpen?: boolean;
  run: () => void;
}>;

export type PaletteGroup = Readonly<{ key: string; title: string; items: readonly PaletteEntry[] }>;

/** The words of a text, without regard to case and to ё. */
function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[\s/.,:;“”"'()-]+/)
    .filter((word) => word !== '');
}

/** Whether a text holds the beginnings of all the words typed. */
export function holdsTyped(text: string, typed: string): boolean {
  const own = wordsOf(text);
  return wordsOf(typed).every((word) => own.some((candidate) => candidate.startsWith(word)));
}

/** The lines that hold what is typed, those that begin with it first. */
export function findEntries(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  if (typed.trim() === '') return [...entries];
  const start = fold(typed.trim());
  const found = entries.filter(({ label, detail = '' }) => holdsTyped(`${label} ${detail}`, typed));
  const begins = found.filter(({ label }) => fold(label).startsWith(start));
  return [...begins, ...found.filter((entry) => !begins.includes(entry))];
}

/** The groups that have lines. */
export function withoutEmpty(groups: readonly PaletteGroup[]): PaletteGroup[] {
  return groups.filter(({ items }) => items.length > 0);
}

function fold(text: string): string {
  return text.toLocaleLowerCase().replaceAll('ё', 'е');
}
