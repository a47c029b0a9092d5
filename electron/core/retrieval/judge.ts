import { dateFit } from './date-hints.ts';
import type { Asked, Bridges, Judged, Placed } from './features.ts';
import { fusedPlace } from './meant.ts';
import { emptyRow, measureSessions, mostOf, scaleRelative, type SessionMeasure } from './pool-measures.ts';
import { rangeFit } from './relative-times.ts';
import { findNamed, type NamedSpeakers } from './speakers.ts';
import { FACTS } from './text-facts.ts';
import type { Turn } from './turn.ts';
import {
  countWords,
  coverage,
  readOrder,
  scoreCounts,
  scorePassage,
  type Marks,
  markWanted,
  type WordCounts,
  wantedTerms,
} from './word-counts.ts';

/** What stands around a text counts so much for it: just before, just after, two before, two after. */
const AROUND = [0.5, 0.4, 0.25, 0.15] as const;
/** A window is about so many times as long as its middle. */
const WINDOW = 2.1;
const LONGEST_USUAL = 400;
const LONGEST_AROUND = 200;
const REPEATED = 3;
const SHORT = 25;
const LONG = 100;
const TINY = 9;
const MANY_COMMAS = 6;
const MANY_SELVES = 3;

/** What all candidates of a question are judged with. */
type Bench = Readonly<{
  asked: Asked;
  named: NamedSpeakers;
  usual: number;
  marksOf(turn: Turn): Marks;
  countsOf(turn: Turn): WordCounts;
  scoreOf(turn: Turn | undefined): number;
  sessions: ReadonlyMap<string, SessionMeasure>;
}>;

/** The candidates of a question, judged in their order, and what judges more of them. */
export type Judgement = Readonly<{
  rows: readonly Judged[];
  /** The same with more candidates and what leads on to them: those that are judged already only gain by it. */
  withLed(more: readonly Placed[], bridges: Bridges): Judged[];
}>;

/** Judges every candidate of a question. */
export function judge(placed: readonly Placed[], asked: Asked): Judgement {
  const wanted = wantedTerms(asked.words);
  const marksOf = remember((turn: Turn) => markWanted(turn, wanted));
  const countsOf = remember((turn: Turn) => countWords(marksOf(turn), asked.words.length));
  const lengths = placed.reduce((sum, { turn }) => sum + Math.min(turn.length, LONGEST_USUAL), 0);
  const usual = Math.max(8, lengths / Math.max(1, placed.length));
  const scoreTurn = remember((turn: Turn) =>
    scoreCounts(countsOf(turn).own, asked.weights, turn.length / usual),
  );
  const own = placed.map(({ turn }) => scoreTurn(turn));
  const bench: Bench = {
    asked,
    named: findNamed(placed, asked.words),
    usual,
    marksOf,
    countsOf,
    scoreOf: (turn) => (turn === undefined ? 0 : scoreTurn(turn)),
    sessions: measureSessions(placed, own),
  };
  const rows = placed.map((candidate) => judgeOne(candidate, bench));
  const most = mostOf(rows);
  scaleRelative(rows, most);
  return {
    rows,
    withLed(more, bridges) {
      const added = more.map((candidate) => judgeOne(candidate, bench));
      scaleRelative(added, most);
      const all = [...placed, ...more];
      return [...rows, ...added].map((row, place) => {
        const candidate = all[place];
        return candidate?.turn.terms.some((term) => bridges.has(term)) === true
          ? { ...row, bridge: bridgeTo(candidate, bridges, bench) }
          : row;
      });
    },
  };
}

function judgeOne(candidate: Placed, bench: Bench): Judged {
  const row = emptyRow();
  judgeWords(row, candidate, bench);
  judgePlace(row, candidate, bench);
  judgeSpeaker(row, candidate, bench);
  judgeShape(row, candidate, bench);
  judgeMeaning(row, candidate);
  return row;
}

function judgeWords(row: Judged, { turn, around }: Placed, bench: Bench): void {
  const { asked, usual } = bench;
  const { own, kin } = bench.countsOf(turn);
  const score = bench.scoreOf(turn);
  row.own = score;
  const marks = bench.marksOf(turn);
  row.passage = scorePassage(marks, turn.terms.length, asked.weights, score, usual);
  const { pairs, near } = readOrder(marks, asked.words.length);
  row.bigram = pairs;
  row.near = near;
  const window = mixAround(turn, around, bench);
  const length = window.length / (usual * WINDOW);
  row.window = scoreCounts(window.own, asked.weights, length);
  const here = coverage((word) => (own[word] ?? 0) > 0, asked.weights, bench.named.proper);
  const beside = coverage((word) => (window.own[word] ?? 0) > 0, asked.weights, bench.named.proper);
  row.coverOwn = here.words;
  row.rarestOwn = here.rarest;
  row.properOwn = here.proper;
  row.coverWindow = beside.words;
  row.rarestWindow = beside.rarest;
  row.properWindow = beside.proper;
  const kinHere = kin.map((count, word) => ((own[word] ?? 0) > 0 ? 0 : count));
  const kinNear = window.kin.map((count, word) => ((window.own[word] ?? 0) > 0 ? 0 : count));
  row.kinOwn = scoreCounts(kinHere, asked.weights, turn.length / usual);
  row.kinWindow = scoreCounts(kinNear, asked.weights, length);
  const all = asked.weights.reduce((sum, weight) => sum + weight, 0);
  const byKin = kinNear.reduce(
    (sum, count, word) => sum + Math.min(1, count) * (asked.weights[word] ?? 0),
    0,
  );
  row.coverKin = beside.words + (all === 0 ? 0 : byKin / all);
}

