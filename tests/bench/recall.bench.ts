import { existsSync } from 'node:fs';
import { type Feature, FEATURES } from '../../electron/core/retrieval/features.ts';
import type { Profile, Profiles } from '../../electron/core/retrieval/profile.ts';
import { PROFILES } from '../../electron/core/retrieval/rank-weights.ts';
import { FAMILIES } from '../../electron/core/retrieval/score.ts';
import {
  type AskedExample,
  askRecall,
  judgeQuestion,
  openSet,
  type OpenSet,
  scoresOf,
} from './recall/asking.ts';
import { measureBaselines } from './recall/baselines.ts';
import { embeddingModel, meantIn } from './recall/embedding.ts';
import { learnCertainty, learnWeights, orderOf } from './recall/learn.ts';
import { measureQuality, type Outcome, type Quality } from './recall/quality.ts';
import { measureHidden } from './recall/hidden.ts';
import { readQuestionSet, type SetConversation } from './recall/question-set.ts';
import { storeConversations } from './recall/stores.ts';
import { isAsked, percentile, printTable, readNumber } from './report.ts';

/** Where a conversation is asked: the memory it lies in. */
type Asking = Readonly<{ set: OpenSet; conversation: SetConversation }>;

const SAMPLE = new URL('recall/sample.jsonl', import.meta.url);
/** So much of the right answers the threshold of 0.3 is to keep, with room for other conversations. */
const KEPT = 0.965;
const THRESHOLD = 0.3;

/**
 * How well recall finds what answers, without a model: `--data FILE` (LoCoMo's format or JSON Lines), `--together` in one
 * memory, `--shipped` with the weights of the program instead of those learned from the other conversations, `--ablate`
 * without each family of features in turn, `--learn` prints weights learned from all, `--hidden 1000000` hides all
 * conversations among so many other messages, `--embed PROVIDER` asks a model for embeddings as well (recall/embedding.ts).
 */
async function main(): Promise<void> {
  const conversations = readQuestionSet(dataFile());
  const others = readNumber('hidden', 0);
  if (others > 0) return measureHidden(conversations, others);
  const groups = isAsked('together') ? [conversations] : conversations.map((conversation) => [conversation]);
  const sets: OpenSet[] = [];
  const model = embeddingModel();
  const questions = conversations.flatMap((each) => each.questions.map(({ text }) => text));
  for (const group of groups) {
    const stored = await storeConversations(group);
    sets.push(openSet(stored, model === null ? new Map() : await meantIn(stored, model, questions)));
  }
  const askings = sets.flatMap((set) =>
    set.conversations.map((conversation): Asking => ({ set, conversation })),
  );
  if (isAsked('learn')) {
    console.log(JSON.stringify(learnFrom(judgeAll(askings), judgeCrossed(askings)), null, 2));
    return;
  }
  const learns = !isAsked('shipped') && askings.length > 1;
  const examples = learns || isAsked('ablate') ? judgeAll(askings) : [];
  const profiles = learns ? learnEach(askings, examples, judgeCrossed(askings)) : new Map<string, Profiles>();
  printBaselines(groups);
  const outcomes = new Map(
    askings.map(({ set, conversation }) => [
      conversation.id,
      conversation.questions.map((question) =>
        askRecall(set, conversation, question, profiles.get(conversation.id) ?? null),
      ),
    ]),
  );
  const weighed = learns ? 'weights learned from the other conversations' : 'the shipped weights';
  console.log(`\nmneme, ${weighed}${isAsked('together') ? ', all conversations in one memory' : ''}`);
  const all = [...outcomes.values()].flat();
  printQuality([
    ...[...Map.groupBy(all, ({ category }) => category)].map(
      ([name, some]) => [name, measureQuality(some)] as const,
    ),
    ...[...outcomes].map(([name, some]) => [name, measureQuality(some)] as const),
    ['all', measureQuality(all)],
  ]);
  printThreshold(
    askings,
    profiles,
    all.flatMap(({ scores }) => scores),
  );
  if (isAsked('ablate')) printAblation(askings, examples);
  const { at5, at10, mrr } = measureQuality(all);
  console.log(`mneme R@5 ${at5.toFixed(1)} R@10 ${at10.toFixed(1)} MRR ${mrr.toFixed(1)}`);
  for (const set of sets) set.close();
}

function dataFile(): string {
  const place = process.argv.indexOf('--data');
  const file = place < 0 ? SAMPLE.pathname : (process.argv[place + 1] ?? '');
  if (!existsSync(file)) throw new Error(`There is no file '${file}'`);
  return file;
}

function judgeAll(askings: readonly Asking[]): AskedExample[] {
  return askings.flatMap(({ set, conversation }) =>
    conversation.questions.map((question) => judgeQuestion(set, conversation, question, true)),
  );
}

/** Questions asked in the memory of the next conversation, where their answers are not. */
function judgeCrossed(askings: readonly Asking[]): AskedExample[] {
  return askElsewhere(askings, (set, conversation, question) => ({
    ...judgeQuestion(set, conversation, question, false),
    conversation: `${conversation.id} ${set.conversations[0]?.id ?? ''}`,
  }));
}

