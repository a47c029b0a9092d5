import type { RecallItem } from '../../../shared/contract/recall.ts';
import type { ReadDb } from '../store/database.ts';
import { recalledMessages, recalledRecords, recordsOfKind, type RecallRow } from '../store/recall.ts';
import { toIso } from '../store/table.ts';
import type { AskedWord } from './asked.ts';
import { findBestHolding } from './best-holding.ts';
import { strongestBridge } from './bridges.ts';
import { type JudgedPool, judgeCandidates, type Recaller, type RecallQuestion } from './candidates.ts';
import { charactersForEach, tokensOf, writeContext } from './context-block.ts';
import type { Judged } from './features.ts';
import { isLinked } from './links.ts';
import { oddsOfMeaning } from './meant.ts';
import type { PoolEntry } from './pool.ts';
import { affordableTerms, questionTerms } from './question.ts';
import type { Profile } from './profile.ts';
import { foldSame, sharedTerms, spreadOut, type Standing, standingParts, worthOf } from './rank.ts';
import { PROFILES } from './rank-weights.ts';
import { reasonInWords } from './reason.ts';
import {
  certaintyOf,
  chooseProfiles,
  coveredBy,
  explainRanks,
  oddsOf,
  pathOf,
  ranksOf,
  scoreOfOdds,
} from './score.ts';
import { cutSnippet } from './snippet.ts';
import { countEach, usualPostings } from './sought-terms.ts';

export type Recalled = { items: RecallItem[]; contextBlock: string; tokens: number; complete: boolean };

/** A candidate of a question with all that its item tells. */
type Answer = Pick<RecallItem, 'score' | 'parts' | 'path' | 'matched' | 'through'> &
  Readonly<{ row: RecallRow; judged: Judged; profile: Profile; terms: readonly string[] }>;

const CANDIDATES = 60;
/** Of so many of the best the records are read, and more than are asked for, as some say the same. */
const READ = 30;
/** What stands for itself ages slowly, what was said like an episode. In days. */
const HALF_LIVES = { knowledge: 180, preference: 365, session: 30, message: 30 } as const;
const DAY = 86_400_000;
/** What is similar shares one of so many of the rarest terms, and so much of all. */
const SIMILAR_BY = 12;
const LEAST_SIMILAR = 0.2;

/** Finds what matters for a task: gathers by words, ranks, cuts to what matters, writes the block for a model. */
export function recallFor(recaller: Recaller, question: RecallQuestion): Recalled {
  const judged = judgeCandidates(recaller, question);
  const { without } = question;
  const isLeftOut = (record: Pick<RecallItem, 'kind' | 'id'>): boolean =>
    without?.some(({ kind, id }) => kind === record.kind && id === record.id) === true;
  const answers = rankAnswers(recaller, question, judged).filter(
    ({ row, through }) => !isLeftOut(row) && (through === null || !isLeftOut(through)),
  );
  const kept = foldSame(answers, question.limit);
  const length = charactersForEach(question.tokenBudget, question.limit);
  const terms = new Set(judged.words.flatMap(({ forms }) => forms));
  const explain = explainRanks(judged.rows);
  const entries = kept.map(({ item, folded }) =>
    toItem(
      item,
      folded,
      explain(item.judged, item.profile),
      question.now,
      shorten(recaller, question, terms, item.row, length),
    ),
  );
  const { block, tokens, included } = writeContext(entries, question.tokenBudget);
  const items = entries.map((entry, index) => ({
    ...entry,
    inContext: included[index] ?? false,
    tokens: tokensOf(entry),
  }));
  const empty = items.length === 0;
  const { complete } = judged.pool;
  return { items, contextBlock: empty ? '' : block, tokens: empty ? 0 : tokens, complete };
}

/** Finds the memories that share most words with a text, best first, each with the share (Jaccard). */
export function findSimilar(
  recaller: Recaller,
  text: string,
  { scope, limit }: Pick<RecallQuestion, 'scope' | 'limit'>,
): { id: string; score: number }[] {
  const { db, analyser } = recaller;
  const records = recordsOfKind(db, 'memory');
  const postings = usualPostings(records);
  const terms = questionTerms(analyser, text).map(({ term }) => [term, 1] as const);
  const rarest = affordableTerms(countEach(recaller, 'memory', terms, postings), postings).slice(
    0,
    SIMILAR_BY,
  );
  const keys = findBestHolding(db, 'memory', rarest, records);
  const held = new Set(analyser.searchText(text).split(' '));
  return recalledRecords(db, 'memory', keys, scope, CANDIDATES)
    .map(({ id, search_text }) => ({ id, score: sharedTerms(held, new Set(search_text.split(' '))) }))
    .filter(({ score }) => score >= LEAST_SIMILAR)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit);
}

