import { describe, expect, it } from 'vitest';
import { Id, Ratio, text, Timestamp, wellFormed } from '../../../shared/primitives.ts';

describe('text', () => {
  it.each([
    ['a\0b\0', 'ab'],
    ['\ud83d', '\ufffd'],
    ['😀', '😀'],
    ['\ufeffא\u202e', '\ufeffא\u202e'],
    ['', ''],
  ])('is made well-formed: %j', (given, kept) => {
    expect(wellFormed(given)).toBe(kept);
    expect(text().parse(given)).toBe(kept);
  });

  it('has a length it may not exceed', () => {
    expect(text(3).safeParse('abc').success).toBe(true);
    expect(text(3).safeParse('abcd').success).toBe(false);
  });
});

describe('a moment', () => {
  it.each(['2026-03-01T12:00:00.000Z', '1970-01-01T00:00:00.000Z'])('is %s', (value) => {
    expect(Timestamp.safeParse(value).success).toBe(true);
  });
  it.each([
    '2026-03-01',
    '2026-03-01T12:00:00Z',
    '2026-03-01T12:00:00.000+02:00',
    '2026-13-01T12:00:00.000Z',
    '',
    'now',
  ])('is not %s', (value) => {
    expect(Timestamp.safeParse(value).success).toBe(false);
  });
});

it('shares lie between 0 and 1', () => {
  for (const [value, allowed] of [
    [0, true],
    [1, true],
    [0.5, true],
    [-0.1, false],
    [1.1, false],
    [Number.NaN, false],
  ] as const) {
    expect([value, Ratio.safeParse(value).success]).toEqual([value, allowed]);
  }
});

it('ids are UUIDs', () => {
  expect(Id.safeParse('0198c0de-0001-7000-8000-000000000001').success).toBe(true);
  for (const value of ['', '1', `0198c0de-0001-7000-8000-00000000000'`])
    expect(Id.safeParse(value).success).toBe(false);
});
