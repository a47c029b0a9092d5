import path from 'node:path';
import { openReader, type ReadDb } from '../../../electron/core/store/database.ts';
import { createAnalyser } from '../../../electron/core/retrieval/analyse.ts';
import { matchAny, questionTerms } from '../../../electron/core/retrieval/question.ts';
import { printTable } from '../report.ts';
import { askRecall, type OpenSet, openSet } from './asking.ts';
import { hideConversations } from './hidden-set.ts';
import { measureQuality, type Outcome, placesOf } from './quality.ts';
import type { SetConversation, SetQuestion } from './question-set.ts';
import { storeConversations } from './stores.ts';

/** The second wave and bare SQLite take long: they are asked every so many questions. */
const EVERY = 10;
const MOST = 50;

/** What recall loses where conversations are hidden among so many other messages, and how long it takes. */
export async function measureHidden(
  conversations: readonly SetConversation[],
  messages: number,
): Promise<void> {
  const apart: Outcome[] = [];
  for (const conversation of conversations)
    apart.push(...askAll(await openApart(conversation), [conversation]));
  const stored = await hideConversations(conversations, messages);
  const set = openSet(stored);
  const first = askAll(set, conversations);
  const some = conversations.map((conversation) => ({
    ...conversation,
    questions: conversation.questions.filter((_, index) => index % EVERY === 0),
  }));
  const whole = askAll(openSet(stored), some, true);
  const db = openReader(path.join(stored.home, 'memory.db'));
  const bare = some.flatMap(({ id, questions }) =>
    questions.map((question) => askBare(db, set, id, question)),
  );
  console.log(`\nHidden among ${messages.toLocaleString('en')} messages, the shipped weights`);
  const row = (name: string, outcomes: readonly Outcome[]): string[] => {
    const { questions, at5, at10, at20, mrr, p50, p95 } = measureQuality(outcomes);
    const quality = [at5, at10, at20, mrr].map((value) => value.toFixed(1));
    return [name, String(questions), ...quality, ...[p50, p95].map((value) => value.toFixed(1))];
  };
  printTable(
    ['', 'questions', 'R@5', 'R@10', 'R@20', 'MRR', 'p50 ms', 'p95 ms'],
    [
      row('each conversation alone', apart),
      row('hidden, first answer', first),
      row('hidden, second wave', whole),
      row('bare SQLite: any telling word, bm25', bare),
    ],
  );
  const { at5, at10, mrr } = measureQuality(first);
  console.log(`lost at R@10: ${(measureQuality(apart).at10 - at10).toFixed(1)} (goal: at most 8)`);
  console.log(`mneme R@5 ${at5.toFixed(1)} R@10 ${at10.toFixed(1)} MRR ${mrr.toFixed(1)}`);
}

async function openApart(conversation: SetConversation): Promise<OpenSet> {
  return openSet(await storeConversations([conversation]));
}

function askAll(set: OpenSet, conversations: readonly SetConversation[], whole = false): Outcome[] {
  return conversations.flatMap((conversation) =>
    conversation.questions.map((question) => askRecall(set, conversation, question, null, whole)),
  );
}

/** Asks SQLite alone for the best messages that hold any telling word. */
function askBare(db: ReadDb, { ids }: OpenSet, conversation: string, question: SetQuestion): Outcome {
  const startedAt = performance.now();
  const rows = db.all<{ id: string }>(
    `SELECT m.id FROM (SELECT rowid AS pk FROM messages_fts WHERE messages_fts MATCH ? ORDER BY rank LIMIT ${MOST}) k
     JOIN messages m ON m.pk = k.pk`,
    matchAny(questionTerms(createAnalyser(), question.text)) ?? '""',
  );
  const ms = performance.now() - startedAt;
  const answers = question.evidence.map((each) => ids.get(`${conversation} ${each}`) ?? '');
  const found = rows.map(({ id }) => id);
  return { category: question.category, answers: answers.length, places: placesOf(found, answers), ms };
}
