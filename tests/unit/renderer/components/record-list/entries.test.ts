import { describe, expect, it } from 'vitest';
import { idsBetween, targetOf, toEntries } from '../../../../../renderer/components/record-list/entries.ts';

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('toEntries', () => {
  it('puts a header before each group and counts only records', () => {
    const entries = toEntries(items, (item) => (item.id < 'c' ? 'first' : 'second'));
    expect(entries.map((entry) => (entry.kind === 'group' ? entry.label : entry.index))).toEqual([
      'first',
      0,
      1,
      'second',
      2,
      3,
    ]);
  });

  it('gives keys that differ when a group comes back', () => {
    const entries = toEntries(items, (item) => (item.id === 'b' ? 'odd' : 'even'));
    expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length);
  });
});

describe('targetOf', () => {
  it('moves by place of the key and stays within the list', () => {
    expect(targetOf('KeyJ', 1, 4, 2)).toBe(2);
    expect(targetOf('ArrowUp', 0, 4, 2)).toBe(0);
    expect(targetOf('PageDown', 2, 4, 5)).toBe(3);
    expect(targetOf('End', 0, 4, 2)).toBe(3);
    expect(targetOf('KeyQ', 0, 4, 2)).toBeNull();
  });
});

describe('idsBetween', () => {
  it('takes both ends, in either direction', () => {
    expect(idsBetween(items, 2, 1)).toEqual(['b', 'c']);
  });
});
