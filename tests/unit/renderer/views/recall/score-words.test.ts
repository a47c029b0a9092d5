import { expect, it } from 'vitest';
import { sayParts } from '../../../../../renderer/views/recall/score-words.ts';

it('says which words were shared, and what else spoke for what is recalled', () => {
  const parts = { text: 0.8, recency: 1, importance: 0.5, access: 0, tier: 0 };
  expect(sayParts({ parts, matched: ['fares', 'Tallink'] })).toBe(
    'words 80% (fares, Tallink), recency 100%, importance 50%',
  );
});
