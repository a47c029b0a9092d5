import { expect, it } from 'vitest';
import { sayParts, saySignals } from '../../../../../renderer/views/recall/score-words.ts';

const parts = { text: 0.8, around: 0, recency: 1, importance: 0.5, access: 0, tier: 0, trust: 0 };
const signals = {
  words: 0.9,
  around: 0,
  kindred: 0,
  order: 0.1,
  conversation: 2,
  speaker: -0.7,
  time: 0,
  answer: 0,
  form: 0,
  meaning: 0,
};

it('says which words were shared, and what else spoke for what is recalled', () => {
  expect(sayParts({ parts, matched: ['fares', 'Tallink'], path: 'direct' })).toBe(
    'words 80% (fares, Tallink), recency 100%, importance 50%',
  );
});

it('says how it was found where it holds none of the words', () => {
  const others = { ...parts, text: 0, around: 0.5 };
  expect(sayParts({ parts: others, matched: [], path: 'neighbour' })).toMatch(/^said beside .* 50%/);
  expect(sayParts({ parts: others, matched: ['pet'], path: 'kindred' })).toMatch(/^holds .* pet,/);
});

it('says what raised and what lowered a rank, the strongest first', () => {
  expect(saySignals({ signals })).toBe('raised by its conversation, its words; lowered by who says it');
  expect(saySignals({ signals: { ...signals, words: 0, conversation: 0, speaker: 0 } })).toBe('');
});
