import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canBeMisspelt,
  onOtherKeyboard,
  slipsBetween,
  slipsOf,
} from '../../../../electron/core/retrieval/spelling.ts';

describe('slips of the fingers', () => {
  it('are a letter more, less, another, or two that changed places', () => {
    const slips = slipsOf('gardn');
    for (const word of ['garden', 'gadn', 'gards', 'gadrn']) expect(slips).toContain(word);
    expect(slipsOf('парм')).toContain('паром');
    expect(slips).not.toContain('gardn');
  });

  it('are counted between two words', () => {
    expect(slipsBetween('ferry', 'ferry', 2)).toBe(0);
    expect(slipsBetween('ferry', 'frery', 2)).toBe(1);
    expect(slipsBetween('расписание', 'росписане', 2)).toBe(2);
    expect(slipsBetween('ferry', 'garden', 2)).toBe(3);
  });

  it('of any word are one slip away from it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(word, (typed) => {
        expect(slipsOf(typed).filter((slip) => slipsBetween(typed, slip, 2) !== 1)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('are looked for in words of one alphabet that are neither short nor very long', () => {
    expect(['ferry', 'паром'].map(canBeMisspelt)).toEqual([true, true]);
    expect(['tea', 'ferrу', 'a1b2', '運河運河', 'x'.repeat(25)].map(canBeMisspelt)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});

it('what was typed on the other keyboard is read, both ways', () => {
  expect(onOtherKeyboard('ghbdtn vbh')).toBe('привет мир');
  expect(onOtherKeyboard('пфквут')).toBe('garden');
  expect(onOtherKeyboard(',jkmijq')).toBe('большой');
  expect(onOtherKeyboard('123')).toBeNull();
});
