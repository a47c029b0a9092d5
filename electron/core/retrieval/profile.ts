import type { Feature } from './features.ts';

/** What the confidence in the answers to one question follows from, and how far a candidate is behind the best. */
export const CERTAINTIES = [
  'bias',
  'behind',
  'best',
  'bestOwn',
  'bestWindow',
  'absent',
  'absentNames',
  'words',
] as const;
export type Certainty = Record<(typeof CERTAINTIES)[number], number>;

/** Weights for one way of talking. Features that are not named weigh nothing. */
export type Profile = Readonly<{
  weights: Readonly<Partial<Record<Feature, number>>>;
  certainty: Readonly<Certainty>;
}>;

/** The weights for people who talk with each other, and for a person with an assistant. */
export type Profiles = Readonly<Record<'people' | 'assistant', Profile>>;
