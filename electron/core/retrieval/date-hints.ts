/**
 * A stretch of time a question names: a year, a month of a year or of any, or a day; null is left open. `side`: what lies
 * before or after it is meant.
 */
export type DateHint = Readonly<{
  year: number | null;
  month: number | null;
  day: number | null;
  side?: 'before' | 'after';
}>;

const ENGLISH = 'january|february|march|april|may|june|july|august|september|october|november|december';
/** Stems of the names of months, as Russian declines them. */
const RUSSIAN = 'январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр';
const SHORT = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const MONTH = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}])(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?(?: of)? )?(?<!\p{L})(${ENGLISH}|${SHORT}|${RUSSIAN})(?:\.|[а-я]{0,3})?(?!\p{L})(?: (\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}]))?,?(?: (?:of )?((?:19|20)\d\d))?`,
  'giu',
);
const ISO = /(?<!\d)((?:19|20)\d\d)(?:-|年)(\d{1,2})(?:(?:-|月)(\d{1,2})日?|月)?(?!\d)/gu;
const YEAR = /(?<![\p{L}\p{N}-])((?:19|20)\d\d)(?![\p{L}\p{N}-])/gu;
const AS_MONTH = /\b(?:in|on|of|since|during|until|by|last|this|next|early|late|mid) (?:may|mar|march)\b/iu;
const BEFORE = /(?<!\p{L})(?:before|until|by|prior to|до|раньше)\s+(?:the )?$/iu;
const AFTER = /(?<!\p{L})(?:after|since|following|после|позже|начиная с)\s+(?:the )?$/iu;
const DAY = 86_400_000;
/** What lies on the asked side of a date fits so well, however far. */
const BESIDE = 0.3;

/** The dates a text names, in English or Russian. */
export function dateHints(text: string): DateHint[] {
  const found: DateHint[] = [];
  const head = text.slice(0, 2000);
  for (const { index, 0: whole, 1: before, 2: name = '', 3: after, 4: year } of head.matchAll(MONTH)) {
    const bare = before === undefined && after === undefined && year === undefined;
    if (bare && /^(?:may|mar|march)$/iu.test(name) && !AS_MONTH.test(head)) continue;
    const day = Number(before ?? after ?? 0);
    found.push({
      year: year === undefined ? null : Number(year),
      month: monthOf(name),
      day: day >= 1 && day <= 31 ? day : null,
      ...sideOf(head.slice(0, index + whole.search(/\S/u))),
    });
  }
  for (const { index, 1: year, 2: month, 3: day } of head.matchAll(ISO))
    found.push({
      year: Number(year),
      month: Number(month) - 1,
      day: day === undefined ? null : Number(day),
      ...sideOf(head.slice(0, index)),
    });
  if (found.length === 0)
    for (const { index, 1: year } of head.matchAll(YEAR))
      found.push({ year: Number(year), month: null, day: null, ...sideOf(head.slice(0, index)) });
  return found;
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  const english = ENGLISH.split('|').findIndex(
    (month) => month.startsWith(lower.slice(0, 3)) && month.startsWith(lower),
  );
  if (english >= 0) return english;
  if (lower.startsWith('sep')) return 8;
  return RUSSIAN.split('|').findIndex((stem) => new RegExp(`^${stem}`, 'u').test(lower));
}

/** How well a time fits what was named, from 0 to 1: what is told is told at the time or not long after. */
export function dateFit(at: number | null, hints: readonly DateHint[]): number {
  if (at === null) return 0;
  return hints.reduce((best, hint) => Math.max(best, fitOf(at, hint)), 0);
}

function sideOf(before: string): Pick<DateHint, 'side'> {
  if (BEFORE.test(before)) return { side: 'before' };
  return AFTER.test(before) ? { side: 'after' } : {};
}

/** What lies on the asked side of a date fits a little; best is still what is told about then. */
function fitOf(at: number, hint: DateHint): number {
  const { year, month, day, side } = hint;
  const start = Date.UTC(year ?? 0, month ?? 0, day ?? 1);
  const beside = side !== undefined && year !== null && (side === 'before' ? at < start : at >= start);
  return Math.max(beside ? BESIDE : 0, nearness(at, hint));
}

function nearness(at: number, { year, month, day }: DateHint): number {
  const date = new Date(at);
  if (month === null) return year === date.getUTCFullYear() ? 0.5 : 0;
  const monthsAfter =
    date.getUTCMonth() - month + 12 * (date.getUTCFullYear() - (year ?? date.getUTCFullYear()));
  if (day === null) {
    if (monthsAfter === 0) return 0.8;
    return monthsAfter === 1 || (year === null && monthsAfter === -11) ? 0.35 : 0;
  }
  const days = (at - Date.UTC(year ?? date.getUTCFullYear(), month, day)) / DAY;
  if (days >= -1 && days < 1.5) return 1;
  if (days >= 0 && days < 10) return 0.6;
  return Math.abs(days) < 20 ? 0.25 : 0;
}