function rankAnswers(
  { db, profiles }: Recaller,
  question: RecallQuestion,
  { words, links, pool, rows, bridges, proper }: JudgedPool,
): Answer[] {
  const { entries } = pool;
  const chosen = chooseProfiles(pool, profiles);
  const profileAt = (index: number): Profile => chosen[index] ?? PROFILES.people;
  const ranks = ranksOf(rows, chosen);
  const certainty = certaintyOf(ranks, pool, proper);
  const best = ranks
    .map((rank, index) => ({ rank, entry: entries[index], row: rows[index], profile: profileAt(index) }))
    .toSorted((one, other) => other.rank - one.rank)
    .slice(0, READ + 2 * question.limit);
  const leading = new Set([...bridges.values()].flat().map(({ from }) => from));
  const records = recordsOf(db, [
    ...best.map(({ entry }) => entry),
    ...entries.filter(({ turn }) => leading.has(turn)),
  ]);
  const recordOfTurn = new Map([...records].map(([{ turn }, row]) => [turn, row]));
  const answers = best.flatMap(({ rank, entry, row: judged, profile }) => {
    const row = entry === undefined ? undefined : records.get(entry);
    if (entry === undefined || judged === undefined || row === undefined) return [];
    const standing = standingParts(standingOf(row, question), question.now);
    const own = { behind: rank - certainty.best, covered: coveredBy(judged) };
    const sure = oddsOf({ ...certainty, ...own }, profile);
    const odds = sure + oddsOfMeaning(judged.meaning) + worthOf(standing);
    const { turn } = entry;
    const parts = { text: judged.coverOwn, around: judged.coverWindow, ...standing };
    const held = new Set(turn.terms);
    const matched = matchedWords(words, held);
    const path = isLinked(held, words, links) ? 'link' : pathOf(judged);
    const bridge = path === 'hop' ? strongestBridge(turn, bridges) : null;
    const source = bridge === null ? undefined : recordOfTurn.get(bridge.from);
    const through =
      bridge === null || source === undefined
        ? null
        : {
            word: bridge.word,
            matched: bridge.covers.flatMap((place) => words[place]?.word ?? []),
            kind: source.kind,
            id: source.id,
          };
    const { terms, conversation } = turn;
    return [{ row, odds, parts, path, through, judged, profile, matched, terms, conversation }];
  });
  return spreadOut(answers.toSorted((one, other) => (one.row.id < other.row.id ? -1 : 1)))
    .map(({ odds, ...answer }) => ({ ...answer, score: scoreOfOdds(odds) }))
    .filter(({ score }) => score >= question.threshold);
}

/** The words of a task that a text holds, or what answers for them, as they were written in the task. */
function matchedWords(words: readonly AskedWord[], terms: ReadonlySet<string>): string[] {
  const holds = (some: Iterable<string>): boolean => [...some].some((term) => terms.has(term));
  return [
    ...new Set(words.filter(({ forms, kin }) => holds(forms) || holds(kin.keys())).map(({ word }) => word)),
  ];
}

function recordsOf(
  db: ReadDb,
  entries: readonly (PoolEntry | undefined)[],
): ReadonlyMap<PoolEntry, RecallRow> {
  const known = entries.filter((entry) => entry !== undefined);
  const keys = known.filter(({ row }) => row === null).map(({ pk }) => pk);
  const messages = new Map(recalledMessages(db, keys).map((row) => [row.pk, row]));
  return new Map(
    known.flatMap((entry) => {
      const row = entry.row ?? messages.get(entry.pk);
      return row === undefined ? [] : [[entry, row] as const];
    }),
  );
}

function standingOf(row: RecallRow, { halfLifeDays }: RecallQuestion): Standing {
  const importance = row.kind === 'memory' ? ((row.importance ?? 1) - 1) / 4 : (row.importance ?? 0.5);
  return {
    at: row.at,
    halfLifeDays: row.kind === 'memory' ? halfLifeDays[row.type ?? 'episodic'] : HALF_LIVES[row.kind],
    importance: importance * (row.confidence ?? 1),
    accessCount: row.access_count,
    tier: row.tier,
    trusted: row.origin_trust === 'trusted',
  };
}

function toItem(
  { row, score, parts, path, through, matched }: Answer,
  folded: readonly Answer[],
  signals: RecallItem['signals'],
  now: number,
  text: string,
): Omit<RecallItem, 'inContext' | 'tokens'> {
  const facts = {
    score,
    parts,
    signals,
    path,
    through,
    matched,
    kind: row.kind,
    tier: row.tier,
    folded: folded.map((other) => ({ kind: other.row.kind, id: other.row.id })),
  };
  const ageDays = (now - row.at) / DAY;
  return {
    ...facts,
    id: row.id,
    reason: reasonInWords({ ...facts, accessCount: row.access_count, ageDays }),
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

function shorten(
  { analyser }: Recaller,
  { hide }: RecallQuestion,
  terms: ReadonlySet<string>,
  { id, text }: RecallRow,
  length: number,
): string {
  if (text.length <= length) return text;
  const cut = cutSnippet(analyser, { match: null, terms, prefix: null, plain: null }, text, length);
  return (hide?.({ id, text, cut }) ?? cut).text;
}
