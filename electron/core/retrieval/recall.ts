import type { RecallItem, RecallKind } from '../../../shared/contract/recall.ts';
import type { MemoryType } from '../../../shared/entities/memory.ts';
import type { ReadDb } from '../store/database.ts';
import {
  countHolding,
  recallCandidates,
  type RecallRow,
  type RecallScope,
  recordsOfKind,
} from '../store/recall.ts';
import { toIso } from '../store/table.ts';
import type { Analyser } from './analyse.ts';
import { charactersForEach, writeContext } from './context-block.ts';
import {
  affordableTerms,
  matchAny,
  type QuestionTerm,
  questionTerms,
  type TermFrequency,
} from './question.ts';
import { type Candidate, rankCandidates, sharedTerms, type Ranked, weightOfTerm } from './rank.ts';
import { reasonInWords } from './reason.ts';
import { cutSnippet } from './snippet.ts';

/** How recall is asked. Times in milliseconds since 1970. */
export type RecallQuestion = Readonly<{
  task: string;
  context: string;
  kinds: readonly RecallKind[];
  limit: number;
  threshold: number;
  tokenBudget: number;
  scope: RecallScope;
  now: number;
  halfLifeDays: Readonly<Record<MemoryType, number>>;
  /** Which preferences may be given out. */
  gives(preference: { key: string; confidence: number }): boolean;
}>;

/** What recall needs beside the question. */
export type Recaller = Readonly<{ db: ReadDb; analyser: Analyser }>;

export type Recalled = { items: RecallItem[]; contextBlock: string; tokens: number };

type Row = Candidate & Readonly<{ row: RecallRow }>;

const CANDIDATES = 60;
/** The records a search by words may look at in each kind: so many stay quick in a store of any size. */
const POSTINGS = 30_000;
/** What stands for itself ages slowly, what was said like an episode. In days. */
const HALF_LIVES = { knowledge: 180, preference: 365, message: 30 } as const;
const DAY = 86_400_000;
/** What is similar shares one of so many of the rarest terms, and so much of all. */
const SIMILAR_BY = 12;
const LEAST_SIMILAR = 0.2;

/** Finds what matters for a task: gathers by words, ranks, cuts to what matters, writes the block for a model. */
export function recallFor(recaller: Recaller, question: RecallQuestion): Recalled {
  const text = `${question.task}\n${question.context}`;
  const terms = questionTerms(recaller.analyser, text);
  const gathered = gather(recaller.db, question, terms);
  const ranked = rankCandidates(gathered.candidates, gathered.weighted, question);
  const length = charactersForEach(question.tokenBudget, question.limit);
  const words = new Set(terms.map(({ term }) => term));
  const entries = ranked.map((one) =>
    toItem(one, question.now, shorten(recaller, words, one.candidate.row.text, length)),
  );
  const { block, tokens, included } = writeContext(entries, question.tokenBudget);
  const items = entries.map((entry, index) => ({ ...entry, inContext: included[index] ?? false }));
  return { items, contextBlock: items.length === 0 ? '' : block, tokens: items.length === 0 ? 0 : tokens };
}

/** Finds the memories that share most words with a text, best first, each with the share (Jaccard). */
export function findSimilar(
  { db, analyser }: Recaller,
  text: string,
  { scope, limit }: Pick<RecallQuestion, 'scope' | 'limit'>,
): { id: string; score: number }[] {
  const frequencies = countEach(db, 'memory', questionTerms(analyser, text));
  const match = matchAny(affordableTerms(frequencies, POSTINGS).slice(0, SIMILAR_BY));
  if (match === null) return [];
  const terms = new Set(analyser.searchText(text).split(' '));
  return recallCandidates(db, 'memory', match, scope, CANDIDATES)
    .map(({ id, search_text }) => ({ id, score: sharedTerms(terms, new Set(search_text.split(' '))) }))
    .filter(({ score }) => score >= LEAST_SIMILAR)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit);
}

/** The candidates of every kind, and how telling each term is over all of them. */
function gather(
  db: ReadDb,
  question: RecallQuestion,
  terms: readonly QuestionTerm[],
): { candidates: Row[]; weighted: { term: string; word: string; weight: number }[] } {
  const counts = new Map<string, number>();
  const candidates: Row[] = [];
  let total = 0;
  for (const kind of question.kinds) {
    total += recordsOfKind(db, kind);
    const frequencies = countEach(db, kind, terms);
    for (const { term, count } of frequencies) counts.set(term, (counts.get(term) ?? 0) + count);
    const match = matchAny(affordableTerms(frequencies, POSTINGS));
    if (match === null) continue;
    const rows = recallCandidates(db, kind, match, question.scope, CANDIDATES);
    candidates.push(
      ...rows.filter((row) => mayBeGiven(row, question)).map((row) => toCandidate(row, question)),
    );
  }
  const weighted = terms.map(({ term, word }) => ({
    term,
    word,
    weight: weightOfTerm(counts.get(term) ?? 0, total),
  }));
  return { candidates, weighted };
}

/** In how many records of a kind each term stands. */
function countEach(db: ReadDb, kind: RecallKind, terms: readonly QuestionTerm[]): TermFrequency[] {
  return terms.map((term) => ({
    ...term,
    count: countHolding(db, kind, matchAny([term]) ?? '', POSTINGS + 1),
  }));
}

function mayBeGiven({ kind, title, confidence }: RecallRow, { gives }: RecallQuestion): boolean {
  return kind !== 'preference' || gives({ key: title ?? '', confidence: confidence ?? 0 });
}

function toCandidate(row: RecallRow, { halfLifeDays }: RecallQuestion): Row {
  const confidence = row.confidence ?? 1;
  const importance = row.kind === 'memory' ? ((row.importance ?? 1) - 1) / 4 : (row.importance ?? 0.5);
  return {
    row,
    kind: row.kind,
    id: row.id,
    searchText: row.search_text,
    at: row.at,
    halfLifeDays: row.kind === 'memory' ? halfLifeDays[row.type ?? 'episodic'] : HALF_LIVES[row.kind],
    importance: importance * confidence,
    accessCount: row.access_count,
    tier: row.tier,
  };
}

function toItem(
  { candidate: { row }, score, parts, matched, folded }: Ranked<Row>,
  now: number,
  text: string,
): Omit<RecallItem, 'inContext'> {
  const others = folded.map(({ kind, id }) => ({ kind, id }));
  const ageDays = (now - row.at) / DAY;
  const facts = { matched: [...matched], parts, tier: row.tier, folded: others };
  return {
    ...facts,
    kind: row.kind,
    id: row.id,
    score,
    reason: reasonInWords({ ...facts, kind: row.kind, accessCount: row.access_count, ageDays }),
    title: row.title,
    text,
    at: toIso(row.at),
    type: row.type,
    role: row.role,
    agentName: row.agent_name,
    sessionId: row.session_id,
    origin: { actor: row.origin_actor, client: row.origin_client, trust: row.origin_trust },
  };
}

function shorten({ analyser }: Recaller, terms: ReadonlySet<string>, text: string, length: number): string {
  return text.length <= length
    ? text
    : cutSnippet(analyser, { match: null, terms, prefix: null, plain: null }, text, length).text;
}
