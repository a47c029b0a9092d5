import type { RecallItem, RecallKind } from '../../../shared/contract/recall.ts';
import type { Highlighted, Stretch } from '../../../shared/secrets/mask.ts';
import type { MemoryType } from '../../../shared/entities/memory.ts';
import type { RecallRow, RecallScope } from '../store/recall.ts';
import { type AskedWord, askedWords, shapeOf } from './asked.ts';
import { findBridges } from './bridges.ts';
import { dateHints } from './date-hints.ts';
import type { Asked, Bridges, Judged } from './features.ts';
import { judge } from './judge.ts';
import { findLearned, findLinks, joinLinks, type Links, withLinks } from './links.ts';
import type { Meant } from './meant.ts';
import { type Asking, gatherLed, gatherPool, type Pool } from './pool.ts';
import type { Profiles } from './profile.ts';
import { relativeTimes } from './relative-times.ts';
import { chooseProfiles, ranksOf } from './score.ts';
import type { CountedDb } from './sought-terms.ts';
import { findNamed } from './speakers.ts';
import { FACTS } from './text-facts.ts';

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
  /** Also what only common words find; takes longer in a large store. */
  whole?: boolean;
  /** What is near it in meaning, where a model says so. */
  meant?: Meant;
  /** Records that are left out as if they were not there. */
  without?: readonly Pick<RecallItem, 'kind' | 'id'>[] | undefined;
  /** Hides what is secret in a stretch of a record. */
  hide?(stretch: Stretch): Highlighted;
  /** Which preferences may be given out. */
  gives(preference: { key: string; confidence: number }): boolean;
}>;

/** What recall needs beside the question. `profiles` and `postings` are others than ours, for those who measure. */
export type Recaller = CountedDb & Readonly<{ profiles?: Profiles; postings?: number }>;

/** The candidates of a question, judged; for each of its words whether it names somebody who does not speak. */
export type JudgedPool = Readonly<{
  words: readonly AskedWord[];
  /** The names that stand for words of it, as the texts say. */
  links: Links;
  pool: Pool;
  rows: readonly Judged[];
  /** What leads on from the best of them. */
  bridges: Bridges;
  proper: readonly boolean[];
}>;

const NOTHING_MEANT: Meant = new Map();
const NO_BRIDGES: Bridges = new Map();

/** Gathers all that may answer a question and judges it. */
export function judgeCandidates(recaller: Recaller, question: RecallQuestion): JudgedPool {
  const asked = askedWords(recaller.analyser, `${question.task}\n${question.context}`);
  const { task, kinds, scope } = question;
  const asking: Omit<Asking, 'words'> = {
    read: { turns: new Map(), keys: new Map() },
    kinds,
    scope,
    postings: question.whole === true ? Number.POSITIVE_INFINITY : recaller.postings,
    meant: question.meant ?? NOTHING_MEANT,
    mayBeGiven: (row) => mayBeGiven(row, question),
  };
  const gather = (words: readonly AskedWord[]): Pool => gatherPool(recaller, { ...asking, words });
  const learned = findLearned(recaller.db, recaller.analyser, asked);
  const first = gather(withLinks(asked, learned));
  const said = findLinks(
    recaller.analyser,
    asked,
    first.entries.map(({ turn }) => turn),
  );
  const links = joinLinks(learned, said);
  const words = withLinks(asked, links);
  const direct = said.size === 0 ? first : gather(words);
  const known: Asked = {
    words,
    weights: direct.weights,
    shape: shapeOf(task),
    dates: dateHints(task),
    ranges: relativeTimes(task, question.now),
  };
  const judged = judge(direct.entries, known);
  const bridges = known.shape.described
    ? findBridges(recaller, {
        words,
        kinds,
        pool: direct,
        rows: judged.rows,
        ranks: ranksOf(judged.rows, chooseProfiles(direct, recaller.profiles)),
      })
    : NO_BRIDGES;
  const led = bridges.size === 0 ? [] : gatherLed(recaller, { ...asking, words }, bridges, direct);
  const rows = bridges.size === 0 ? judged.rows : judged.withLed(led, bridges);
  const pool = { ...direct, entries: [...direct.entries, ...led] };
  const { proper } = findNamed(pool.entries, words);
  // A day or a month is written like a name, and that nobody said it here tells little.
  const names = proper.map((is, place) => is && !FACTS.time(words[place]?.word ?? ''));
  return { words, links, pool, rows, bridges, proper: names };
}

function mayBeGiven({ kind, title, confidence }: RecallRow, { gives }: RecallQuestion): boolean {
  return kind !== 'preference' || gives({ key: title ?? '', confidence: confidence ?? 0 });
}
