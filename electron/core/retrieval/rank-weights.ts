import type { Profile, Profiles } from './profile.ts';

/** People who talk with each other. Learned, with leave-one-out measured: docs/recall.md says from what. */
const PEOPLE: Profile = {
  weights: {
    own: 0.12,
    window: 3.35,
    passage: 0.12,
    session: 1.23,
    sessionSum: 0.67,
    coverOwn: 0.57,
    coverWindow: 0.74,
    coverKin: 2.46,
    rarestOwn: 0.06,
    rarestWindow: 0.52,
    kinOwn: 0.75,
    kinWindow: 0.67,
    before: -0.38,
    after: -0.51,
    answer: 1.73,
    bigram: 0.54,
    near: 0.64,
    named: 0.26,
    otherNamed: -0.26,
    speaksOfSelf: 0.49,
    addressed: -0.49,
    question: -0.62,
    date: 4.01,
    dateMiss: -1.77,
    whenTime: 1.75,
    countNumber: 1.47,
    whoNames: -0.64,
    whereNames: 2.19,
    whyReason: 1.02,
    feelsFeeling: 0.56,
    titleQuoted: 2.73,
    properOwn: 0.37,
    properWindow: 0.24,
    short: 1.11,
    tiny: 0.29,
    picture: 0.11,
    like: -0.29,
    opening: 0.56,
    listed: 0.87,
  },
  certainty: {
    bias: 0.88,
    behind: 0.71,
    best: 0.14,
    bestOwn: 1.54,
    bestWindow: 1.52,
    absent: -1.86,
    absentNames: -2.32,
    words: -0.62,
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

/** The weights that are used. */
export const PROFILES: Profiles = { people: PEOPLE, assistant: ASSISTANT };
