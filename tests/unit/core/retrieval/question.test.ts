import { expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { affordableTerms, matchAny, questionTerms } from '../../../../electron/core/retrieval/question.ts';

const analyser = createAnalyser();
const words = (text: string) => questionTerms(analyser, text).map(({ word }) => word);

it('a question is its telling words, each once', () => {
  expect(words('What did the tomatoes do to the tomato?')).toEqual(['tomatoes']);
  expect(words('Когда мне можно будет сажать помидоры?')).toEqual(['сажать', 'помидоры']);
  expect(words('What is it?')).toEqual([]);
  expect(words('')).toEqual([]);
  expect(
    words('x '.repeat(10) + Array.from({ length: 90 }, (_, index) => `word${index}x`).join(' ')),
  ).toHaveLength(40);
});

it('the rarest terms come first, as many as can be afforded, at least one', () => {
  const terms = [100, 0, 5, 40].map((count) => ({ term: `t${count}`, share: 1, count }));
  const afforded = (budget: number) => affordableTerms(terms, budget).map(({ count }) => count);
  expect([afforded(1000), afforded(50), afforded(45), afforded(44), afforded(1)]).toEqual([
    [5, 40, 100],
    [5, 40],
    [5, 40],
    [5],
    [5],
  ]);
  expect(affordableTerms([{ term: 'a', share: 1, count: 0 }], 10)).toEqual([]);
});

it('no term can be read as more than a term', () => {
  expect(
    matchAny([
      { term: 'a"b', word: '' },
      { term: 'NOT', word: '' },
    ]),
  ).toBe('"a""b" OR "NOT"');
  expect(matchAny([])).toBeNull();
});
