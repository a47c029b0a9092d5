import { AppError } from '../../../shared/errors.ts';
import { chosenModel, isWhole } from '../meaning/chosen-model.ts';
import { fillVectors, type FillWorld, pendingFor } from '../meaning/fill.ts';
import { troubleOf } from '../meaning/question-vectors.ts';
import type { EmbeddingModel } from '../ports.ts';
import { leaveLease, takeLease } from '../store/consolidation-notes.ts';
import {
  type EmbeddingTrouble,
  noteEmbeddingTrouble,
  readEmbeddingTrouble,
} from '../store/embedding-trouble.ts';
import { isJobRunning } from '../store/jobs.ts';
import type { Context } from './context.ts';
import { nextTurn } from './purging.ts';
import { currentSettings } from './settings.ts';

const LEASE = 'embed';
/** A model that failed is asked again after so long: a program that was stopped is often started again. */
const AGAIN_AFTER_MS = 30_000;
/** So few records get their vectors without a job of their own. */
const FEW = 300;

/** Looks after vectors from time to time. */
export type VectorTending = Readonly<{
  /** Makes what is missing: as a job, or quietly where it is little. */
  tend(): void;
  close(): Promise<void>;
}>;

/** Makes what looks after the vectors of one open memory. */
export function tendVectors(context: Context): VectorTending {
  const end = new AbortController();
  const state: { work: Promise<void> | null } = { work: null }; // null while nothing is done
  return {
    tend() {
      const model = wantedModel(context);
      if (state.work !== null || model === null || isJobRunning(context.store.read, 'embed')) return;
      const trouble = readEmbeddingTrouble(context.store.read);
      const pending = pendingFor(context.store.read, model, isOtherModel(trouble));
      if (pending === null) return;
      if (trouble !== null && Math.abs(context.now() - trouble.at) < AGAIN_AFTER_MS) return;
      state.work = fillQuietly(context, model, pending, {
        wasInTrouble: trouble !== null,
        signal: end.signal,
      }).finally(() => (state.work = null));
    },
    async close() {
      end.abort(new AppError('unavailable', 'Mneme was closed before this was done.'));
      await state.work;
    },
  };
}

/** Begins to make the vectors that are missing, as a job. Does nothing where that is off, paused, or goes on already. */
export function startVectors(context: Context): void {
  const { store, now, newId } = context;
  const model = wantedModel(context);
  const anew = isOtherModel(readEmbeddingTrouble(store.read));
  const pending = model === null ? null : pendingFor(store.read, model, anew);
  if (model === null || pending === null) return;
  const holder = newId();
  const isFree = store.writeAside((db) => !isJobRunning(db, 'embed') && takeLease(db, LEASE, holder, now()));
  if (!isFree) return;
  const job = { kind: 'embed', total: pending.total, unit: 'items', subjectId: null } as const;
  context.jobs.start(job, (control) =>
    telling(context, () =>
      fillVectors({
        ...worldOf(context, model, control.signal),
        report: (db, done, vectors) => control.report(db, done, { vectors }),
        breathe: control.breathe,
      }),
    ),
  );
  store.writeAside((db) => leaveLease(db, LEASE, holder));
}

/** The model the person wants vectors of now; null where none is set up, or it is paused. */
function wantedModel(context: Context): EmbeddingModel | null {
  const { values } = currentSettings(context);
  const model = chosenModel(values);
  if (model === null || values['embeddings.paused']) return null;
  return isWhole(model) ? model : null;
}

/** Whether vectors came that fit none of those that are here. */
function isOtherModel(trouble: EmbeddingTrouble | null): boolean {
  return trouble?.reason === 'malformed';
}

async function fillQuietly(
  context: Context,
  model: EmbeddingModel,
  { done, total }: Readonly<{ done: number; total: number }>,
  { wasInTrouble, signal }: Readonly<{ wasInTrouble: boolean; signal: AbortSignal }>,
): Promise<void> {
  const world: FillWorld = { ...worldOf(context, model, signal), report: () => undefined, breathe: nextTurn };
  try {
    await telling(context, async () => {
      if (wasInTrouble)
        await context.embedder.embed(model, ['Mneme'], { as: 'text', patient: false, signal });
      if (done > 0 && total - done <= FEW) await fillVectors(world);
    });
    if (done === 0 || total - done > FEW) startVectors(context);
  } catch (error) {
    if (signal.aborted || error instanceof AppError) return; // what is wrong with the model was noted
    context.log({ level: 'warn', module: 'meaning', message: 'vectors could not be made' });
  }
}

/** Notes for health whether the model works. */
async function telling<T>(context: Context, work: () => Promise<T>): Promise<T> {
  const note = (trouble: Parameters<typeof noteEmbeddingTrouble>[1]): void =>
    context.aside((db) => noteEmbeddingTrouble(db, trouble));
  try {
    const result = await work();
    if (readEmbeddingTrouble(context.store.read) !== null) note(null);
    return result;
  } catch (error) {
    const isStopped =
      error instanceof AppError && (error.code === 'cancelled' || error.details === undefined);
    if (!isStopped) note(troubleOf(error, context.now()));
    throw error;
  }
}

function worldOf(
  context: Context,
  model: EmbeddingModel,
  signal: AbortSignal,
): Omit<FillWorld, 'report' | 'breathe'> {
  const { store, embedder, now } = context;
  const batchSize = currentSettings(context).values['embeddings.batchSize'];
  return { read: store.read, aside: store.writeAside, embedder, now, model, batchSize, signal };
}
