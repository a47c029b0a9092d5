import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeFit, relativeTimes } from '../../../../electron/core/retrieval/relative-times.ts';

/** Thursday. */
const SAID = Date.parse('2024-05-16T18:30:00Z');
const DAY = 86_400_000;

/** First and last day of each range. */
function days(text: string, said = SAID): string[] {
  return relativeTimes(text, said).map(({ from, to }) => {
    const [first, last] = [from, to - DAY].map((at) => new Date(at).toISOString().slice(0, 10));
    return first === last ? (first ?? '') : `${first}..${last}`;
  });
}

describe('times that are told from when a text is said', () => {
  it.each([
    ['I came back yesterday', '2024-05-15'],
    ['two days ago', '2024-05-14'],
    ['a couple of days ago', '2024-05-14'],
    ['3 weeks ago', '2024-04-22..2024-04-28'],
    ['a month ago', '2024-04-01..2024-04-30'],
    ['last week', '2024-05-06..2024-05-12'],
    ['next weekend', '2024-05-25..2024-05-26'],
    ['this month', '2024-05-01..2024-05-31'],
    ['last year', '2023-01-01..2023-12-31'],
    ['last Friday', '2024-05-10'],
    ['next Thursday', '2024-05-23'],
    ['last May', '2023-05-01..2023-05-31'],
    ['next March', '2025-03-01..2025-03-31'],
    ['the day after tomorrow', '2024-05-18'],
  ])('%s', (text, range) => {
    expect(days(text)[0]).toBe(range);
  });

  it.each([
    ['Вчера вернулись', '2024-05-15'],
    ['два дня назад', '2024-05-14'],
    ['неделю назад', '2024-05-06..2024-05-12'],
    ['5 месяцев назад', '2023-12-01..2023-12-30'],
    ['на прошлой неделе', '2024-05-06..2024-05-12'],
    ['в следующем месяце', '2024-06-01..2024-06-30'],
    ['в прошлом году', '2023-01-01..2023-12-31'],
    ['в прошлую пятницу', '2024-05-10'],
    ['в прошлом мае', '2023-05-01..2023-05-31'],
    ['послезавтра', '2024-05-18'],
    ['в эти выходные', '2024-05-18..2024-05-19'],
  ])('%s', (text, range) => {
    expect(days(text)[0]).toBe(range);
  });

  it('are not seen where there are none', () => {
    expect(days('The last bus, at long last. Позавчерашний хлеб.')).toEqual([]);
  });

  it('are read from whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 4e12 }), (text, said) => {
        for (const { from, to } of relativeTimes(text, said)) expect(to).toBeGreaterThan(from);
      }),
    );
  });
});

it('a time in a range fits, one soon after it less', () => {
  const ranges = relativeTimes('last week', SAID);
  expect(rangeFit(Date.parse('2024-05-08T12:00:00Z'), ranges)).toBe(1);
  expect(rangeFit(Date.parse('2024-05-14T12:00:00Z'), ranges)).toBe(0.5);
  expect(rangeFit(Date.parse('2024-05-02T12:00:00Z'), ranges)).toBe(0);
  expect(rangeFit(null, ranges)).toBe(0);
});