/** How surely a text is led to, and how much of what leads there it does not cover itself. */
function bridgeTo({ turn, around }: Placed, bridges: Bridges, bench: Bench): number {
  const { weights } = bench.asked;
  const window = mixAround(turn, around, bench);
  const weightOf = (words: readonly number[]): number =>
    words.reduce((sum, word) => sum + (weights[word] ?? 0), 0);
  const unled = new Map<Turn, number>();
  for (const term of new Set(turn.terms))
    for (const { from, covers, counts } of bridges.get(term) ?? []) {
      if (from === turn) continue;
      const missing = covers.filter((word) => (window.own[word] ?? 0) + (window.kin[word] ?? 0) === 0);
      const gain = weightOf(missing) / (weightOf(covers) || 1);
      unled.set(from, (unled.get(from) ?? 1) * (1 - counts * gain));
    }
  return 1 - Math.min(1, ...unled.values());
}

/** A text and what stands around it as one, each with its share. */
function mixAround(
  turn: Turn,
  around: Placed['around'],
  { countsOf }: Bench,
): WordCounts & Readonly<{ length: number }> {
  const here = countsOf(turn);
  const own = here.own.slice();
  const kin = here.kin.slice();
  let { length } = turn;
  for (const [place, other] of around.entries()) {
    if (other === undefined) continue;
    const share = AROUND[place] ?? 0;
    const theirs = countsOf(other);
    length += share * Math.min(other.length, LONGEST_AROUND);
    for (let word = 0; word < own.length; word += 1) {
      own[word] = (own[word] ?? 0) + share * Math.min(REPEATED, theirs.own[word] ?? 0);
      kin[word] = (kin[word] ?? 0) + share * Math.min(REPEATED, theirs.kin[word] ?? 0);
    }
  }
  return { own, kin, length };
}

function judgePlace(row: Judged, { turn, around }: Placed, { scoreOf, sessions, asked }: Bench): void {
  const [before, after] = around;
  const session = sessions.get(turn.conversation);
  row.session = session?.best ?? 0;
  row.sessionSum = session?.sum ?? 0;
  row.before = scoreOf(before);
  row.after = scoreOf(after);
  row.answer = before?.isQuestion === true ? row.before : 0;
  row.opening = before === undefined && turn.role !== null ? 1 : 0;
  row.date = timeFit(turn, asked);
  row.dateMiss = asked.dates.length + asked.ranges.length > 0 && row.date === 0 ? 1 : 0;
  row.short = Math.min(1, turn.length / SHORT);
  row.long = Math.log(Math.max(1, turn.length / LONG));
  row.tiny = turn.length < TINY ? 1 : 0;
}

/** How well when a text was said fits the times a question names. */
function timeFit({ at }: Turn, { dates, ranges }: Asked): number {
  return Math.max(dateFit(at, dates), rangeFit(at, ranges));
}

function judgeSpeaker(row: Judged, { turn }: Placed, { named, asked }: Bench): void {
  const { speaker, text } = turn;
  const isNamed = named.has(speaker);
  const isOther = named.any && !isNamed && speaker !== '';
  row.named = isNamed ? 1 : 0;
  row.otherNamed = isOther ? 1 : 0;
  row.speaksOfSelf = isNamed || asked.shape.self ? FACTS.firstPerson(text, MANY_SELVES) / MANY_SELVES : 0;
  row.addressed = isOther && FACTS.secondPerson(text) ? 1 : 0;
  row.assistant = turn.role === 'assistant' ? 1 : 0;
}

function judgeShape(row: Judged, { turn }: Placed, { asked: { shape } }: Bench): void {
  const { text } = turn;
  const both = (asks: boolean, holds: (of: string) => boolean): number => (asks && holds(text) ? 1 : 0);
  row.question = turn.isQuestion ? 1 : 0;
  row.picture = FACTS.picture(text) ? 1 : 0;
  row.whenTime = both(shape.when, FACTS.time);
  row.countNumber = both(shape.howMany, FACTS.number);
  row.whereNames = both(shape.where, FACTS.place);
  row.whyReason = both(shape.why, FACTS.reason);
  row.feelsFeeling = both(shape.feeling, FACTS.feeling);
  row.whoNames = shape.who ? FACTS.names(text, 2) / 2 : 0;
  row.titleQuoted = shape.title ? (FACTS.quoted(text) ? 1 : FACTS.names(text, 1) / 2) : 0;
  row.listed = shape.list ? FACTS.commas(text, MANY_COMMAS) / MANY_COMMAS : 0;
}

function judgeMeaning(row: Judged, { meant }: Placed): void {
  if (meant === undefined) return;
  row.meaning = meant.meaning;
  row.meaningPlace = fusedPlace(meant);
}

function remember<Result>(make: (turn: Turn) => Result): (turn: Turn) => Result {
  const known = new Map<Turn, Result>();
  return (turn) => {
    let result = known.get(turn);
    if (result === undefined) {
      result = make(turn);
      known.set(turn, result);
    }
    return result;
  };
}
