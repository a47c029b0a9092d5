import Database from 'better-sqlite3';
import { createAnalyser } from '../../../electron/core/retrieval/analyse.ts';
import { quoteTerm } from '../../../electron/core/retrieval/query.ts';
import { type Outcome, placesOf } from './quality.ts';
import type { Said, SetConversation } from './question-set.ts';

/** A plain way to search: what is indexed of a text, and what of a question is looked for. */
type Baseline = Readonly<{
  name: string;
  tokenizer: string;
  indexed(said: readonly Said[], place: number): string;
  asked(question: string): string[];
}>;

const MOST = 50;
const analyser = createAnalyser();
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const telling = (text: string): string[] => {
  const plain = analyser.asked(text).filter((token) => token.plain);
  const left = new Set(plain.map(({ start, end }) => text.slice(start, end)));
  return wordsOf(text).filter((word) => !left.has(word));
};
const own = (said: readonly Said[], place: number): string =>
  `${said[place]?.text ?? ''}\n${said[place]?.picture ?? ''}`;
const stemsOf = (text: string): string[] => analyser.searchText(text).split(' ');

const BASELINES: readonly Baseline[] = [
  { name: 'FTS5 unicode61, all words, bm25', tokenizer: 'unicode61', indexed: own, asked: wordsOf },
  { name: '… without stop-words', tokenizer: 'unicode61', indexed: own, asked: telling },
  { name: 'porter, without stop-words', tokenizer: 'porter unicode61', indexed: own, asked: telling },
  {
    name: 'our stems, without stop-words',
    tokenizer: 'unicode61',
    indexed: (said, place) => analyser.searchText(own(said, place)),
    asked: (question) => telling(question).flatMap(stemsOf),
  },
  {
    name: '… each with its neighbours',
    tokenizer: 'unicode61',
    indexed: (said, place) =>
      [place, place - 1, place + 1]
        .filter((near) => said[near]?.session === said[place]?.session)
        .map((near) => analyser.searchText(own(said, near)))
        .join(' '),
    asked: (question) => telling(question).flatMap(stemsOf),
  },
  {
    name: 'trigrams',
    tokenizer: 'trigram',
    indexed: own,
    asked: (question) => telling(question).filter((word) => word.length > 2),
  },
];

/** Asks every plain way every question, with an index for each group of conversations. */
export function measureBaselines(
  groups: readonly (readonly SetConversation[])[],
): { name: string; outcomes: Outcome[] }[] {
  return BASELINES.map((baseline) => ({
    name: baseline.name,
    outcomes: groups.flatMap((group) => askBaseline(baseline, group)),
  }));
}

function askBaseline(baseline: Baseline, group: readonly SetConversation[]): Outcome[] {
  const db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE texts USING fts5 (id UNINDEXED, text, tokenize = '${baseline.tokenizer}')`);
  const insert = db.prepare('INSERT INTO texts VALUES (?, ?)');
  db.transaction(() => {
    for (const { id, said } of group)
      for (const [place, each] of said.entries())
        insert.run(`${id} ${each.id}`, baseline.indexed(said, place));
  })();
  const select = db
    .prepare<[string, number]>('SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?')
    .pluck();
  const outcomes = group.flatMap(({ id, questions }) =>
    questions.map(({ text, category, evidence }): Outcome => {
      const startedAt = performance.now();
      const asked = baseline.asked(text);
      const match = (asked.length > 0 ? asked : ['']).map(quoteTerm).join(' OR ');
      const found = select.all(match, MOST) as string[]; // one column of text
      const answers = evidence.map((each) => `${id} ${each}`);
      const ms = performance.now() - startedAt;
      return { category, answers: answers.length, places: placesOf(found, answers), ms };
    }),
  );
  db.close();
  return outcomes;
}
