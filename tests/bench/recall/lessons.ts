import { FEATURES } from '../../../electron/core/retrieval/features.ts';
import type { Profile, Profiles } from '../../../electron/core/retrieval/profile.ts';
import { PROFILES, SET_WEIGHTS } from '../../../electron/core/retrieval/rank-weights.ts';
import { type AskedExample, judgeQuestion, openSet, type OpenSet } from './asking.ts';
import { learnCertainty, learnWeights } from './learn.ts';
import { readQuestionSet, type SetConversation, type SetQuestion } from './question-set.ts';
import { storeConversations } from './stores.ts';

/** Where a conversation is asked: the memory it lies in. */
export type Asking = Readonly<{ set: OpenSet; conversation: SetConversation }>;

/**
 * What is learned from: the questions of some conversations, asked where their answers are and where they are not.
 * `ofPeople`: also how to weigh what people say to each other.
 */
export type Lesson = Readonly<{
  ofPeople: boolean;
  examples: readonly AskedExample[];
  crossed: readonly AskedExample[];
}>;

/** What was written for this program teaches how sure an answer is, and how to weigh what is talked with an assistant. */
const WRITTEN = ['russian', 'chinese', 'assistant'];
/**
 * How the weights for an assistant differ from those for people before anything is learned: it repeats the person's words, so
 * that a message itself, and the best stretch of a long one, tell more than what is around it. They are held to that, as
 * there is little to learn them from.
 */
const ASSISTED = {
  own: 1,
  window: 2.4,
  passage: 1.5,
  session: 0.4,
  sessionSum: 0.3,
  assistant: -0.4,
} as const;
const HELD = { hold: 0.03, step: 0.1 } as const;
/** What is learned; the other weights are set. */
const LEARNED = FEATURES.filter((feature) => !(feature in SET_WEIGHTS));
/** So much of the right answers the threshold of 0.3 is to keep, with room for other conversations. */
const KEPT = 0.965;

/** Opens conversations, each in a memory of its own. */
export async function openEach(conversations: readonly SetConversation[]): Promise<Asking[]> {
  const askings: Asking[] = [];
  for (const conversation of conversations)
    askings.push({ set: openSet(await storeConversations([conversation])), conversation });
  return askings;
}

/** Judges the candidates of all questions, where their answers are and in the memory of the next conversation. */
export function takeLesson(askings: readonly Asking[], ofPeople: boolean): Lesson {
  return {
    ofPeople,
    examples: askings.flatMap(({ set, conversation }) =>
      conversation.questions.map((question) => judgeQuestion(set, conversation, question, true)),
    ),
    crossed: askElsewhere(askings, (set, conversation, question) =>
      judgeQuestion(set, conversation, question, false),
    ),
  };
}

/** The lessons of the sets that were written for this program, but of those with conversations that are measured. */
export async function takeWrittenLessons(measured: readonly SetConversation[]): Promise<Lesson[]> {
  const known = new Set(measured.map(({ id }) => id));
  const lessons: Lesson[] = [];
  for (const name of WRITTEN) {
    const conversations = readQuestionSet(new URL(`${name}.jsonl`, import.meta.url).pathname);
    if (!conversations.some(({ id }) => known.has(id)))
      lessons.push(takeLesson(await openEach(conversations), false));
  }
  return lessons;
}

/** Does something with every question in the memory of the next conversation, where its answers are not. */
export function askElsewhere<Result>(
  askings: readonly Asking[],
  work: (set: OpenSet, conversation: SetConversation, question: SetQuestion) => Result,
): Result[] {
  return askings.flatMap(({ set: own, conversation }, index) => {
    const next = askings[(index + 1) % askings.length];
    if (next === undefined || next.set === own) return [];
    return conversation.questions.map((question) => work(next.set, conversation, question));
  });
}

/** Learns the weights from lessons without one conversation. Where nothing teaches them they are those of the program. */
export function learnProfiles(lessons: readonly Lesson[], without: string | null): Profiles {
  const isLearned = ({ conversation }: AskedExample): boolean =>
    without === null || !conversation.includes(without);
  const left = lessons.map(({ ofPeople, examples, crossed }) => ({
    ofPeople,
    examples: examples.filter(isLearned),
    crossed: crossed.filter(isLearned),
  }));
  const talk = left.filter(({ ofPeople }) => ofPeople).flatMap(({ examples }) => examples);
  const people = talk.filter(({ assisted }) => !assisted);
  const assistants = left.flatMap(({ examples }) => examples.filter(({ assisted }) => assisted));
  const ofPeople = people.length === 0 ? PROFILES.people.weights : learnWeights(people, undefined, LEARNED);
  const held = { ...HELD, weights: { ...ofPeople, ...ASSISTED } };
  const ofAssistants =
    assistants.length === 0 ? PROFILES.assistant.weights : learnWeights(assistants, held, LEARNED);
  const asProfiles = (certainty: Profile['certainty']): Profiles => ({
    people: { weights: { ...ofPeople, ...SET_WEIGHTS }, certainty },
    assistant: { weights: { ...ofAssistants, ...SET_WEIGHTS }, certainty },
  });
  const ranked = asProfiles(PROFILES.people.certainty);
  const sure = left
    .map(({ examples, crossed }) => [...examples, ...crossed].flatMap((example) => example.sure(ranked)))
    .filter((some) => some.some(({ answers }) => answers) && some.some(({ answers }) => !answers));
  return sure.length === 0 ? ranked : asProfiles(learnCertainty(sure, KEPT));
}
