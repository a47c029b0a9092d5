/** A fact or a semantic memory by the terms it speaks in. */
export type ClusterItem = Readonly<{
  id: string;
  /** Hashes of its terms, each once, in ascending order. */
  terms: Uint32Array;
  /** Not looked at before. */
  fresh: boolean;
}>;

/** Items by their terms: how much they are alike, and which could be. */
export type TermSpace = Readonly<{
  has(id: string): boolean;
  /** How much a term tells: the rarer the more. */
  weight(term: number): number;
  /** Items that share rare terms with this one, those that share most first. */
  candidates(id: string): string[];
  /** Cosine over weighted terms, 0–1. */
  likeness(one: string, other: string): number;
}>;

/** A term that more items share than this, or than this share of them, joins nothing. */
const MOST_SHARED = 200;
const MOST_SHARE = 0.2;
const MOST_CANDIDATES = 50;

/** Weighs the terms of items by how many of them have each. */
export function createTermSpace(items: readonly ClusterItem[]): TermSpace {
  const postings = new Map<number, string[]>();
  const termsOf = new Map<string, Uint32Array>();
  for (const { id, terms } of items) {
    termsOf.set(id, terms);
    for (const term of terms) {
      const ids = postings.get(term);
      if (ids) ids.push(id);
      else postings.set(term, [id]);
    }
  }
  const usual = Math.min(MOST_SHARED, Math.max(10, items.length * MOST_SHARE));
  const weight = (term: number): number => {
    const holders = postings.get(term)?.length ?? 0;
    const share = Math.log((items.length + 1) / (Math.max(2, holders) + 0.5));
    // What nobody else says is no reason not to belong together.
    return holders < 2 ? share / 2 : share;
  };
  const norms = new Map<string, number>();
  const norm = (id: string, terms: Uint32Array): number => {
    let known = norms.get(id);
    if (known === undefined) {
      known = Math.sqrt(terms.reduce((sum, term) => sum + weight(term) ** 2, 0));
      norms.set(id, known);
    }
    return known;
  };
  return {
    has: (id) => termsOf.has(id),
    weight,
    candidates(id) {
      const shared = new Map<string, number>();
      for (const term of termsOf.get(id) ?? []) {
        const ids = postings.get(term) ?? [];
        if (ids.length > usual) continue;
        for (const other of ids) if (other !== id) shared.set(other, (shared.get(other) ?? 0) + weight(term));
      }
      return [...shared]
        .toSorted(([one, ours], [other, theirs]) => theirs - ours || (one < other ? -1 : 1))
        .slice(0, MOST_CANDIDATES)
        .map(([other]) => other);
    },
    likeness(one, other) {
      if (one === other) return 1;
      const ours = termsOf.get(one);
      const theirs = termsOf.get(other);
      if (!ours || !theirs) return 0;
      const product = norm(one, ours) * norm(other, theirs);
      return product === 0 ? 0 : sharedWeight(ours, theirs, weight) / product;
    },
  };
}

/** The sum of the squared weights of what two ascending lists share. */
function sharedWeight(ours: Uint32Array, theirs: Uint32Array, weight: (term: number) => number): number {
  let sum = 0;
  for (let mine = 0, yours = 0; mine < ours.length && yours < theirs.length;) {
    const one = ours[mine] ?? 0;
    const other = theirs[yours] ?? 0;
    if (one === other) sum += weight(one) ** 2;
    if (one <= other) mine += 1;
    if (other <= one) yours += 1;
  }
  return sum;
}
