import type { RecallKind } from '../../../shared/contract/recall.ts';
import { recordsOfKind } from '../store/recall.ts';
import { type AskedWord, isName } from './asked.ts';
import type { Bridge, Bridges, Judged } from './features.ts';
import type { Pool, PoolEntry } from './pool.ts';
import { weightOfTerm } from './rank.ts';
import { type CountedDb, countEach } from './sought-terms.ts';
import type { Turn } from './turn.ts';

/** The candidates of a question as they were judged first. */
type First = Readonly<{
  words: readonly AskedWord[];
  kinds: readonly RecallKind[];
  pool: Pick<Pool, 'entries'>;
  rows: readonly Judged[];
  ranks: readonly number[];
}>;

/** A text that holds a part of the question: which of its words, and how likely it is what the question describes. */
type Source = Readonly<{ turn: Turn; covers: readonly number[]; likely: number }>;

/** A word of such a text that may stand in others, too. */
type Leading = Readonly<{ term: string; word: string; name: boolean }>;

const NONE: Bridges = new Map();
/** So many of the best are read for words that lead on, and so many of the words nearest to what they hold of the question. */
const SOURCES = 5;
const WORDS_OF_EACH = 8;
const READ_TEXT = 2000;
/** A text that ranks so far behind the best leads on a third as surely. */
const BEHIND = 4;
/** What covers so much of the question answers it itself. */
const COVERED = 0.66;
/** A word that stands in more records does not tell which one is meant. */
const RARE = 50;
/** A name leads on twice as surely as any other word. */
const NAME = 0.8;
const OTHER = 0.4;
/** A single character of Chinese stands in many words; several of a name or a word lead on together. */
const CHARACTER = 0.5;
const MOST_BRIDGES = 12;
const TELLING = /\p{L}{2}|\p{Script=Han}/u;
const SPEAKER_END = /[:：]/u;

/**
 * Finds words that lead from the best texts to what answers a question in two steps: “Where does the man who sold me the cello
 * live?” – “I bought the cello from Hannu Virtanen” – “Virtanen has settled in Turku”. There are none where one of the best
 * covers most of the question.
 */
export function findBridges(counted: CountedDb, first: First): Bridges {
  const sources = findSources(first);
  if (sources.length === 0) return NONE;
  const known = knownTerms(counted, first);
  const tellingOf = createTelling(counted, first.kinds);
  const found = sources.flatMap(({ turn, covers, likely }) =>
    leadingWords(counted, turn, first.words, known).flatMap(({ term, word, name }) => {
      const counts = likely * (name ? NAME : OTHER) * (term.length === 1 ? CHARACTER : 1) * tellingOf(term);
      return counts === 0 ? [] : [{ term, bridge: { word, from: turn, covers, counts } satisfies Bridge }];
    }),
  );
  const bridges = Map.groupBy(found, ({ term }) => term);
  const strengthOf = (some: typeof found): number => Math.max(...some.map(({ bridge }) => bridge.counts));
  return new Map(
    [...bridges]
      .toSorted(([, one], [, other]) => strengthOf(other) - strengthOf(one))
      .slice(0, MOST_BRIDGES)
      .map(([term, some]) => [term, some.map(({ bridge }) => bridge)]),
  );
}

/** What leads most surely to a text. */
export function strongestBridge(turn: Turn, bridges: Bridges): Bridge | null {
  const leading = turn.terms.flatMap((term) => bridges.get(term) ?? []).filter(({ from }) => from !== turn);
  return leading.toSorted((one, other) => other.counts - one.counts)[0] ?? null;
}

/** The best texts that hold something of the question; none where one of them is enough. */
function findSources({ words, pool: { entries }, rows, ranks }: First): Source[] {
  const best = ranks
    .map((rank, place) => ({ rank, row: rows[place], entry: entries[place] }))
    .filter(
      (each): each is { rank: number; row: Judged; entry: PoolEntry } =>
        each.row !== undefined && each.row.coverOwn > 0 && each.entry !== undefined,
    )
    .toSorted((one, other) => other.rank - one.rank)
    .slice(0, SOURCES);
  if (best.some(({ row }) => row.coverKin >= COVERED)) return [];
  const most = best[0]?.rank ?? 0;
  return best.map(({ rank, entry: { turn } }) => {
    const held = new Set(turn.terms);
    const covers = words.flatMap(({ forms, kin }, place) =>
      [...forms, ...kin.keys()].some((term) => held.has(term)) ? [place] : [],
    );
    return { turn, covers, likely: Math.exp((rank - most) / BEHIND) };
  });
}

/** What leads nowhere: the words of the question, what answers for them, and the names of those who speak. */
function knownTerms({ analyser }: CountedDb, { words, pool: { entries } }: First): ReadonlySet<string> {
  const speakers = new Set(entries.map(({ turn }) => turn.speaker));
  return new Set([
    ...words.flatMap(({ forms, kin }) => [...forms, ...kin.keys()]),
    ...[...speakers].flatMap((speaker) => analyser.terms(speaker)),
  ]);
}

/** Makes a function that tells how telling a word is: 0 where it is common, or stands nowhere else. */
function createTelling(counted: CountedDb, kinds: readonly RecallKind[]): (term: string) => number {
  const sizes = kinds
    .map((kind) => ({ kind, records: recordsOfKind(counted.db, kind) }))
    .filter(({ records }) => records > 0);
  const all = sizes.reduce((sum, { records }) => sum + records, 0);
  const known = new Map<string, number>();
  return (term) => {
    let telling = known.get(term);
    if (telling === undefined) {
      const counts = sizes.map(({ kind }) => countEach(counted, kind, [[term, 1]], RARE)[0]?.count ?? 0);
      const count = counts.reduce((sum, each) => sum + each, 0);
      telling = count < 2 || count > RARE ? 0 : weightOfTerm(count, all) / weightOfTerm(1, all);
      known.set(term, telling);
    }
    return telling;
  };
}

/** The words of a text that may lead on, names first, then those that stand nearest to words of the question. */
function leadingWords(
  { analyser }: CountedDb,
  { speaker, text: whole }: Turn,
  words: readonly AskedWord[],
  known: ReadonlySet<string>,
): Leading[] {
  const text = whole.slice(speaker === '' ? 0 : whole.search(SPEAKER_END) + 1, READ_TEXT).trimStart();
  const tokens = analyser.tokens(text);
  const asked = new Set(words.flatMap(({ forms }) => forms));
  const held = tokens.flatMap(({ terms }, place) => (terms.some((term) => asked.has(term)) ? [place] : []));
  const found = new Map<string, Leading & { away: number }>();
  for (const [place, token] of tokens.entries()) {
    const [term = ''] = token.terms;
    if (token.plain || known.has(term) || found.has(term) || !TELLING.test(term)) continue;
    const away = Math.min(tokens.length, ...held.map((other) => Math.abs(other - place)));
    const word = text.slice(token.start, token.end);
    found.set(term, { term, word, name: isName(text, tokens, place), away });
  }
  return [...found.values()]
    .toSorted((one, other) => Number(other.name) - Number(one.name) || one.away - other.away)
    .slice(0, WORDS_OF_EACH);
}
