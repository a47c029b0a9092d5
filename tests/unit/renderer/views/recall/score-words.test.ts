import { expect, it } from 'vitest';
import {
  coverParts,
  sayPath,
  signalParts,
  standingParts,
} from '../../../../../renderer/views/recall/score-words.ts';

const signals = {
  words: 0.9,
  around: 0,
  kindred: 0,
  order: 0.05,
  conversation: 2,
  speaker: -1.2,
  time: 0,
  answer: 0,
  form: 0,
  hop: 0,
  meaning: 0,
};

it('says how it was found, and by which words', () => {
  const through = null;
  expect(sayPath({ path: 'direct', matched: ['fares', 'Tallink'], through })).toBe(
    'holds “fares”, “Tallink”',
  );
  expect(sayPath({ path: 'kindred', matched: ['pet'], through })).toBe('holds words that answer for “pet”');
  expect(sayPath({ path: 'neighbour', matched: ['pet'], through })).toBe('said beside what holds “pet”');
  expect(sayPath({ path: 'neighbour', matched: [], through })).toBe('said beside what holds the words');
  const kind = 'message' as const;
  const leading = { word: 'Virtanen', matched: ['sold', 'cello'], kind, id: 'one' };
  expect(sayPath({ path: 'hop', matched: [], through: leading })).toBe(
    'holds “Virtanen”, as does what holds “sold”, “cello”',
  );
});

it('draws what raised and what lowered a rank, the strongest first, and nothing that hardly did', () => {
  expect(signalParts({ signals }).map(({ label, value }) => [label, value])).toEqual([
    ['Its conversation', 2],
    ['Who says it', -1.2],
    ['Its words', 0.9],
  ]);
});

it('draws what it is worth whatever is asked', () => {
  const parts = { text: 0.8, around: 0, recency: 1, importance: 0.5, access: 0, tier: 1, trust: 0 };
  const drawn = standingParts({ parts, at: '2026-03-01T12:00:00.000Z', tier: 'hot' });
  expect(drawn.map(({ label }) => label)).toEqual(['Recent', 'Importance', 'Tier']);
  expect(drawn[2]?.detail).toBe('Hot');
  expect(coverParts({ parts }).map(({ value }) => value)).toEqual([0.8, 0]);
});
