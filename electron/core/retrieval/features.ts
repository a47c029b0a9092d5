import type { AskedShape, AskedWord } from './asked.ts';
import type { DateHint } from './date-hints.ts';
import type { MeantMark } from './meant.ts';
import type { TimeRange } from './relative-times.ts';
import type { Turn } from './turn.ts';

/** A text that may answer, with those around it. */
export type Placed = Readonly<{
  turn: Turn;
  /** What was said just before, just after, and two before and after; undefined where there is nothing. */
  around: readonly (Turn | undefined)[];
  /** How near it is to the question in meaning; undefined where it is not, or no model says so. */
  meant?: MeantMark | undefined;
}>;

/** A word of a text that holds a part of a question, which leads on to what holds the word as well. */
export type Bridge = Readonly<{
  /** As it is written there. */
  word: string;
  from: Turn;
  /** The words of the question that it stands for, by their places. */
  covers: readonly number[];
  /** How surely it leads to what answers, from 0 to 1. */
  counts: number;
}>;

/** By the term that each stands under. */
export type Bridges = ReadonlyMap<string, readonly Bridge[]>;

/** A question as ranking reads it. */
export type Asked = Readonly<{
  words: readonly AskedWord[];
  /** How telling each word is, by how many records hold it. */
  weights: readonly number[];
  shape: AskedShape;
  dates: readonly DateHint[];
  /** Times it names by how far they are from now. */
  ranges: readonly TimeRange[];
}>;

/** What a text is judged by. Docs: docs/recall.md. */
export const FEATURES = [
  'own',
  'window',
  'passage',
  'session',
  'sessionSum',
  'coverOwn',
  'coverWindow',
  'coverKin',
  'rarestOwn',
  'rarestWindow',
  'kinOwn',
  'kinWindow',
  'before',
  'after',
  'answer',
  'bigram',
  'near',
  'named',
  'otherNamed',
  'speaksOfSelf',
  'addressed',
  'question',
  'assistant',
  'date',
  'dateMiss',
  'whenTime',
  'countNumber',
  'whoNames',
  'whereNames',
  'whyReason',
  'feelsFeeling',
  'titleQuoted',
  'properOwn',
  'properWindow',
  'short',
  'long',
  'tiny',
  'picture',
  'opening',
  'listed',
  'bridge',
  'meaning',
  'meaningPlace',
] as const;
export type Feature = (typeof FEATURES)[number];
/** A text's numbers: those of `RELATIVE` against the best of the question's candidates, most others from 0 to 1. */
export type Judged = Record<Feature, number>;

/** Features that are measured against the best of them. */
export const RELATIVE: readonly Feature[] = [
  'own',
  'window',
  'passage',
  'session',
  'sessionSum',
  'kinOwn',
  'kinWindow',
  'before',
  'after',
  'answer',
];
