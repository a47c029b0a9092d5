import { describe, expect, it } from 'vitest';
import { findDifference, findDifferingRanges } from '../../../../renderer/components/text-difference.ts';

it('finds the words that differ', () => {
  expect(findDifference('fares were wrong for a while', 'fares were wrong for a day')).toEqual({
    start: 'fares were wrong for a '.replace('fares ', '…'),
    before: 'while',
    after: 'day',
    end: '',
  });
});

it('gives all of both where nothing is shared, and nothing where all is', () => {
  expect(findDifference('30 minutes', '25 min')).toMatchObject({ before: '30 minutes', after: '25 min' });
  expect(findDifference('', 'new')).toMatchObject({ before: '', after: 'new' });
  expect(findDifference('same', 'same')).toMatchObject({ before: '', after: '' });
});

it('keeps a few words on each side', () => {
  const { start, end } = findDifference('a b c d e f X g h i j k l', 'a b c d e f Y g h i j k l');
  expect(start).toBe('…c d e f ');
  expect(end).toBe('g h i j…');
});

describe('where two texts differ', () => {
  const differing = (one: string, other: string) => {
    const ranges = findDifferingRanges(one, other);
    return [
      ranges.one.map(([start, end]) => one.slice(start, end)),
      ranges.other.map(([start, end]) => other.slice(start, end)),
    ];
  };

  it.each([
    ['The zone is Europe/Berlin.', 'The zone is Europe/Riga.', ['Europe/Berlin'], ['Europe/Riga']],
    ['The deploy day is Thursday', 'The deploy day is Monday', ['Thursday'], ['Monday']],
    ['the same', 'the same', [], []],
    ['one', 'one two', [], [' two']],
    ['', 'all of it', [], ['all of it']],
    ['Бронь на 20 минут.', 'Бронь на 30 минут!', ['20 минут.'], ['30 минут!']],
  ])('%j and %j', (one, other, ours, theirs) => expect(differing(one, other)).toEqual([ours, theirs]));
});
