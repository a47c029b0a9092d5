import type { Profile, Profiles } from './profile.ts';

/** How sure an answer is, of whatever talk. Learned: docs/recall.md says from what, and how well each does on talk left out. */
const CERTAINTY: Profile['certainty'] = {
  bias: -0.34,
  behind: 0.86,
  covered: 0.95,
  best: 0.17,
  ahead: 0.44,
  above: 0.27,
  missing: -1.66,
  absent: -1.67,
  absentNames: -2.55,
  words: -1.09,
};

/** People who talk with each other. Learned. */
const PEOPLE: Profile = {
  weights: {
    window: 3.34,
    session: 1.3,
    sessionSum: 0.66,
    coverOwn: 0.43,
    coverWindow: 0.67,
    coverKin: 2.45,
    rarestWindow: 0.44,
    kinOwn: 0.73,
    kinWindow: 0.67,
    before: -0.39,
    after: -0.53,
    answer: 1.73,
    bigram: 0.56,
    near: 0.6,
    named: 0.25,
    otherNamed: -0.25,
    speaksOfSelf: 0.5,
    addressed: -0.51,
    question: -0.58,
    date: 4.35,
    dateMiss: -1.6,
    whenTime: 1.74,
    countNumber: 1.43,
    whoNames: -0.6,
    whereNames: 2.23,
    whyReason: 1.05,
    feelsFeeling: 0.56,
    titleQuoted: 2.71,
    properOwn: 0.33,
    properWindow: 0.15,
    short: 1.16,
    tiny: 0.36,
    opening: 0.54,
    listed: 0.95,
  },
  certainty: CERTAINTY,
};

/** A person who talks with an assistant. Learned, held to what reasoning says of such talk. */
const ASSISTANT: Profile = {
  weights: {
    own: 0.41,
    window: 1.91,
    passage: 0.91,
    session: 0.37,
    sessionSum: 0.28,
    coverOwn: 0.55,
    coverWindow: 0.54,
    coverKin: 2.51,
    rarestOwn: -0.26,
    kinOwn: 1.18,
    kinWindow: 1.07,
    before: 0.38,
    after: -0.55,
    answer: 1.45,
    bigram: 0.47,
    near: 0.69,
    named: 0.38,
    otherNamed: -0.25,
    speaksOfSelf: 0.73,
    addressed: -0.51,
    question: -0.73,
    assistant: -0.79,
    date: 4.37,
    dateMiss: -1.6,
    whenTime: 1.86,
    countNumber: 1.38,
    whoNames: -0.27,
    whereNames: 2.25,
    whyReason: 1.1,
    feelsFeeling: 0.56,
    titleQuoted: 2.68,
    properOwn: 0.46,
    short: 1.02,
    tiny: -0.23,
    opening: -0.53,
    listed: 0.85,
  },
  certainty: CERTAINTY,
};

/**
 * Weights that are set by reasoning. What nearness in meaning counts, where a model tells it: enough for the nearest to stand
 * beside what holds half of the words, too little to stand before what holds all of them. What a second hop leads to counts about
 * as much as what leads there does by the words it holds.
 */
export const SET_WEIGHTS = { meaning: 2, meaningPlace: 1, bridge: 4 } as const;

/** The weights that are used. */
export const PROFILES: Profiles = {
  people: { ...PEOPLE, weights: { ...PEOPLE.weights, ...SET_WEIGHTS } },
  assistant: { ...ASSISTANT, weights: { ...ASSISTANT.weights, ...SET_WEIGHTS } },
};
