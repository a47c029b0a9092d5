import { expect, it } from 'vitest';
import { dateFit, dateHints } from '../../../../electron/core/retrieval/date-hints.ts';

const said = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const fit = (question: string, date: string): number => dateFit(said(date), dateHints(question));

it('a question names days, months and years, in English and Russian', () => {
  expect(dateHints('on 3 May 2023')).toEqual([{ year: 2023, month: 4, day: 3 }]);
  expect(dateHints('on May 3rd, 2023')).toEqual([{ year: 2023, month: 4, day: 3 }]);
  expect(dateHints('in September')).toEqual([{ year: null, month: 8, day: null }]);
  expect(dateHints('in 2021')).toEqual([{ year: 2021, month: null, day: null }]);
  expect(dateHints('on 2024-02-29')).toEqual([{ year: 2024, month: 1, day: 29 }]);
  expect(dateHints('5 мая 2022 и в ноябре')).toEqual([
    { year: 2022, month: 4, day: 5 },
    { year: null, month: 10, day: null },
  ]);
  expect(dateHints('What may I say? We march on.')).toEqual([]);
  expect(dateHints('Last may we met, in May.')).not.toEqual([]);
});

it('what is told on the day or soon after fits', () => {
  expect(fit('on 3 May 2023', '2023-05-03')).toBe(1);
  expect(fit('on 3 May 2023', '2023-05-09')).toBeGreaterThan(0.5);
  expect(fit('on 3 May 2023', '2023-08-03')).toBe(0);
  expect(fit('in May 2023', '2023-05-20')).toBeGreaterThan(fit('in May 2023', '2023-06-02'));
  expect(fit('in May 2023', '2022-05-20')).toBe(0);
  expect(fit('in December 2022', '2023-01-04')).toBeGreaterThan(0);
  expect(fit('in 2023', '2023-01-04')).toBeGreaterThan(0);
  expect(dateFit(null, dateHints('in 2023'))).toBe(0);
});
