import { describe, expect, it } from 'vitest';
import { isWholeDay, parseDue } from '../../../../../renderer/views/tasks/parse-due.ts';

/** Wednesday, 18 November 2026, 10:30, where this computer is. */
const NOW = new Date(2026, 10, 18, 10, 30);
const WHOLE_DAY = [23, 59] as const;

function at(month: number, day: number, [hour, minute]: readonly [number, number] = WHOLE_DAY, year = 2026) {
  return new Date(year, month - 1, day, hour, minute);
}

describe('parseDue', () => {
  it.each([
    ['today', at(11, 18)],
    ['tonight', at(11, 18, [20, 0])],
    ['tomorrow', at(11, 19)],
    ['Tomorrow 9:05', at(11, 19, [9, 5])],
    ['tomorrow at 9', at(11, 19, [9, 0])],
    ['fri 14:00', at(11, 20, [14, 0])],
    ['on Friday, 2pm', at(11, 20, [14, 0])],
    ['next mon', at(11, 23)],
    ['wed', at(11, 25)],
    ['sat noon', at(11, 21, [12, 0])],
    ['in 3 days', at(11, 21)],
    ['in a week', at(11, 25)],
    ['in two weeks 08:00', at(12, 2, [8, 0])],
    ['in 2 hours', at(11, 18, [12, 30])],
    ['in 45 min', at(11, 18, [11, 15])],
    ['in 3 months', at(2, 18, WHOLE_DAY, 2027)],
    ['next week', at(11, 25)],
    ['next year', at(11, 18, WHOLE_DAY, 2027)],
    ['2026-12-01', at(12, 1)],
    ['2026-12-01 14:00', at(12, 1, [14, 0])],
    ['2026-12-01T14:00', at(12, 1, [14, 0])],
    ['by 1 Dec', at(12, 1)],
    ['december 24th', at(12, 24)],
    ['3 may', at(5, 3, WHOLE_DAY, 2027)],
    ['3 May 2030 7am', at(5, 3, [7, 0], 2030)],
    ['12:00', at(11, 18, [12, 0])],
    ['9:00', at(11, 19, [9, 0])],
    ['12am', at(11, 19, [0, 0])],
    ['сегодня', at(11, 18)],
    ['сегодня вечером', at(11, 18, [20, 0])],
    ['Завтра в 9', at(11, 19, [9, 0])],
    ['послезавтра', at(11, 20)],
    ['пт 14:00', at(11, 20, [14, 0])],
    ['в пятницу, 14:00', at(11, 20, [14, 0])],
    ['к среде', at(11, 25)],
    ['во вторник', at(11, 24)],
    ['сб в полдень', at(11, 21, [12, 0])],
    ['через 3 дня', at(11, 21)],
    ['через неделю', at(11, 25)],
    ['через две недели 08:00', at(12, 2, [8, 0])],
    ['через 45 мин', at(11, 18, [11, 15])],
    ['через час', at(11, 18, [11, 30])],
    ['через 5 месяцев', at(4, 18, WHOLE_DAY, 2027)],
    ['на следующей неделе', at(11, 25)],
    ['до 1 дек', at(12, 1)],
    ['24 декабря', at(12, 24)],
    ['3 мая 2030 7:00', at(5, 3, [7, 0], 2030)],
    ['01.12.2026', at(12, 1)],
    ['в 12:00', at(11, 18, [12, 0])],
  ])('reads %s', (text, expected) => {
    expect(parseDue(text, NOW)).toMatchObject({ at: expected, rest: '' });
  });

  it('keeps the last day of a shorter month', () => {
    expect(parseDue('in a month', new Date(2027, 0, 31))?.at).toEqual(at(2, 28, WHOLE_DAY, 2027));
  });

  it.each([
    ['Send the price list fri 14:00', 'Send the price list', 'fri 14:00'],
    ['Call Ilze, tomorrow', 'Call Ilze', 'tomorrow'],
    ['Renew it by 2026-12-01.', 'Renew it', 'by 2026-12-01'],
    ['tomorrow: call Ilze', 'call Ilze', 'tomorrow'],
    ['Meet at 9', 'Meet', 'at 9'],
    ['Отправить прайс-лист в пт 14:00', 'Отправить прайс-лист', 'в пт 14:00'],
    ['завтра: позвонить Ильзе', 'позвонить Ильзе', 'завтра'],
    ['Письмо клиентам in 3 days', 'Письмо клиентам', 'in 3 days'],
  ])('takes the date off %s', (text, rest, words) => {
    expect(parseDue(text, NOW)).toMatchObject({ rest, words });
  });

  it.each([
    '',
    'Buy bread',
    'Ask the Friday team about lunch',
    'Order 12 chairs',
    'Summarise sunsets',
    'Answer may',
    '31 june',
    'Среда разработки',
    'Спросить в пятницу вечером про обед',
    '31 июня',
    'через дни',
    'Купить 12 стульев',
    '2026-02-30',
    'tomorrow 25:00',
    '13pm',
    'in days',
  ])('finds none in %j', (text) => {
    expect(parseDue(text, NOW)).toBeNull();
  });
});

describe('isWholeDay', () => {
  it('tells a day from a time', () => {
    expect(isWholeDay(parseDue('tomorrow', NOW)?.at ?? NOW)).toBe(true);
    expect(isWholeDay(parseDue('tomorrow 14:00', NOW)?.at ?? NOW)).toBe(false);
  });
});
