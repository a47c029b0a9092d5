import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  readChoice,
  readMoment,
  readNumber,
} from '../../../../../electron/hosts/cli/people/amounts.ts';
import { formatProgress } from '../../../../../electron/hosts/cli/progress.ts';

const NOW = Date.parse('2026-05-01T12:00:00.000Z');

describe('what a person writes', () => {
  it('is a moment: a day, a timestamp, or how long ago', () => {
    expect(readMoment('90m', 'since', NOW)).toBe('2026-05-01T10:30:00.000Z');
    expect(readMoment('7d', 'since', NOW)).toBe('2026-04-24T12:00:00.000Z');
    expect(readMoment('2026-04-01T10:00Z', 'since', NOW)).toBe('2026-04-01T10:00:00.000Z');
    expect(readMoment('2026-04-01', 'since', NOW)).toBe(new Date(2026, 3, 1).toISOString());
    for (const wrong of ['yesterday', '7', '7y', '2026-13-01', '-7d', '']) {
      expect(() => readMoment(wrong, 'since', NOW)).toThrow(/^--since takes a day/);
    }
  });

  it('is a number or a choice, and else refused in words', () => {
    expect(readNumber('0.5', 'limit')).toBe(0.5);
    expect(() => readNumber('many', 'limit')).toThrow("--limit takes a number, not 'many'.");
    expect(() => readNumber(' ', 'limit')).toThrow();
    expect(readChoice('b', 'kind', ['a', 'b'])).toBe('b');
    expect(() => readChoice('c', 'kind', ['a', 'b'])).toThrow("--kind takes a, b, not 'c'.");
  });
});

it('amounts are short', () => {
  expect([0, 999, 1000, 12_345_678, 3e15].map(formatBytes)).toEqual([
    '0 bytes',
    '999 bytes',
    '1.0 kB',
    '12.3 MB',
    '3000.0 TB',
  ]);
  expect([formatCount(1, 'memory', 'memories'), formatCount(2000, 'fact')]).toEqual([
    '1 memory',
    '2,000 facts',
  ]);
});

it.each([
  [{ done: 0, total: 200, unit: 'items' }, `${'░'.repeat(40)}   0 %  0 of 200`],
  [{ done: 50, total: 200, unit: 'items' }, `${'█'.repeat(10)}${'░'.repeat(30)}  25 %  50 of 200`],
  [{ done: 3_000_000, total: 2_000_000, unit: 'bytes' }, `${'█'.repeat(40)} 100 %  3.0 MB of 2.0 MB`],
  [{ done: 1234, total: null, unit: 'items' }, '1,234'],
  [{ done: 0, total: 0, unit: 'items' }, '0'],
] as const)('the bar of %j', (progress, bar) => {
  expect(formatProgress(progress, 80)).toBe(bar);
});

it('the bar never wraps', () => {
  for (const columns of [1, 10, 20, 30, 60, 300]) {
    const bar = formatProgress({ done: 1e9, total: 2e9, unit: 'bytes' }, columns);
    expect(bar.length).toBeLessThan(columns === 1 ? 2 : columns);
  }
});
