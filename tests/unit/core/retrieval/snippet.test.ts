import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { parseQuery } from '../../../../electron/core/retrieval/query.ts';
import { cutSnippet, highlight } from '../../../../electron/core/retrieval/snippet.ts';

const analyser = createAnalyser();
const marked = (query: string, text: string) => {
  const { ranges } = highlight(analyser, parseQuery(analyser, query), text);
  return ranges.map(([start, end]) => text.slice(start, end));
};

describe('highlights', () => {
  it.each([
    ['garden', 'Gardens and gardening', ['Gardens', 'gardening']],
    ['книга', 'Книги лежат', ['Книги']],
    ['cafe', 'the café', ['café']],
    ['tom', 'a tomato', ['tomato']],
    ['tom ', 'a tomato', []],
    ['"green tea"', 'green, then tea', ['green', 'tea']],
    ['user', 'the user_name', ['user_name']],
    ['茶', '我喜欢绿茶', ['绿茶']],
  ])('of %s in %s', (query, text, words) => {
    if (query === '茶') expect(marked('绿茶', text)).toEqual(words);
    else expect(marked(query, text)).toEqual(words);
  });
});

describe('a snippet', () => {
  const cut = (query: string, text: string) => cutSnippet(analyser, parseQuery(analyser, query), text);

  it('of a short text is the text', () => {
    expect(cut('tea', 'green tea')).toMatchObject({ text: 'green tea', ranges: [[6, 9]] });
  });

  it('shows where most of the words stand', () => {
    const text = `one tea here ${'filler '.repeat(200)} green tea and black tea ${'filler '.repeat(200)}`;
    const snippet = cut('green black tea', text);
    expect(snippet.text).toMatch(/^….*green tea and black tea.*…$/);
    expect(snippet.text.length).toBeLessThanOrEqual(242);
    expect(snippet.ranges).toHaveLength(4);
  });

  it('of a very long text is its beginning where no word is in sight', () => {
    const snippet = cut('needle', `${'hay '.repeat(100_000)} needle`);
    expect(snippet.ranges).toEqual([]);
    expect(snippet.text.startsWith('hay hay')).toBe(true);
  });

  it('does not cut a character in half', () => {
    for (const lead of ['', 'a', 'ab ']) {
      const { text } = cut('tea', `${lead}${'👩'.repeat(100)} tea ${'👩'.repeat(300)}`);
      expect(text.isWellFormed()).toBe(true);
      expect(cut('none', `${lead}${'👩'.repeat(300)}`).text.isWellFormed()).toBe(true);
    }
  });

  it('keeps its marks inside, on the words, for any text', () => {
    const word = fc.constantFrom(
      'garden',
      'чай',
      '茶',
      '👩‍👩‍👧',
      'x'.repeat(70),
      'e\u0301',
      '\n',
      '"',
      '_',
      'user_name',
      '\u202e',
    );
    const text = fc
      .array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 80 })
      .map((words) => words.join(' ').toWellFormed());
    const query = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(query, text, (asked, body) => {
        for (const found of [cut(asked, body), highlight(analyser, parseQuery(analyser, asked), body)]) {
          let last = 0;
          expect(found.text.isWellFormed()).toBe(true);
          for (const [start, end] of found.ranges) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(found.text.length);
            expect(found.text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}_]+$/u);
            last = end;
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
