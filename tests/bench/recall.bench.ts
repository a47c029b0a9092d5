import { existsSync } from 'node:fs';
import { type Feature, FEATURES } from '../../electron/core/retrieval/features.ts';
import type { Profiles } from '../../electron/core/retrieval/profile.ts';
import { FAMILIES } from '../../electron/core/retrieval/score.ts';
import { type AskedExample, askRecall, openSet, type OpenSet, scoresOf } from './recall/asking.ts';
import { measureBaselines } from './recall/baselines.ts';
import { embeddingModel, meantIn } from './recall/embedding.ts';
import { learnWeights, orderOf } from './recall/learn.ts';
import {
  askElsewhere,
  type Asking,
  learnProfiles,
  type Lesson,
  openEach,
  takeLesson,
  takeWrittenLessons,
} from './recall/lessons.ts';
import { measureQuality, type Outcome, type Quality } from './recall/quality.ts';
import { measureHidden } from './recall/hidden.ts';
import { readQuestionSet, type SetConversation } from './recall/question-set.ts';
import { storeConversations } from './recall/stores.ts';
import { isAsked, percentile, printTable, readNumber, readWord } from './report.ts';

const SAMPLE = new URL('recall/sample.jsonl', import.meta.url);
const THRESHOLD = 0.3;

/**
 * How well recall finds what answers, without a model: `--data FILE` (LoCoMo's format or JSON Lines), `--together` in one
 * memory, `--shipped` with the weights of the program instead of those learned from the other conversations and from
 * `--besides FILE`, `--ablate` without each family of features in turn, `--learn` prints weights learned from all,
 * `--hidden 1000000` hides all conversations among so many other messages, `--embed PROVIDER` asks a model for embeddings
 * as well (recall/embedding.ts).
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
  const learns = !isAsked('shipped') && (askings.length > 1 || isAsked('learn'));
  const lessons = learns || isAsked('ablate') ? await takeLessons(askings) : [];
  if (isAsked('learn')) {
    console.log(JSON.stringify(learnProfiles(lessons, null), null, 2));
    return;
  }
  const learned = learns
    ? askings.map(({ conversation: { id } }) => [id, learnProfiles(lessons, id)] as const)
    : [];
  const profiles = new Map<string, Profiles>(learned);
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
  if (isAsked('ablate')) printAblation(askings, lessons[0]?.examples ?? []);
  const { at5, at10, mrr } = measureQuality(all);
  console.log(`mneme R@5 ${at5.toFixed(1)} R@10 ${at10.toFixed(1)} MRR ${mrr.toFixed(1)}`);
  for (const set of sets) set.close();
}

function dataFile(): string {
  return fileNamed('data') ?? SAMPLE.pathname;
}

function fileNamed(option: string): string | null {
  const file = readWord(option);
  if (file !== null && !existsSync(file)) throw new Error(`There is no file '${file}'`);
  return file;
}

/** What is learned from: first what is measured, then what is named besides, then what was written for this program. */
async function takeLessons(askings: readonly Asking[]): Promise<Lesson[]> {
  const besides = fileNamed('besides');
  const named = besides === null ? [] : [takeLesson(await openEach(readQuestionSet(besides)), true)];
  const written = await takeWrittenLessons(askings.map(({ conversation }) => conversation));
  return [takeLesson(askings, true), ...named, ...written];
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
    const others = examples.filter(({ conversation }) => !conversation.includes(id));
    const weights = learnWeights(others, undefined, features);
    return examples
      .filter(({ conversation }) => conversation.includes(id))
      .map((example): Outcome => {
        const order = orderOf(example, weights);
        const places = order.flatMap((row, place) => (example.answers[row] === true ? [place] : []));
        const { category, evidence } = example.question;
        return { category, answers: evidence.length, places, ms: 0 };
      });
  });
}

await main();
