import { AppError } from '../../../shared/errors.ts';
import { chatReasonOf } from '../../../shared/entities/chat.ts';
import type { Clock, Embedder } from '../ports.ts';
import type { EmbeddingTrouble } from '../store/embedding-trouble.ts';
import type { Serving } from './chosen-model.ts';
import { otherDimension } from './fill.ts';

/** Turns questions into vectors, for as long as nobody waits too long. */
export type QuestionVectors = Readonly<{
  /** The vector of a question; null where there is none in time. */
  of(serving: Serving, question: string): Promise<Float32Array | null>;
  close(): void;
}>;

/** What a question is waited for; text search goes on without it. */
const LIMIT_MS = 150;
/** A model that failed is left alone for so long. */
const QUIET_MS = 15_000;
/** As much as is asked of a model that is being loaded meanwhile. */
const LONGEST_QUESTION = 2000;
const MOST_KEPT = 300;
/** The first question may wait for a model that is being loaded; so many in a row are no accident. */
const SLOW_TIMES = 3;

/** Makes what turns questions into vectors; each is asked for once. `note` hears when trouble begins and ends. */
export function createQuestionVectors({
  embedder,
  now,
  note,
  limitMs = LIMIT_MS,
}: Readonly<{
  embedder: Embedder;
  now: Clock;
  note(trouble: EmbeddingTrouble | null): void;
  /** Given by tests. */
  limitMs?: number | undefined;
}>): QuestionVectors {
  const kept = new Map<string, Promise<Float32Array | null>>();
  const state = { quietUntil: Number.NEGATIVE_INFINITY, troubled: true, slow: 0 };
  const end = new AbortController();
  const fail = (error: unknown): null => {
    if (end.signal.aborted) return null;
    state.quietUntil = now() + QUIET_MS;
    state.troubled = true;
    note(troubleOf(error, now()));
    return null;
  };
  const noteSpeed = (milliseconds: number): void => {
    state.slow = milliseconds > limitMs ? state.slow + 1 : 0;
    if (state.slow === SLOW_TIMES) note({ ...tooSlow(milliseconds, limitMs), at: now() });
    else if (state.slow === 0 && state.troubled) note(null);
    state.troubled = state.slow >= SLOW_TIMES;
  };
  const ask = async ({ vectors, model }: Serving, question: string): Promise<Float32Array | null> => {
    const began = performance.now();
    try {
      const how = { as: 'question', patient: false, signal: end.signal } as const;
      const [vector] = await embedder.embed(model, [question], how);
      if (vector?.length !== vectors.dimension) throw otherDimension(vector?.length ?? 0, vectors.dimension);
      noteSpeed(performance.now() - began);
      return vector;
    } catch (error) {
      return fail(error);
    }
  };
  return {
    async of(serving, question) {
      const asked = question.slice(0, LONGEST_QUESTION).toWellFormed();
      const key = `${serving.vectors.pk} ${asked}`;
      let vector = kept.get(key);
      if (vector === undefined) {
        const rest = state.quietUntil - now();
        if (rest > 0 && rest <= QUIET_MS) return null;
        vector = ask(serving, asked);
        kept.set(key, vector);
        const [oldest] = kept.keys();
        if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
        void vector.then((found) => {
          if (found === null) kept.delete(key);
        });
      }
      return inTime(vector, limitMs);
    },
    close: () => end.abort(new AppError('unavailable', 'Mneme was closed before this was done.')),
  };
}

/** What is wrong with a model, as it is kept and told. */
export function troubleOf(error: unknown, at: number): EmbeddingTrouble {
  const known = error instanceof AppError ? error : null;
  return {
    reason: chatReasonOf(error) ?? 'failed',
    message: known?.message ?? 'The model could not be asked. What is stored is safe.',
    at,
  };
}

function tooSlow(milliseconds: number, limitMs: number): Omit<EmbeddingTrouble, 'at'> {
  return {
    reason: 'timed_out',
    message: `The model takes ${Math.round(milliseconds)} ms for a question, and recall waits ${limitMs} ms for it, then goes on by words. Take a smaller model, or let it stay loaded. What is stored is safe.`,
  };
}

/** What comes later is kept for the next time the same is asked. */
async function inTime(vector: Promise<Float32Array | null>, limitMs: number): Promise<Float32Array | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([vector, late]);
  } finally {
    clearTimeout(timer);
  }
}
