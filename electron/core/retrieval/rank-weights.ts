import type { Profile, Profiles } from './profile.ts';

/** People who talk with each other. Learned, with leave-one-out measured: docs/recall.md says from what. */
const PEOPLE: Profile = {
  weights: {
    window: 3.37,
    session: 1.22,
    sessionSum: 0.63,
    coverOwn: 0.51,
    coverWindow: 0.74,
    coverKin: 2.47,
    rarestOwn: 0.14,
    rarestWindow: 0.49,
    kinOwn: 0.74,
    kinWindow: 0.66,
    before: -0.41,
    after: -0.52,
    answer: 1.73,
    bigram: 0.52,
    near: 0.63,
    named: 0.26,
    otherNamed: -0.26,
    speaksOfSelf: 0.51,
    addressed: -0.49,
    question: -0.61,
    date: 4.22,
    dateMiss: -1.63,
    whenTime: 1.74,
    countNumber: 1.49,
    whoNames: -0.64,
    whereNames: 2.18,
    whyReason: 1.04,
    feelsFeeling: 0.56,
    titleQuoted: 2.75,
    properOwn: 0.36,
    properWindow: 0.25,
    short: 1.13,
    tiny: 0.33,
    picture: 0.13,
    opening: 0.56,
    listed: 0.88,
  },
  certainty: {
    bias: 0.82,
    behind: 0.71,
    best: 0.15,
    bestOwn: 1.53,
    bestWindow: 1.51,
    absent: -1.86,
    absentNames: -2.33,
    words: -0.63,
  },
};

/**
 * A person who talks with an assistant: the same, with more weight on a message itself and its best stretch and less on
 * its surroundings, which an assistant fills with the person's own words. Set by reasoning, not learned.
 */
const ASSISTANT: Profile = {
  ...PEOPLE,
  weights: {
    ...PEOPLE.weights,
    own: 1,
    window: 2.4,
    passage: 1.5,
    session: 0.4,
    sessionSum: 0.3,
    assistant: -0.4,
  },
};

/**
 * What nearness in meaning counts, where a model tells it: enough for the nearest to stand beside what holds half of the
 * words, too little to stand before what holds all of them. Set by reasoning, not learned.
 */
const MEANING = { meaning: 2, meaningPlace: 1 } as const;

/** The weights that are used. */
export const PROFILES: Profiles = {
  people: { ...PEOPLE, weights: { ...PEOPLE.weights, ...MEANING } },
  assistant: { ...ASSISTANT, weights: { ...ASSISTANT.weights, ...MEANING } },
};
