import type { RecallItem, RecallPath } from '../../../shared/contract/recall.ts';
import { type Feature, FEATURES, type Judged } from './features.ts';
import type { Pool, PoolEntry } from './pool.ts';
import { CERTAINTIES, type Certainty, type Profile, type Profiles } from './profile.ts';
import { PROFILES } from './rank-weights.ts';

export type Signals = RecallItem['signals'];

/** Where so much of what a conversation has among the candidates is an assistant's, a person talks with one. */
const ASSISTANT_SHARE = 0.15;

/** The features behind each signal. */
export const FAMILIES: Readonly<Record<keyof Signals, readonly Feature[]>> = {
  words: ['own', 'passage', 'coverOwn', 'rarestOwn', 'properOwn'],
  around: ['window', 'coverWindow', 'rarestWindow', 'before', 'after', 'answer', 'properWindow'],
  kindred: ['coverKin', 'kinOwn', 'kinWindow'],
  order: ['bigram', 'near'],
  conversation: ['session', 'sessionSum', 'opening'],
  speaker: ['named', 'otherNamed', 'speaksOfSelf', 'addressed', 'assistant'],
  time: ['date', 'dateMiss', 'whenTime'],
  answer: ['countNumber', 'whoNames', 'whereNames', 'whyReason', 'feelsFeeling', 'titleQuoted', 'listed'],
  form: ['question', 'short', 'long', 'tiny', 'picture'],
  hop: ['bridge'],
  meaning: ['meaning', 'meaningPlace'],
};

/**
 * The weights for each candidate: of what is talked among people, or by a person with an assistant. What stands alone has
 * those of most that was said.
 */
export function chooseProfiles({ entries }: Pick<Pool, 'entries'>, profiles: Profiles = PROFILES): Profile[] {
  const isAssisted = (some: readonly PoolEntry[]): boolean => {
    const said = some.filter(({ turn }) => turn.role !== null);
    return said.filter(({ turn }) => turn.role === 'assistant').length > said.length * ASSISTANT_SHARE;
  };
  const conversations = Map.groupBy(entries, ({ turn }) => turn.conversation);
  const assisted = new Set([...conversations].filter(([, some]) => isAssisted(some)).map(([name]) => name));
  const usual = isAssisted(entries);
  return entries.map(({ turn }) => {
    const isOne = turn.role === null ? usual : assisted.has(turn.conversation);
    return isOne ? profiles.assistant : profiles.people;
  });
}

/** The rank of a candidate: the weighted sum of what it is judged by. */
export function rankOf(row: Judged, { weights }: Pick<Profile, 'weights'>): number {
  let rank = 0;
  for (const feature of FEATURES) rank += row[feature] * (weights[feature] ?? 0);
  return rank;
}

/** The ranks of candidates, each by its profile. */
export function ranksOf(rows: readonly Judged[], chosen: readonly Profile[]): number[] {
  return rows.map((row, place) => rankOf(row, chosen[place] ?? PROFILES.people));
}

/** So many words are much for a question. */
const MUCH = 8;
/** How far the best stands ahead is measured against this place. */
const FIFTH = 4;

/** What can be said of how sure the answers of a question are; `proper`: which of its words name somebody who does not speak. */
export function certaintyOf(
  ranks: readonly number[],
  { weights, absent }: Pick<Pool, 'weights' | 'absent'>,
  proper: readonly boolean[],
): Omit<Certainty, 'behind' | 'covered'> {
  const inOrder = ranks.toSorted((one, other) => other - one);
  const best = inOrder[0] ?? 0;
  const words = absent.length;
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return {
    bias: 1,
    best,
    ahead: best - (inOrder[FIFTH] ?? inOrder.at(-1) ?? best),
    above: best - (inOrder[inOrder.length >> 1] ?? best),
    absent: weights.reduce((sum, weight, word) => sum + (absent[word] === true ? weight : 0), 0) / all,
    missing: absent.filter(Boolean).length / Math.max(MUCH, words),
    absentNames: absent.some((is, word) => is && proper[word] === true) ? 1 : 0,
    words: Math.min(1, words / MUCH),
  };
}

/** The logarithmic odds that a candidate answers. */
export function oddsOf(certainty: Certainty, { certainty: weights }: Pick<Profile, 'certainty'>): number {
  return CERTAINTIES.reduce((sum, name) => sum + certainty[name] * weights[name], 0);
}

/** From logarithmic odds to a score from 0 to 1. */
export function scoreOfOdds(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** What raised and lowered each candidate against the middle of all. */
export function explainRanks(
  rows: readonly Judged[],
): (row: Judged, profile: Pick<Profile, 'weights'>) => Signals {
  const middle = (feature: Feature): number =>
    rows.reduce((sum, row) => sum + row[feature], 0) / Math.max(1, rows.length);
  const middles = Object.fromEntries(FEATURES.map((feature) => [feature, middle(feature)])) as Judged; // every feature
  return (row, { weights }) => {
    const amountOf = (features: readonly Feature[]): number =>
      features.reduce((sum, feature) => sum + (row[feature] - middles[feature]) * (weights[feature] ?? 0), 0);
    return {
      words: amountOf(FAMILIES.words),
      around: amountOf(FAMILIES.around),
      kindred: amountOf(FAMILIES.kindred),
      order: amountOf(FAMILIES.order),
      conversation: amountOf(FAMILIES.conversation),
      speaker: amountOf(FAMILIES.speaker),
      time: amountOf(FAMILIES.time),
      answer: amountOf(FAMILIES.answer),
      form: amountOf(FAMILIES.form),
      hop: amountOf(FAMILIES.hop),
      meaning: amountOf(FAMILIES.meaning),
    };
  };
}

/** How much of a question a candidate covers: with what is around it, or because what it is led to by does. */
export function coveredBy({ coverKin, bridge }: Judged): number {
  return Math.max(coverKin, bridge);
}

/** How a candidate was found. */
export function pathOf(row: Judged): RecallPath {
  if (row.bridge > row.coverOwn) return 'hop';
  if (row.coverOwn > 0) return 'direct';
  if (row.kinOwn > 0) return 'kindred';
  return row.meaning > 0 ? 'meaning' : 'neighbour';
}
