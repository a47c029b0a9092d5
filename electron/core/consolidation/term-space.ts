/** A fact or a semantic memory by the terms it speaks in. */
export type ClusterItem = Readonly<{
  id: string;
  /** Hashes of its terms, each once, in ascending order. */
  terms: Uint32Array;
  /** Not looked at before. */
  fresh: boolean;
}>;

/** Items by number, in the order of their ids: how much they are alike, and which could be. */
export type TermSpace = Readonly<{
  ids: readonly string[];
  numberOf(id: string): number | undefined;
  /** How much a term tells: the rarer the more. */
  weight(term: number): number;
  /** Items that share rare terms with this one, those that share most first. */
  candidates(item: number): number[];
  /** Cosine over weighted terms, 0–1. */
  likeness(one: number, other: number): number;
}>;

/** A term that more items share than this, or than this share of them, joins nothing. */
const MOST_SHARED = 200;
const MOST_SHARE = 0.2;
const MOST_CANDIDATES = 50;

/** Weighs the terms of items by how many of them have each. */
export function createTermSpace(items: readonly ClusterItem[]): TermSpace {
  const ordered = items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const numbers = new Map(ordered.map(({ id }, number) => [id, number]));
  const { terms, holders, numberOfTerm } = numberTerms(ordered);
  const weights = Float64Array.from(holders, (those) => weightOf(those.length, items.length));
  const norms = Float64Array.from(terms, (those) =>
    Math.sqrt(those.reduce((sum, term) => sum + (weights[term] ?? 0) ** 2, 0)),
  );
  const usual = Math.min(MOST_SHARED, Math.max(10, items.length * MOST_SHARE));
  const shared = new Float64Array(items.length);
  return {
    ids: ordered.map(({ id }) => id),
    numberOf: (id) => numbers.get(id),
    weight: (term) => weights[numberOfTerm.get(term) ?? -1] ?? 0,
    candidates(item) {
      const met: number[] = [];
      for (const term of terms[item] ?? []) {
        const those = holders[term] ?? [];
        if (those.length > usual) continue;
        for (const other of those) {
          if (other === item) continue;
          if (shared[other] === 0) met.push(other);
          shared[other] = (shared[other] ?? 0) + (weights[term] ?? 0);
        }
      }
      met.sort((one, other) => (shared[other] ?? 0) - (shared[one] ?? 0) || one - other);
      for (const other of met) shared[other] = 0;
      return met.slice(0, MOST_CANDIDATES);
    },
    likeness(one, other) {
      if (one === other) return 1;
      const product = (norms[one] ?? 0) * (norms[other] ?? 0);
      return product === 0 ? 0 : sharedWeight(terms[one], terms[other], weights) / product;
    },
  };
}

/** What nobody else says is no reason not to belong together, so it counts half. */
function weightOf(holders: number, items: number): number {
  const weight = Math.log((items + 1) / (Math.max(2, holders) + 0.5));
  return holders < 2 ? weight / 2 : weight;
}

/** Numbers terms as they come; gives the terms of each item in ascending order, and the items that hold each term. */
function numberTerms(items: readonly ClusterItem[]) {
  const numberOfTerm = new Map<number, number>();
  const holders: number[][] = [];
  const terms = items.map((item, number) =>
    item.terms
      .map((hash) => {
        const known = numberOfTerm.get(hash) ?? holders.push([]) - 1;
        numberOfTerm.set(hash, known);
        holders[known]?.push(number);
        return known;
      })
      .toSorted(),
  );
  return { terms, holders, numberOfTerm };
}

/** The sum of the squared weights of what two ascending lists share. */
function sharedWeight(
  ours: Uint32Array = new Uint32Array(),
  theirs: Uint32Array = new Uint32Array(),
  weights: Float64Array,
): number {
  let sum = 0;
  for (let mine = 0, yours = 0; mine < ours.length && yours < theirs.length;) {
    const one = ours[mine] ?? 0;
    const other = theirs[yours] ?? 0;
    if (one === other) sum += (weights[one] ?? 0) ** 2;
    if (one <= other) mine += 1;
    if (other <= one) yours += 1;
  }
  return sum;
}
