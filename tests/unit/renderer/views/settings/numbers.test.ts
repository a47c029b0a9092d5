import { describe, expect, it } from 'vitest';
import { TYPED_PREFERENCES } from '../../../../../shared/entities/preference.ts';
import { limitsOf, readNumber } from '../../../../../renderer/views/settings/numbers.ts';
import { toggleRemembered } from '../../../../../renderer/views/settings/remembered.ts';

describe('limitsOf', () => {
  it('gives what the settings allow', () => {
    expect(limitsOf('shortTerm.maxMessages')).toEqual({ min: 1, max: 1000, whole: true });
    expect(limitsOf('preferences.minConfidence')).toEqual({ min: 0, max: 1, whole: false });
  });
});

describe('readNumber', () => {
  const whole = { min: 1, max: 1000, whole: true };
  const share = { min: 0, max: 1, whole: false };

  it('reads points and commas', () => {
    expect(readNumber(' 0,5 ', share)).toBe(0.5);
    expect(readNumber('0.25', share)).toBe(0.25);
  });

  it('refuses what is outside, not whole, or no number', () => {
    for (const text of ['0', '1001', '2.5', '', 'ten', '1e2', '-3'])
      expect(readNumber(text, whole)).toBeNull();
  });
});

describe('toggleRemembered', () => {
  it('keeps the order everyone has, so that turning one off and on again is no change', () => {
    const off = toggleRemembered(TYPED_PREFERENCES, 'communicationTone');
    expect(off).not.toContain('communicationTone');
    expect(toggleRemembered(off, 'communicationTone')).toEqual([...TYPED_PREFERENCES]);
  });

  it('leaves others alone', () => {
    expect(toggleRemembered(['mood'], 'codingStyle')).toEqual(['codingStyle', 'mood']);
  });
});
