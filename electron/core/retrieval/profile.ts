import type { Feature } from './features.ts';

/**
 * What the confidence in an answer follows from: how far it lies behind the best and how much of the question it and what
 * stands around it cover; and of the question how far the best stands ahead of the fifth and above the middle, how many of
 * its words stand nowhere and how much of its weight that is, and whether a name is among them.
 */
export const CERTAINTIES = [
  'bias',
  'behind',
  'covered',
  'best',
  'ahead',
  'above',
  'missing',
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
