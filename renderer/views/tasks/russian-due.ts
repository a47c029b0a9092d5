const WEEKDAYS = {
  mon: 'пн|понедельник[ау]?',
  tue: 'вт|вторник[ау]?',
  // Not «среда»: at the start of a task that is rather a surrounding than a day.
  wed: 'ср|сред[еуы]',
  thu: 'чт|четверг[ау]?',
  fri: 'пт|пятниц[аеуы]',
  sat: 'сб|суббот[аеуы]',
  sun: 'вс|воскресень[еюя]',
};
const MONTHS = {
  jan: 'янв(?:аря)?',
  feb: 'фев(?:р(?:аля)?)?',
  mar: 'мар(?:та)?',
  apr: 'апр(?:еля)?',
  may: 'мая',
  jun: 'июн[яь]?',
  jul: 'июл[яь]?',
  aug: 'авг(?:уста)?',
  sep: 'сент?(?:ября)?',
  oct: 'окт(?:ября)?',
  nov: 'ноя(?:б(?:ря)?)?',
  dec: 'дек(?:абря)?',
};
const UNITS = {
  minute: 'мин|минут[уы]?',
  hour: 'час(?:а|ов)?',
  day: 'день|дня|дней',
  week: 'недел[юиь]',
  month: 'месяц(?:а|ев)?',
  year: 'года?|лет',
};
const NUMBERS = {
  2: 'дв[ае]',
  3: 'три',
  4: 'четыре',
  5: 'пять',
  6: 'шесть',
  7: 'семь',
  8: 'восемь',
  9: 'девять',
  10: 'десять',
};
const NUMBER = `(?:(\\d{1,3}|${Object.values(NUMBERS).join('|')})\\s+)?`;

/** How each way of saying a day in Russian reads in English; the groups of the first stand for $1, $2 in the second. */
const TRANSLATIONS: readonly (readonly [russian: string, english: string])[] = [
  ['сегодня\\s+вечером', 'tonight'],
  ['сегодня', 'today'],
  ['послезавтра', 'in 2 days'],
  ['завтра', 'tomorrow'],
  ['на\\s+следующей\\s+неделе', 'next week'],
  ['в\\s+следующем\\s+месяце', 'next month'],
  ['в\\s+следующем\\s+году', 'next year'],
  ...Object.entries(WEEKDAYS).map(([english, russian]) => [`(?:во?\\s+)?(?:${russian})`, english] as const),
  ...Object.entries(UNITS).map(
    ([english, russian]) => [`через\\s+${NUMBER}(?:${russian})`, `in $1 ${english}`] as const,
  ),
  ...Object.entries(MONTHS).map(
    ([english, russian]) =>
      [`(\\d{1,2})\\s+(?:${russian})\\.?(?:\\s+(\\d{4}))?`, `$1 ${english} $2`] as const,
  ),
  ['(\\d{1,2})\\.(\\d{2})\\.(\\d{4})', '$3-$2-$1'],
];

/** What a day may be called in Russian, as the source of an expression without groups of its own. */
export const RUSSIAN_DAY = TRANSLATIONS.map(([russian]) => russian.replaceAll(/\((?!\?)/g, '(?:')).join('|');

/** A day said in Russian, in English: «через 3 дня» is “in 3 day”. What is not Russian is given back as it is. */
export function dayInEnglish(day: string): string {
  for (const [russian, english] of TRANSLATIONS) {
    const match = new RegExp(`^(?:${russian})$`, 'i').exec(day);
    if (match === null) continue;
    const group = (place: string) => numberInDigits(match[Number(place)]);
    return english
      .replaceAll(/\$(\d)/g, (_, place: string) => group(place))
      .replace('in  ', 'in 1 ')
      .replace(/-(\d)$/, '-0$1')
      .trim();
  }
  return day;
}

function numberInDigits(word: string | undefined): string {
  if (word === undefined) return '';
  const named = Object.entries(NUMBERS).find(([, russian]) => new RegExp(`^(?:${russian})$`, 'i').test(word));
  return named?.[0] ?? word;
}
