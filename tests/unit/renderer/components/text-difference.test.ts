import { expect, it } from 'vitest';
import { findDifference } from '../../../../renderer/components/text-difference.ts';

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
