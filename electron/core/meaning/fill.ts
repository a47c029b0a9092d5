import { AppError } from '../../../shared/errors.ts';
import type { Clock, Embedder, EmbeddingModel } from '../ports.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import {
  addVectorModel,
  countVectors,
  dropVectors,
  EMBEDDED_KINDS,
  findSameWords,
  hexOf,
  listVectorModels,
  nextStretch,
  noteVectorsComplete,
  saveStretch,
  type Stretch,
  type VectorModel,
  vectorProgress,
  type EmbeddedKind,
} from '../store/vectors.ts';
import { BACKGROUND } from './background.ts';
import { nameOfModel } from './chosen-model.ts';

/** What vectors are made with. `aside` writes without history. */
export type FillWorld = Readonly<{
  read: ReadDb;
  aside<T>(work: (db: WriteDb) => T): T;
  embedder: Embedder;
  now: Clock;
  model: EmbeddingModel;
  batchSize: number;
  signal: AbortSignal;
  /** Told after each batch, in its transaction: how far it is. */
  report(db: WriteDb, done: number, vectors: number): void;
  breathe(): Promise<void>;
}>;

/** Vectors that are forgotten in one transaction. */
const DROPPED_AT_ONCE = 500;

/** How much there is to look through for a model; null where nothing is left. `anew`: it may be another one by now. */
export function pendingFor(
  read: ReadDb,
  model: EmbeddingModel,
  anew = false,
): { done: number; total: number } | null {
  const name = nameOfModel(model);
  const known = listVectorModels(read).find((each) => each.name === name);
  const progress = vectorProgress(read, known?.pk ?? 0);
  if (known === undefined) return progress;
  return !anew && known.completedAt !== null && progress.done >= progress.total ? null : progress;
}

/**
 * Makes the vectors that are missing or old, kind by kind; then those of other models are forgotten. What was made stays
 * where it stops. Throws what is wrong with the model, in words.
 */
export async function fillVectors(world: FillWorld): Promise<{ vectors: number }> {
  const { read, aside, now, signal } = world;
  const known = await beginWith(world);
  let made = 0;
  for (const kind of EMBEDDED_KINDS)
    for (;;) {
      signal.throwIfAborted();
      const stretch = nextStretch(read, known.pk, kind, world.batchSize);
      if (stretch === null) break;
      made += await fillStretch(world, known, kind, stretch, made);
      await world.breathe();
    }
  aside((db) => noteVectorsComplete(db, known.pk, now()));
  await forgetVectors({ ...world, except: known.pk });
  return { vectors: countVectors(read, known.pk) };
}

/** Forgets vectors, all or those of every model but one, a few at a time. */
export async function forgetVectors({
  aside,
  breathe,
  except,
}: Pick<FillWorld, 'aside' | 'breathe'> & Readonly<{ except: number | null }>): Promise<number> {
  let gone = 0;
  for (let some = DROPPED_AT_ONCE; some === DROPPED_AT_ONCE;) {
    some = aside((db) => dropVectors(db, except, DROPPED_AT_ONCE));
    gone += some;
    await breathe();
  }
  return gone;
}

/** A model that gives vectors of another size than before is begun with anew. */
async function beginWith({ read, aside, embedder, model, now, signal }: FillWorld): Promise<VectorModel> {
  const name = nameOfModel(model);
  const how = { as: 'text', patient: true, signal } as const;
  const [probe] = await embedder.embed(model, BACKGROUND.slice(0, 1), how);
  const known = listVectorModels(read).find((each) => each.name === name && each.dimension === probe?.length);
  if (known !== undefined) return known;
  const background = await embedder.embed(model, BACKGROUND, how);
  return aside((db) => addVectorModel(db, { name, background, at: now() }));
}

async function fillStretch(
  world: FillWorld,
  known: VectorModel,
  kind: EmbeddedKind,
  stretch: Stretch,
  made: number,
): Promise<number> {
  const vectors = await vectorsOf(world, known, stretch);
  return world.aside((db) => {
    const kept = saveStretch(db, { model: known.pk, kind, stretch }, vectors);
    world.report(db, vectorProgress(db, known.pk).done, made + kept);
    return kept;
  });
}

/** Equal words have equal vectors: none is asked for twice. */
async function vectorsOf(
  { read, embedder, model, signal }: FillWorld,
  { pk, dimension }: VectorModel,
  { texts }: Stretch,
): Promise<Float32Array[]> {
  const found = findSameWords(
    read,
    pk,
    texts.map(({ hash }) => hash),
  );
  const missing = new Map(
    texts.map(({ hash, text }) => [hexOf(hash), text] as const).filter(([hash]) => !found.has(hash)),
  );
  if (missing.size > 0) {
    const made = await embedder.embed(model, [...missing.values()], { as: 'text', patient: true, signal });
    for (const [index, hash] of [...missing.keys()].entries()) {
      const vector = made[index];
      if (vector?.length !== dimension) throw otherDimension(vector?.length ?? 0, dimension);
      found.set(hash, vector);
    }
  }
  return texts.flatMap(({ hash }) => found.get(hexOf(hash)) ?? []);
}

/** What is said where a model gives vectors that cannot be compared with those that are here. */
export function otherDimension(found: number, known: number): AppError {
  return new AppError(
    'unavailable',
    `The model gives vectors of ${found} numbers, and those that are here have ${known}: it is another one under the same name. What is stored is safe. New vectors are made by themselves.`,
    { reason: 'malformed' },
  );
}
