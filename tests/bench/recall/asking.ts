import path from 'node:path';
import { createAnalyser } from '../../../electron/core/retrieval/analyse.ts';
import { createHeldLanguages } from '../../../electron/core/retrieval/held-languages.ts';
import {
  judgeCandidates,
  type RecallQuestion,
  type Recaller,
} from '../../../electron/core/retrieval/candidates.ts';
import { recallFor } from '../../../electron/core/retrieval/recall.ts';
import type { Meant } from '../../../electron/core/retrieval/meant.ts';
import { createFrequencies } from '../../../electron/core/retrieval/frequencies.ts';
import type { Profiles } from '../../../electron/core/retrieval/profile.ts';
import { PROFILES } from '../../../electron/core/retrieval/rank-weights.ts';
import { certaintyOf, chooseProfiles, coveredBy, rankOf } from '../../../electron/core/retrieval/score.ts';
import { openReader } from '../../../electron/core/store/database.ts';
import { Settings } from '../../../shared/entities/settings.ts';
import type { Example, SureExample } from './learn.ts';
import { type Outcome, placesOf } from './quality.ts';
import type { SetConversation, SetQuestion } from './question-set.ts';
import type { StoredSet } from './stores.ts';

/** A question of a conversation, and what its candidates are in the memory it is asked in. */
export type AskedExample = Example &
  Readonly<{
    /** The conversations it is asked of and in. */
    conversation: readonly string[];
    question: SetQuestion;
    /** A person talks with an assistant in most of what was found. */
    assisted: boolean;
    sure(profiles: Profiles): SureExample[];
  }>;

/** A memory that is open for asking. */
export type OpenSet = StoredSet &
  Readonly<{
    recaller: Recaller;
    /** What each question is near in meaning, where a model says so. */
    meant: ReadonlyMap<string, Meant>;
    close(): void;
  }>;

/** So many answers are asked for, the most a recall gives. */
const MOST = 50;
/** Sureness is learned from so many of the first candidates, as many as a person would look at. */
const FIRST = 10;

/** Opens a memory for asking. */
export function openSet(stored: StoredSet, meant: OpenSet['meant'] = new Map()): OpenSet {
  const db = openReader(path.join(stored.home, 'memory.db'));
  const languages = createHeldLanguages();
  return {
    ...stored,
    meant,
    recaller: { db, analyser: createAnalyser(() => languages(db)), frequencies: createFrequencies() },
    close: () => db.close(),
  };
}

/** Judges the candidates of a question without ranking them. `mine`: it is asked where its answers are. */
export function judgeQuestion(
  { recaller, ids, meant, conversations }: OpenSet,
  { id }: SetConversation,
  question: SetQuestion,
  mine: boolean,
): AskedExample {
  const where = mine ? id : (conversations[0]?.id ?? '');
  const { pool, rows, proper } = judgeCandidates(recaller, asRecall(question.text, meant));
  const keys = keysOf(
    recaller,
    question.evidence.map((each) => ids.get(`${id} ${each}`) ?? ''),
  );
  const answers = pool.entries.map(({ pk }) => mine && keys.has(pk));
  const sure = (profiles: Profiles): SureExample[] => {
    const chosen = chooseProfiles(pool, profiles);
    const ranks = rows.map((row, index) => rankOf(row, chosen[index] ?? profiles.people));
    const certainty = certaintyOf(ranks, pool, proper);
    return [...rows.keys()]
      .toSorted((one, other) => (ranks[other] ?? 0) - (ranks[one] ?? 0))
      .slice(0, FIRST)
      .filter((index) => !mine || answers[index] === true)
      .flatMap((index) => {
        const row = rows[index];
        const behind = (ranks[index] ?? 0) - certainty.best;
        const own = row === undefined ? null : { behind, covered: coveredBy(row) };
        return own === null ? [] : [{ certainty: { ...certainty, ...own }, answers: mine }];
      });
  };
  const assistants = chooseProfiles(pool).filter((profile) => profile === PROFILES.assistant).length;
  return { rows, answers, conversation: [id, where], question, assisted: assistants * 2 > rows.length, sure };
}

/** Asks recall a question, with weights of ours or others; places of those that answer, and scores of the first. */
export function askRecall(
  { recaller, ids, meant }: OpenSet,
  { id }: SetConversation,
  question: SetQuestion,
  profiles: Profiles | null,
  whole = false,
): Outcome & Readonly<{ scores: readonly number[] }> {
  const startedAt = performance.now();
  const { items } = recallFor(profiles === null ? recaller : { ...recaller, profiles }, {
    ...asRecall(question.text, meant),
    whole,
  });
  const ms = performance.now() - startedAt;
  const answers = question.evidence.map((each) => ids.get(`${id} ${each}`) ?? '');
  const found = items.map((item) => item.id);
  const places = placesOf(found, answers);
  const scores = places.filter((place) => place < FIRST).map((place) => items[place]?.score ?? 0);
  return { category: question.category, answers: answers.length, places, ms, scores };
}

/** The scores of the first answers to a question, in a memory that does not hold the right ones. */
export function scoresOf(
  { recaller, meant }: OpenSet,
  question: SetQuestion,
  profiles: Profiles | null,
): number[] {
  const asked = { ...asRecall(question.text, meant), limit: FIRST };
  return recallFor(profiles === null ? recaller : { ...recaller, profiles }, asked).items.map(
    ({ score }) => score,
  );
}

function asRecall(task: string, meant: OpenSet['meant']): RecallQuestion {
  const { halfLifeDays } = Settings.parse({})['memory.strength'];
  return {
    task,
    context: '',
    kinds: ['message'],
    limit: MOST,
    threshold: 0,
    tokenBudget: 1200,
    scope: { viewer: 'person', sessionId: null },
    now: Date.now(),
    halfLifeDays,
    ...(meant.size === 0 ? {} : { meant: meant.get(task) ?? new Map() }),
    gives: () => true,
  };
}

function keysOf({ db }: Recaller, ids: readonly string[]): ReadonlySet<number> {
  const rows = db.all<{ pk: number }>(
    'SELECT pk FROM messages WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );
  return new Set(rows.map(({ pk }) => pk));
}
