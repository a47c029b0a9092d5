import { currentLocale, t } from './index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DAY_MONTH: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const DAY_MONTH_YEAR: Intl.DateTimeFormatOptions = { ...DAY_MONTH, year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const FULL: Intl.DateTimeFormatOptions = { ...DAY_MONTH_YEAR, ...TIME, weekday: 'short' };

/** A count with the separators of the language. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(currentLocale()).format(value);
}

/** A share between 0 and 1 as a percentage. */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A share between 0 and 1 with two digits, as confidence is shown. */
export function formatRatio(ratio: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(currentLocale(), digits).format(ratio);
}

/** A size in the largest unit that leaves it at 1 or more. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(currentLocale(), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
}

/** A short length of time with a digit after the point; longer ones as `formatDuration` writes them. */
export function formatSeconds(seconds: number): string {
  if (seconds >= 60) return formatDuration(seconds);
  const style = { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(currentLocale(), style).format(seconds);
}

/** A length of time in its two largest units. */
export function formatDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const parts =
    days > 0
      ? [unit(days, 'day'), ...(hours > 0 ? [unit(hours, 'hour')] : [])]
      : hours > 0
        ? [unit(hours, 'hour'), ...(minutes % 60 > 0 ? [unit(minutes % 60, 'minute')] : [])]
        : minutes > 0
          ? [unit(minutes, 'minute')]
          : [unit(Math.round(seconds), 'second')];
  return parts.join(' ');
}

function unit(value: number, name: 'day' | 'hour' | 'minute' | 'second'): string {
  const style = { style: 'unit', unit: name, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(currentLocale(), style).format(value);
}

/** A moment in full: weekday, date and time. For tooltips and details. */
export function formatFull(timestamp: string): string {
  return write(timestamp, FULL);
}

/** The date of a moment; the year only where it is not this one. */
export function formatDate(timestamp: string, now: number = Date.now()): string {
  const thisYear = new Date(timestamp).getFullYear() === new Date(now).getFullYear();
  return write(timestamp, thisYear ? DAY_MONTH : DAY_MONTH_YEAR);
}

/** The time of day of a moment. */
export function formatTime(timestamp: string): string {
  return write(timestamp, TIME);
}

/** Since when something is counted, as a title: “Since yesterday, 18:42”, “Since 14 May”. */
export function formatSince(timestamp: string, now: number = Date.now()): string {
  const days = daysAgo(timestamp, now);
  if (days !== 0 && days !== 1) return t('home.since', { when: formatMoment(timestamp, now) });
  const day = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto' }).format(-days, 'day');
  return t('time.sinceDay', { day, time: formatTime(timestamp) });
}

/** A short length of time, measured: in milliseconds, or in seconds from one on. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds >= 1000) return formatSeconds(milliseconds / 1000);
  const digits = milliseconds < 10 ? 1 : 0;
  const style = {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(currentLocale(), style).format(milliseconds);
}

/** A count in few letters, as axes have them: 1.2K. */
export function formatCompact(value: number): string {
  const style = { notation: 'compact', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(currentLocale(), style).format(value);
}

/** The short name of the day of the week of a moment. */
export function formatWeekday(timestamp: string): string {
  return write(timestamp, { weekday: 'short' });
}

/** The short name of the month of a moment. */
export function formatMonth(timestamp: string): string {
  return write(timestamp, { month: 'short' });
}

/** A moment that something is counted from: its date, with the time where it is not the beginning of the day. */
export function formatMoment(timestamp: string, now: number = Date.now()): string {
  const date = formatDate(timestamp, now);
  if (startOfDay(Date.parse(timestamp)) === Date.parse(timestamp)) return date;
  return `${date}, ${formatTime(timestamp)}`;
}

/** A moment as a list shows it: the time if it is today, the weekday in this week, else the date. */
export function formatListTime(timestamp: string, now: number = Date.now()): string {
  const days = daysAgo(timestamp, now);
  if (days === 0) return formatTime(timestamp);
  if (days > 0 && days < 7) return formatWeekday(timestamp);
  return formatDate(timestamp, now);
}

/** How long ago a moment was, in words, up to a week; then its date. */
export function formatRelative(timestamp: string, now: number = Date.now()): string {
  const past = now - Date.parse(timestamp);
  const relative = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto', style: 'short' });
  if (Math.abs(past) < MINUTE) return t('time.justNow');
  if (Math.abs(past) < HOUR) return relative.format(-Math.round(past / MINUTE), 'minute');
  if (Math.abs(past) < DAY) return relative.format(-Math.round(past / HOUR), 'hour');
  if (Math.abs(past) < 7 * DAY) return relative.format(-daysAgo(timestamp, now), 'day');
  return formatDate(timestamp, now);
}

/** From when to when; the date is written once where both are on one day, the year only where it is not this one. */
export function formatPeriod(start: string, end: string, now: number = Date.now()): string {
  const years = [start, end].map((moment) => new Date(moment).getFullYear());
  const thisYear = years.every((year) => year === new Date(now).getFullYear());
  const { year, ...withoutYear } = FULL;
  const format = new Intl.DateTimeFormat(currentLocale(), thisYear ? withoutYear : { ...withoutYear, year });
  return format.formatRange(new Date(start), new Date(end));
}

/** The group of a list a moment falls in: today, yesterday, this week, else its month. */
export function formatDayGroup(timestamp: string, now: number = Date.now()): string {
  const days = daysAgo(timestamp, now);
  if (days <= 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  if (days < 7) return t('time.thisWeek');
  return capitalized(write(timestamp, { month: 'long', year: 'numeric' }));
}

/** A group stands by itself, like a title; some languages write months small. */
function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase(currentLocale()) + text.slice(1);
}

function write(timestamp: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(currentLocale(), options).format(new Date(timestamp));
}

/** Calendar days between a moment and now, in the time zone of this computer. */
function daysAgo(timestamp: string, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(Date.parse(timestamp))) / DAY);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}
