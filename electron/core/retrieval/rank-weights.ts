import type { Profile, Profiles } from './profile.ts';

/** People who talk with each other. Learned, with leave-one-out measured: docs/recall.md says from what. */
const PEOPLE: Profile = {
  weights: {
    window: 3.4,
    session: 1.15,
    sessionSum: 0.67,
    coverOwn: 0.46,
    coverWindow: 0.59,
    coverKin: 2.6,
    rarestOwn: 0.12,
    rarestWindow: 0.34,
    kinOwn: 0.74,
    kinWindow: 0.53,
    before: -0.42,
    after: -0.56,
    answer: 1.74,
    bigram: 0.49,
    near: 0.64,
    named: 0.22,
    otherNamed: -0.22,
    speaksOfSelf: 0.47,
    addressed: -0.48,
    question: -0.58,
    date: 3.91,
    dateMiss: -0.78,
    whenTime: 1.72,
    countNumber: 1.55,
    whoNames: -0.62,
    whereNames: 1.97,
    whyReason: 1.05,
    feelsFeeling: 0.55,
    titleQuoted: 2.76,
    properOwn: 0.29,
    short: 1.08,
    tiny: 0.35,
    picture: 0.1,
    opening: 0.6,
    listed: 0.86,
  },
  certainty: {
    bias: 0.91,
    behind: 0.7,
    best: 0.14,
    bestOwn: 1.57,
    bestWindow: 1.55,
    absent: -1.86,
    absentNames: -2.33,
    words: -0.61,
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
