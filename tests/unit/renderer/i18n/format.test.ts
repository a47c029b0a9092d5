import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDayGroup,
  formatDuration,
  formatListTime,
  formatRelative,
} from '../../../../renderer/i18n/format.ts';
import { t, translateName } from '../../../../renderer/i18n/index.ts';

/** Noon where the test runs, so that no time zone moves the day. */
const NOW = new Date(2026, 4, 20, 12, 0, 0).getTime();
const daysBefore = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

describe('dates', () => {
  it('groups by day, then by week, then by month', () => {
    const groups = [0, 1, 3, 9].map((days) => formatDayGroup(daysBefore(days), NOW));
    expect(groups).toEqual(['Today', 'Yesterday', 'This week', 'May 2026']);
  });

  it('shows the shortest that is clear in a list', () => {
    expect(formatListTime(daysBefore(0), NOW)).toBe('12:00');
    expect(formatListTime(daysBefore(2), NOW)).toBe('Mon');
    expect(formatListTime(daysBefore(9), NOW)).toBe('11 May');
    expect(formatListTime(daysBefore(300), NOW)).toBe('24 Jul 2025');
  });

  it('says how long ago in words', () => {
    expect(formatRelative(new Date(NOW - 5000).toISOString(), NOW)).toBe('just now');
    expect(formatRelative(new Date(NOW - 2 * 3_600_000).toISOString(), NOW)).toBe('2 hr ago');
  });
});

describe('sizes', () => {
  it('takes the largest unit that leaves one or more', () => {
    expect(formatBytes(0)).toBe('0 bytes');
    expect(formatBytes(1500)).toBe('1.5 kB');
    expect(formatBytes(182_400_000)).toBe('182 MB');
  });

  it('writes a length of time in its two largest units', () => {
    expect(formatDuration(59)).toBe('59 secs');
    expect(formatDuration(5340)).toBe('1 hr 29 mins');
  });
});

describe('texts', () => {
  it('chooses the plural and puts values in', () => {
    expect(t('sessions.messages', { count: 1 })).toBe('1 message');
    expect(t('sessions.messages', { count: 1234 })).toBe('1,234 messages');
    expect(t('common.countOf', { count: '46', total: '318' })).toBe('46 of 318');
  });

  it('falls back for a name that is not in the catalogue', () => {
    expect(translateName('source.openai', 'x')).toBe('Chat messages');
    expect(translateName('source.elsewhere', 'elsewhere')).toBe('elsewhere');
  });
});
