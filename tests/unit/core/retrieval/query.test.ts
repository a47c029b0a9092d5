import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { parseQuery } from '../../../../electron/core/retrieval/query.ts';
import { openReader } from '../../../../electron/core/store/database.ts';
import { countHolding } from '../../../../electron/core/store/recall.ts';
import { openTestCore } from '../../../support/core.ts';

const analyser = createAnalyser();
const matchOf = (text: string) => parseQuery(analyser, text).match;

describe('what is left out', () => {
  it('is a word or quoted words behind a hyphen', () => {
    expect(matchOf('green -tea ')).toBe('"green" NOT "tea"');
    expect(matchOf('green -"black tea" -чай ')).toBe('"green" NOT ("black tea" OR "ча")');
    expect(matchOf('"green tea" -foo-bar ')).toBe('"green tea" NOT "foo bar"');
  });

  it('is not a flag of a program, a hyphen in a word, a dash, or within quotes', () => {
    for (const text of ['green --tea ', 'green-tea ', 'green - tea '])
      expect(matchOf(text)).toBe('"green" AND "tea"');
    expect(matchOf('"green -tea"')).toBe('"green tea"');
  });

  it('needs something it is left out of', () => {
    expect(matchOf('-tea')).toBeNull();
    expect(parseQuery(analyser, 'gree -tea').prefix).toBeNull();
    expect(parseQuery(analyser, '-tea gree')).toMatchObject({ prefix: 'gree', plain: { unfinished: null } });
  });

  it('is not marked', () => {
    expect([...parseQuery(analyser, 'green -tea').terms]).toEqual(['green']);
  });
});

it('any search is read and looked for, none throws', () => {
  const db = openReader(`${openTestCore().home}/memory.db`);
  const parts = [
    'tea',
    '-',
    '--',
    '"',
    '-"',
    ' ',
    'чай',
    '運河',
    'a_b',
    'NEAR(',
    '*',
    '\0',
    '💥',
    'AND',
    'NOT',
    ':',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const match = matchOf(typed);
      if (match !== null) expect(countHolding(db, 'message', match, 5)).toBe(0);
    }),
    { numRuns: 1000 },
  );
  db.close();
});
