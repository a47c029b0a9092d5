import { Search } from 'lucide-react';
import { describe, expect, it } from 'vitest';
import { findEntries, holdsTyped, withoutEmpty } from '../../../../../renderer/views/palette/entries.ts';

const entry = (label: string, detail?: string) => ({
  key: label,
  label,
  ...(detail === undefined ? {} : { detail }),
  icon: Search,
  keys: [],
  run: () => undefined,
});

describe('what is typed', () => {
  it('is the beginnings of words, in any order and case', () => {
    expect(holdsTyped('Copy resume command', 'res cop')).toBe(true);
    expect(holdsTyped('Copy resume command', 'ommand')).toBe(false);
    expect(holdsTyped('Черновик: Приём заявок', 'прием')).toBe(true);
    expect(holdsTyped('home/garden', 'gard')).toBe(true);
  });

  it('finds lines that begin with it before others, and all where it is nothing', () => {
    const entries = [entry('Go to the end'), entry('End'), entry('Theme', 'Dark')];
    expect(findEntries(entries, 'end').map(({ label }) => label)).toEqual(['End', 'Go to the end']);
    expect(findEntries(entries, 'dark').map(({ label }) => label)).toEqual(['Theme']);
    expect(findEntries(entries, '  ')).toHaveLength(3);
    expect(withoutEmpty([{ key: 'a', title: 'a', items: [] }])).toEqual([]);
  });
});