/** For each conversation the weights learned from all others. */
function learnEach(
  askings: readonly Asking[],
  examples: readonly AskedExample[],
  crossed: readonly AskedExample[],
): Map<string, Profiles> {
  return new Map(
    askings.map(({ conversation: { id } }) => {
      const others = ({ conversation }: AskedExample): boolean => !conversation.split(' ').includes(id);
      const profile = learnFrom(examples.filter(others), crossed.filter(others));
      return [id, { people: profile, assistant: profile }];
    }),
  );
}

/** Learns from examples, and how sure an answer is from questions asked where their answers are not. */
function learnFrom(examples: readonly AskedExample[], crossed: readonly AskedExample[]): Profile {
  const weights = learnWeights(examples);
  const profile = { weights, certainty: PROFILES.people.certainty };
  const sure = [...examples, ...crossed].flatMap(({ sure: of }) => of(profile));
  return crossed.length === 0 ? profile : { weights, certainty: learnCertainty(sure, KEPT) };
}

/** Does something with every question in the memory of the next conversation, where its answers are not. */
function askElsewhere<Result>(
  askings: readonly Asking[],
  work: (
    set: OpenSet,
    conversation: SetConversation,
    question: SetConversation['questions'][number],
  ) => Result,
): Result[] {
  return askings.flatMap(({ conversation }, index) => {
    const next = askings[(index + 1) % askings.length];
    if (next === undefined || next.conversation.id === conversation.id || isAsked('together')) return [];
    return conversation.questions.map((question) => work(next.set, conversation, question));
  });
}

function printBaselines(groups: readonly (readonly SetConversation[])[]): void {
  console.log('\nPlain ways to search, in per cent; milliseconds for a question');
  printQuality(
    measureBaselines(groups).map(({ name, outcomes }) => [name, measureQuality(outcomes)] as const),
  );
}

function printQuality(rows: readonly (readonly [string, Quality])[]): void {
  printTable(
    ['', 'questions', 'R@5', 'R@10', 'R@20', 'MRR', 'p50 ms', 'p95 ms'],
    rows.map(([name, { questions, at5, at10, at20, mrr, p50, p95 }]) => [
      name,
      String(questions),
      ...[at5, at10, at20, mrr].map((value) => value.toFixed(1)),
      ...[p50, p95].map((value) => value.toFixed(2)),
    ]),
  );
}

/** What the threshold keeps of right answers, and leaves out of those to questions that have no answer there. */
function printThreshold(
  askings: readonly Asking[],
  profiles: ReadonlyMap<string, Profiles>,
  right: readonly number[],
): void {
  const wrong = askElsewhere(askings, (set, _conversation, question) =>
    scoresOf(set, question, profiles.get(set.conversations[0]?.id ?? '') ?? null),
  ).flat();
  const above = (scores: readonly number[]): number =>
    (100 * scores.filter((score) => score >= THRESHOLD).length) / Math.max(1, scores.length);
  if (wrong.length === 0) return;
  console.log(
    `\nA threshold of ${THRESHOLD} keeps ${above(right).toFixed(1)} % of ${right.length} right answers, and leaves out ` +
      `${(100 - above(wrong)).toFixed(1)} % of ${wrong.length} answers to questions of another conversation ` +
      `(median score ${percentile(right, 50).toFixed(2)} against ${percentile(wrong, 50).toFixed(2)})`,
  );
}

/** Quality with the weights learned anew without each family of features, leaving each conversation out in turn. */
function printAblation(askings: readonly Asking[], examples: readonly AskedExample[]): void {
  const families = Object.entries(FAMILIES);
  const rows = [['all features', []] as const, ...families].map(
    ([name, left]): readonly [string, Quality] => [
      left.length === 0 ? name : `without ${name}`,
      measureQuality(outcomesWithout(askings, examples, left)),
    ],
  );
  console.log('\nWithout each family of features (all candidates ranked; near-duplicates not folded)');
  printTable(
    ['', 'R@5', 'R@10', 'R@20', 'MRR'],
    rows.map(([name, { at5, at10, at20, mrr }]) => [
      name,
      ...[at5, at10, at20, mrr].map((value) => value.toFixed(1)),
    ]),
  );
}

function outcomesWithout(
  askings: readonly Asking[],
  examples: readonly AskedExample[],
  left: readonly Feature[],
): Outcome[] {
  const features = FEATURES.filter((feature) => !left.includes(feature));
  return askings.flatMap(({ conversation: { id } }) => {
    const weights = learnWeights(
      examples.filter(({ conversation }) => conversation !== id),
      features,
    );
    return examples
      .filter(({ conversation }) => conversation === id)
      .map((example): Outcome => {
        const order = orderOf(example, weights);
        const places = order.flatMap((row, place) => (example.answers[row] === true ? [place] : []));
        const { category, evidence } = example.question;
        return { category, answers: evidence.length, places, ms: 0 };
      });
  });
}

await main();
