import type { RecallKind } from '../../../shared/contract/recall.ts';
import type { ReadDb } from './database.ts';
import { toBits, toFloats, toInt8 } from './vectors.ts';

/** A record near a question: how near, from -1 to 1 (the cosine of the angle). */
type NearRecord = Readonly<{ kind: RecallKind; pk: number; near: number }>;

/** What is near a question, the nearest first, and how near texts are that have nothing to do with it. */
export type Near = Readonly<{ records: readonly NearRecord[]; usual: number; spread: number }>;

/** Up to so many vectors every one is compared by its bytes; of more only the best by their bits, which lie close together. */
const BYTES_UP_TO = 2000;
/** So many by bits are compared by their bytes, and so many of those by their numbers. */
const BY_BITS = 1000;
const BY_BYTES = 200;
/** Vectors that are compared before others have their turn: about 15 ms. */
const SLICE = 100_000;
/** Vectors that are compared at most: the newest. */
const MOST = 2_000_000;
/** So many texts tell what is usual. */
const SAMPLE = 200;
/** However alike the texts of a small memory are, what is this near stands out no further. */
const LEAST_SPREAD = 0.04;

/**
 * Finds the records whose vectors point where a question's does, in slices: `breathe` is waited for between them. Needs the
 * extension sqlite-vec, and throws where it cannot be loaded.
 */
export async function findNear(
  db: ReadDb,
  model: number,
  question: Float32Array,
  { limit, breathe }: Readonly<{ limit: number; breathe(): Promise<void> }>,
): Promise<Near> {
  db.loadVectors();
  const { first, last } = keysOfVectors(db);
  let found: Hit[] = [];
  if (last - first >= BYTES_UP_TO)
    for (let from = Math.max(first - 1, last - MOST); from < last; from += SLICE) {
      found = [...found, ...nearByBits(db, model, question, { from, to: from + SLICE })]
        .toSorted((one, other) => one.distance - other.distance)
        .slice(0, BY_BITS);
      await breathe();
    }
  const keys = nearByBytes(db, model, question, last - first >= BYTES_UP_TO ? found : null);
  return {
    records: scoreByNumbers(db, question, keys).slice(0, limit),
    ...usualOf(db, model, question, { first, last }),
  };
}

/** The first and the last key; more than there are vectors, where some went. */
function keysOfVectors(db: ReadDb): { first: number; last: number } {
  const row = db.get<{ first: number | null; last: number | null }>(
    'SELECT (SELECT min(pk) FROM vectors) AS first, (SELECT max(pk) FROM vectors) AS last',
  );
  return { first: row?.first ?? 1, last: row?.last ?? 0 };
}

type Hit = { pk: number; distance: number };

/** The nearest by their bytes: of those that were found by their bits, or of all. */
function nearByBytes(
  db: ReadDb,
  model: number,
  question: Float32Array,
  among: readonly Hit[] | null,
): number[] {
  return db
    .all<Hit>(
      `SELECT v.pk, vec_distance_cosine(vec_int8(b.value), vec_int8(@question)) AS distance
       FROM ${among === null ? 'vectors v' : 'json_each(@among) k CROSS JOIN vectors v ON v.pk = k.value'}
         CROSS JOIN vectors_int8 b ON b.pk = v.pk
       WHERE v.model_pk = @model ORDER BY distance LIMIT ${BY_BYTES}`,
      {
        question: toInt8(question),
        model,
        ...(among === null ? {} : { among: JSON.stringify(among.map(({ pk }) => pk)) }),
      },
    )
    .map(({ pk }) => pk);
}

function nearByBits(
  db: ReadDb,
  model: number,
  question: Float32Array,
  { from, to }: Readonly<{ from: number; to: number }>,
): Hit[] {
  return db.all<Hit>(
    `SELECT pk, vec_distance_hamming(vec_bit(bits), vec_bit(?)) AS distance FROM vectors
     WHERE pk > ? AND pk <= ? AND +model_pk = ? ORDER BY distance LIMIT ${BY_BITS}`,
    toBits(question),
    from,
    to,
    model,
  );
}

function scoreByNumbers(db: ReadDb, question: Float32Array, keys: readonly number[]): NearRecord[] {
  return db
    .all<{ kind: RecallKind; pk: number; value: Uint8Array }>(
      `SELECT v.kind, v.record_pk AS pk, f.value FROM json_each(?) k CROSS JOIN vectors v ON v.pk = k.value
       CROSS JOIN vectors_float f ON f.pk = v.pk`,
      JSON.stringify(keys),
    )
    .map(({ kind, pk, value }) => ({ kind, pk, near: product(question, toFloats(value)) }))
    .toSorted((one, other) => other.near - one.near);
}

/** The middle nearness of sentences about nothing and of texts from everywhere, and how far they lie around it (the median absolute deviation). */
function usualOf(
  db: ReadDb,
  model: number,
  question: Float32Array,
  { first, last }: Readonly<{ first: number; last: number }>,
): Pick<Near, 'usual' | 'spread'> {
  const step = Math.max(1, (last - first + 1) / SAMPLE);
  const keys = Array.from({ length: SAMPLE }, (_, index) => first + Math.floor(index * step));
  const background = toFloats(
    db.get<{ value: Uint8Array }>('SELECT background AS value FROM embedding_models WHERE pk = ?', model)
      ?.value ?? new Uint8Array(),
  );
  const sentences = Array.from({ length: background.length / question.length }, (_, index) =>
    background.subarray(index * question.length, (index + 1) * question.length),
  );
  const texts = db
    .all<{ value: Uint8Array }>(
      `SELECT f.value FROM json_each(?) k CROSS JOIN vectors v ON v.pk = k.value AND v.model_pk = ?
       CROSS JOIN vectors_float f ON f.pk = v.pk`,
      JSON.stringify([...new Set(keys)].filter((key) => key <= last)),
      model,
    )
    .map(({ value }) => toFloats(value));
  const near = [...sentences, ...texts].map((vector) => product(question, vector));
  const usual = middleOf(near);
  const deviation = 1.4826 * middleOf(near.map((value) => Math.abs(value - usual)));
  return { usual, spread: Math.max(LEAST_SPREAD, deviation) };
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
