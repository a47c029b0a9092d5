/** A stretch of time, in milliseconds since 1970; the end is not part of it. Open ends are infinite. */
export type TimeRange = Readonly<{ from: number; to: number }>;

type Unit = 'day' | 'week' | 'month' | 'year';

const DAY = 86_400_000;
const WEEKDAYS = 'sunday|monday|tuesday|wednesday|thursday|friday|saturday';
/** Stems, from Sunday, as Russian declines them. */
const RUSSIAN_WEEKDAYS = 'воскресень|понедельник|вторник|сред|четверг|пятниц|суббот';
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const RUSSIAN_MONTHS = 'январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр';
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  couple: 2,
  two: 2,
  three: 3,
  few: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  один: 1,
  одну: 1,
  пару: 2,
  два: 2,
  две: 2,
  три: 3,
  несколько: 3,
  четыре: 4,
  пять: 5,
  шесть: 6,
  семь: 7,
  восемь: 8,
  девять: 9,
  десять: 10,
};
const COUNT = String.raw`(\d{1,3}|${Object.keys(NUMBERS).join('|')})`;
const BEGIN = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;
const LAST = String.raw`last|past|previous|прошл\p{L}*|предыдущ\p{L}*`;
const NEXT = String.raw`next|coming|следующ\p{L}*|будущ\p{L}*`;
const THIS = String.raw`this|эт\p{L}{1,3}|текущ\p{L}*`;
const SHIFT = String.raw`(${LAST}|${NEXT}|${THIS})`;

const DAYS = pattern(
  String.raw`(day before yesterday|day after tomorrow|yesterday|today|tonight|tomorrow|позавчера|послезавтра|вчера|сегодня|завтра)`,
);
const AGO = pattern(
  String.raw`(?:${COUNT}(?: of)? )?(days?|weeks?|months?|years?|день|дня|дней|недел[юияь]|недель|месяц(?:а|ев)?|год(?:а)?|лет) (?:ago|earlier|назад)`,
);
const UNITS = pattern(
  String.raw`${SHIFT} (weekend|week|month|year|недел\p{L}*|месяц\p{L}*|год\p{L}*|выходн\p{L}*)`,
);
const NAMED_DAY = pattern(String.raw`(?:${SHIFT} )(${WEEKDAYS}|(?:${RUSSIAN_WEEKDAYS})\p{L}{0,3})`);
const NAMED_MONTH = pattern(String.raw`(?:${SHIFT} )(${MONTHS}|(?:${RUSSIAN_MONTHS})\p{L}{0,2})`);
const READ = 2000;

/** The times a text names by how far they are from when it was said, in English or Russian. */
export function relativeTimes(text: string, said: number): TimeRange[] {
  const read = text.slice(0, READ).toLowerCase();
  const today = startOfDay(said);
  return [
    ...Array.from(read.matchAll(DAYS), ([, name = '']) => daysFrom(today, DAY_SHIFTS[name] ?? 0, 1)),
    ...Array.from(read.matchAll(AGO), ([, count, unit = '']) =>
      ago(said, count === undefined ? 1 : (NUMBERS[count] ?? Number(count)), unitOf(unit)),
    ),
    ...Array.from(read.matchAll(UNITS), ([, shift = '', unit = '']) => shiftUnit(said, stepOf(shift), unit)),
    ...Array.from(read.matchAll(NAMED_DAY), ([, shift = '', name = '']) =>
      namedDay(today, stepOf(shift), indexIn(name, WEEKDAYS, RUSSIAN_WEEKDAYS)),
    ),
    ...Array.from(read.matchAll(NAMED_MONTH), ([, shift = '', name = '']) =>
      namedMonth(said, stepOf(shift), indexIn(name, MONTHS, RUSSIAN_MONTHS)),
    ),
  ];
}

/** How well a time fits one of the ranges, from 0 to 1: in it wholly, soon after it less. */
export function rangeFit(at: number | null, ranges: readonly TimeRange[]): number {
  if (at === null) return 0;
  return ranges.reduce((best, { from, to }) => {
    if (at >= from && at < to) return 1;
    const slack = Math.max(2 * DAY, to - from);
    return at >= to && at < to + slack ? Math.max(best, 0.5) : best;
  }, 0);
}

const DAY_SHIFTS: Readonly<Record<string, number>> = {
  'day before yesterday': -2,
  позавчера: -2,
  yesterday: -1,
  вчера: -1,
  today: 0,
  tonight: 0,
  сегодня: 0,
  tomorrow: 1,
  завтра: 1,
  'day after tomorrow': 2,
  послезавтра: 2,
};

function pattern(source: string): RegExp {
  return new RegExp(`${BEGIN}(?:${source})${END}`, 'gu');
}

function stepOf(shift: string): number {
  if (new RegExp(`^(?:${LAST})$`, 'u').test(shift)) return -1;
  return new RegExp(`^(?:${NEXT})$`, 'u').test(shift) ? 1 : 0;
}

function unitOf(word: string): Unit {
  if (/^(week|недел)/u.test(word)) return 'week';
  if (/^(month|месяц)/u.test(word)) return 'month';
  return /^(year|год|лет)/u.test(word) ? 'year' : 'day';
}

/** So many units before: that day, or about then, by half a unit to either side. */
function ago(said: number, count: number, unit: Unit): TimeRange {
  const today = startOfDay(said);
  if (unit === 'day') return daysFrom(today, -count, 1);
  if (unit === 'week') return daysFrom(today, -7 * count - 3, 7);
  const date = new Date(said);
  const months = unit === 'month' ? count : 12 * count;
  const middle = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, date.getUTCDate());
  const half = unit === 'month' ? 15 : 183;
  return daysFrom(middle, -half, 2 * half);
}

function shiftUnit(said: number, step: number, word: string): TimeRange {
  const date = new Date(said);
  const today = startOfDay(said);
  const monday = today - ((date.getUTCDay() + 6) % 7) * DAY;
  if (/^(weekend|выходн)/u.test(word)) return daysFrom(monday + 7 * step * DAY, 5, 2);
  const unit = unitOf(word);
  if (unit === 'week') return daysFrom(monday, 7 * step, 7);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return unit === 'month'
    ? { from: Date.UTC(year, month + step), to: Date.UTC(year, month + step + 1) }
    : { from: Date.UTC(year + step, 0), to: Date.UTC(year + step + 1, 0) };
}

/** The nearest such weekday before or after today. */
function namedDay(today: number, step: number, weekday: number): TimeRange {
  const distance = (weekday - new Date(today).getUTCDay() + 7) % 7;
  const days = step < 0 ? (distance === 0 ? -7 : distance - 7) : step > 0 && distance === 0 ? 7 : distance;
  return daysFrom(today, days, 1);
}

/** The nearest such month that is over, or is to come. */
function namedMonth(said: number, step: number, month: number): TimeRange {
  const date = new Date(said);
  const passed = date.getUTCMonth() - month;
  const year = date.getUTCFullYear() + (step < 0 && passed <= 0 ? -1 : step > 0 && passed >= 0 ? 1 : 0);
  return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) };
}

function indexIn(name: string, english: string, russian: string): number {
  const place = english.split('|').indexOf(name);
  if (place >= 0) return place;
  return russian.split('|').findIndex((stem) => new RegExp(`^(?:${stem})`, 'u').test(name));
}

function daysFrom(start: number, days: number, length: number): TimeRange {
  return { from: start + days * DAY, to: start + (days + length) * DAY };
}

function startOfDay(at: number): number {
  return Math.floor(at / DAY) * DAY;
}
