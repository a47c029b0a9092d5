import { hashText, hashWord } from './hash.ts';

/** Two texts whose word 3-shingles overlap by so much (Jaccard) say the same. */
export const SAME = 0.85;
/** From here on they may say the same. */
export const ALMOST_SAME = 0.7;

const SHINGLE = 3;
/** 16 bands of 6 rows: pairs at 0.85 share a band with probability 0.999, pairs at 0.5 with 0.22. */
const BANDS = 16;
const ROWS = 6;

/** The words of a text without case and punctuation. */
export function plainWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** A hash two texts share if they have the same words in the same order. */
export function contentHash(text: string): string {
  return hashText(plainWords(text).join(' '));
}

/** The hashes of a text's word 3-shingles; of a shorter text, of all of it. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const words = plainWords(text);
  const shingles = new Set<number>();
  for (let start = 0; start + SHINGLE <= Math.max(words.length, SHINGLE); start += 1)
    shingles.add(hashWord(words.slice(start, start + SHINGLE).join(' ')));
  return shingles;
}

/** How much two sets have in common, 0–1. */
export function jaccard<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  if (one.size === 0 && other.size === 0) return 1;
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  return shared / (one.size + other.size - shared);
}

/**
 * A MinHash signature cut into bands, a hash for each: texts that are alike share at least one
 * (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", section 3.4).
 */
export function bandsOf(shingles: ReadonlySet<number>): Uint32Array {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let row = 0; row < least.length; row += 1) {
      const hash = permute(shingle, row);
      if (hash < (least[row] ?? 0)) least[row] = hash;
    }
  }
  const bands = new Uint32Array(BANDS);
  for (let band = 0; band < BANDS; band += 1) {
    let hash = band;
    for (let row = 0; row < ROWS; row += 1)
      hash = Math.imul(hash ^ (least[band * ROWS + row] ?? 0), 0x5bd1e995) ^ (hash >>> 13);
    bands[band] = hash >>> 0;
  }
  return bands;
}

function permute(value: number, row: number): number {
  let hash = Math.imul(value ^ Math.imul(row + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
