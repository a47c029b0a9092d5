import { dayInEnglish, RUSSIAN_DAY } from './russian-due.ts';

/** What a text says about when: the moment, the words that say it, and the text without them. */
export type Due = Readonly<{ at: Date; words: string; rest: string }>;

/** What is due on a day, without a time, is due at its last minute. */
const END_OF_DAY = { hour: 23, minute: 59 };
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const TIME = String.raw`(?:(?:at|в)\s+)?(?:\d{1,2}:\d{2}(?:\s*[ap]m)?|\d{1,2}\s*[ap]m|noon|полдень)|(?:at|в)\s+\d{1,2}`;
const WEEKDAY = String.raw`sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?`;
const MONTH = String.raw`jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`;
const NUMBER = String.raw`\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten`;
const DAY = [
  String.raw`\d{4}-\d{2}-\d{2}`,
  'today',
  'tonight',
  'tomorrow',
  String.raw`next\s+(?:week|month|year)`,
  String.raw`(?:next\s+|this\s+)?(?:${WEEKDAY})`,
  String.raw`in\s+(?:${NUMBER})\s+(?:minute|min|hour|day|week|month|year)s?`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?\s+(?:${MONTH})(?:\s+\d{4})?`,
  String.raw`(?:${MONTH})\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?`,
  RUSSIAN_DAY,
].join('|');
const WHEN = String.raw`(?:(?:by|on|due|until|к|до)\s+)?(?:(?<day>${DAY})(?:\s*,?\s+(?<time>${TIME})|t(?<iso>\d{2}:\d{2}))?|(?<only>${TIME}))`;
const AT_END = new RegExp(String.raw`(?:^|[\s,;:(])(?<when>${WHEN})\s*[.)]?$`, 'i');
const AT_START = new RegExp(String.raw`^(?<when>${WHEN})(?=[\s,:]|$)[\s,:]*`, 'i');

/**
 * Reads a natural date at the end of a text, or at its start, in English or Russian: “call Ilze fri 14:00”, “in 3 days”,
 * «через 3 дня», “2026-12-01”. Days and times are those of this computer. Gives null where there is none, or it names a day that does not exist.
 */
export function parseDue(text: string, now: Date): Due | null {
  const trimmed = text.trim();
  const match = AT_END.exec(trimmed) ?? AT_START.exec(trimmed);
  const groups = match?.groups;
  if (match === null || groups === undefined) return null;
  const words = (groups['when'] ?? '').trim();
  const time = readTime(groups['time'] ?? groups['iso'] ?? groups['only']);
  if (time === 'wrong') return null;
  const day = groups['day']?.toLowerCase().replaceAll(/\s+/g, ' ');
  const at = day === undefined ? nextTime(now, time) : readDay(dayInEnglish(day), time, now);
  if (at === null || Number.isNaN(at.getTime())) return null;
  return { at, words, rest: restOf(trimmed, match[0], words) };
}

/** Whether a moment is the end of its day: then only the day was meant. */
export function isWholeDay(moment: Date): boolean {
  return moment.getHours() === END_OF_DAY.hour && moment.getMinutes() === END_OF_DAY.minute;
}

type Time = Readonly<{ hour: number; minute: number }>;

function readTime(words: string | undefined): Time | 'wrong' | null {
  if (words === undefined) return null;
  if (/noon|полдень/i.test(words)) return { hour: 12, minute: 0 };
  const [, hours = '', minutes = '0', half] = /(\d{1,2})(?::(\d{2}))?\s*([ap]m)?/i.exec(words) ?? [];
  const hour = Number(hours);
  const minute = Number(minutes);
  if (minute > 59) return 'wrong';
  if (half === undefined) return hour > 23 ? 'wrong' : { hour, minute };
  if (hour < 1 || hour > 12) return 'wrong';
  return { hour: (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0), minute };
}

function readDay(day: string, time: Time | null, now: Date): Date | null {
  const ago = /^in (\w+) (minute|min|hour|day|week|month|year)s?$/.exec(day);
  if (ago) return after(now, countOf(ago[1] ?? ''), ago[2] ?? '', time);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (iso) return onDate(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), time);
  if (day === 'today' || day === 'tonight') {
    const evening = day === 'tonight' ? { hour: 20, minute: 0 } : null;
    return onDay(now, 0, time ?? evening);
  }
  if (day === 'tomorrow') return onDay(now, 1, time);
  const next = /^next (week|month|year)$/.exec(day);
  if (next) return after(now, 1, next[1] ?? '', time);
  return readMonthDay(day, time, now) ?? readWeekday(day, time, now);
}

function readMonthDay(day: string, time: Time | null, now: Date): Date | null {
  const [, first, year] = /^(.*?\d{1,2}(?:st|nd|rd|th)?(?: [a-z]+)?),? ?(\d{4})?$/.exec(day) ?? [];
  const number = /(\d{1,2})/.exec(first ?? '')?.[1];
  const month = MONTHS.findIndex((name) =>
    name.startsWith((/[a-z]{3,}/.exec(first ?? '')?.[0] ?? '-').slice(0, 3)),
  );
  if (number === undefined || month < 0) return null;
  if (year !== undefined) return onDate(Number(year), month, Number(number), time);
  const thisYear = onDate(now.getFullYear(), month, Number(number), time);
  const isOver = thisYear !== null && thisYear.getTime() < now.getTime();
  return isOver ? onDate(now.getFullYear() + 1, month, Number(number), time) : thisYear;
}

/** The next such day; today's own name means the one in a week. */
function readWeekday(day: string, time: Time | null, now: Date): Date | null {
  const name = day.replace(/^(?:next|this) /, '').slice(0, 3);
  const weekday = WEEKDAYS.findIndex((candidate) => candidate.startsWith(name));
  if (weekday < 0) return null;
  const ahead = (weekday - now.getDay() + 7) % 7 || 7;
  return onDay(now, ahead, time);
}

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function countOf(word: string): number {
  if (word === 'a' || word === 'an') return 1;
  const named = NUMBERS.indexOf(word);
  return named >= 0 ? named + 1 : Number(word);
}

function after(now: Date, count: number, unit: string, time: Time | null): Date | null {
  const minutes = { minute: 1, min: 1, hour: 60 }[unit];
  if (minutes !== undefined) {
    const moment = new Date(now.getTime() + count * minutes * 60_000);
    moment.setSeconds(0, 0);
    return moment;
  }
  if (unit === 'day') return onDay(now, count, time);
  if (unit === 'week') return onDay(now, count * 7, time);
  const months = unit === 'year' ? count * 12 : count;
  const first = new Date(now.getFullYear(), now.getMonth() + months, 1);
  const lastDay = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate();
  return onDate(first.getFullYear(), first.getMonth(), Math.min(now.getDate(), lastDay), time);
}

function onDay(now: Date, ahead: number, time: Time | null): Date | null {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead);
  return onDate(day.getFullYear(), day.getMonth(), day.getDate(), time);
}

/** Null for a date there is none of, like 31 June. */
function onDate(year: number, month: number, day: number, time: Time | null): Date | null {
  const { hour, minute } = time ?? END_OF_DAY;
  const moment = new Date(year, month, day, hour, minute);
  return moment.getMonth() === month && moment.getDate() === day ? moment : null;
}

/** A time alone is today's, or tomorrow's where it has passed. */
function nextTime(now: Date, time: Time | null): Date | null {
  if (time === null) return null;
  const today = onDay(now, 0, time);
  return today !== null && today.getTime() > now.getTime() ? today : onDay(now, 1, time);
}

function restOf(text: string, matched: string, words: string): string {
  const at = text.startsWith(matched) ? 0 : text.lastIndexOf(words);
  const rest = at === 0 ? text.slice(matched.length) : text.slice(0, at);
  return rest.replace(/[\s,;:(]+$/, '').trim();
}
