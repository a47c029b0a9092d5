/** A stretch of time a question names: a year, a month of a year or of any, or a day. Null is left open. */
export type DateHint = Readonly<{ year: number | null; month: number | null; day: number | null }>;

const ENGLISH = 'january|february|march|april|may|june|july|august|september|october|november|december';
/** Stems of the names of months, as Russian declines them. */
const RUSSIAN = 'январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр';
const SHORT = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const MONTH = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}])(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?(?: of)? )?(?<!\p{L})(${ENGLISH}|${SHORT}|${RUSSIAN})(?:\.|[а-я]{0,3})?(?!\p{L})(?: (\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}]))?,?(?: (?:of )?((?:19|20)\d\d))?`,
  'giu',
);
const ISO = /(?<!\d)((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?!\d)/gu;
const YEAR = /(?<![\p{L}\p{N}-])((?:19|20)\d\d)(?![\p{L}\p{N}-])/gu;
const AS_MONTH = /\b(?:in|on|of|since|during|until|by|last|this|next|early|late|mid) (?:may|mar|march)\b/iu;
const DAY = 86_400_000;

/** The dates a text names, in English or Russian. */
export function dateHints(text: string): DateHint[] {
  const found: DateHint[] = [];
  const head = text.slice(0, 2000);
  for (const [, before, name = '', after, year] of head.matchAll(MONTH)) {
    const bare = before === undefined && after === undefined && year === undefined;
    if (bare && /^(?:may|mar|march)$/iu.test(name) && !AS_MONTH.test(head)) continue;
    const day = Number(before ?? after ?? 0);
    found.push({
      year: year === undefined ? null : Number(year),
      month: monthOf(name),
      day: day >= 1 && day <= 31 ? day : null,
    });
  }
  for (const [, year, month, day] of head.matchAll(ISO))
    found.push({ year: Number(year), month: Number(month) - 1, day: day === undefined ? null : Number(day) });
  if (found.length === 0)
    for (const [, year] of head.matchAll(YEAR)) found.push({ year: Number(year), month: null, day: null });
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

function fitOf(at: number, { year, month, day }: DateHint): number {
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
