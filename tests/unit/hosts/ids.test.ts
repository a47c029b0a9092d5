import { validate, version } from 'uuid';
import { expect, it, vi } from 'vitest';
import { createIds } from '../../../electron/hosts/ids.ts';

it('gives ids that differ and rise, also within a millisecond and when the clock goes back', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
  try {
    const newId = createIds();
    const ids = Array.from({ length: 2000 }, (_, number) => {
      if (number % 700 === 699) vi.setSystemTime(Date.now() + (number > 1000 ? -500 : 1));
      return newId();
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 2, 1));
  } finally {
    vi.useRealTimers();
  }
});

it('gives others than another maker', () => {
  const [one, other] = [createIds(), createIds()];
  expect(one().slice(20)).not.toBe(other().slice(20));
});
