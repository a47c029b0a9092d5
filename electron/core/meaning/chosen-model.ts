import { z } from 'zod';
import type { Settings } from '../../../shared/entities/settings.ts';
import type { EmbeddingModel } from '../ports.ts';
import type { VectorModel } from '../store/vectors.ts';

/** A model without the person's consent, which may change: how its vectors are known. */
const Named = z.discriminatedUnion('provider', [
  z.object({ provider: z.enum(['ollama', 'openai-compatible']), baseUrl: z.string(), model: z.string() }),
  z.object({ provider: z.literal('onnx'), folder: z.string() }),
]);

/** The model the person chose; null while none is wanted. */
export function chosenModel(values: Settings): EmbeddingModel | null {
  const provider = values['embeddings.provider'];
  if (provider === 'off') return null;
  if (provider === 'onnx') return { provider, folder: values['embeddings.folder'] };
  return {
    provider,
    baseUrl: values['embeddings.baseUrl'].trim().replace(/\/+$/, ''),
    model: values['embeddings.model'],
    consentedHost: values['embeddings.consentedHost'],
  };
}

/** Whether it is said which model: its name, or its folder. */
export function isWhole(model: EmbeddingModel): boolean {
  return (model.provider === 'onnx' ? model.folder : model.model) !== '';
}

/** By what the vectors of a model are known. The same model at another address counts as another. */
export function nameOfModel(model: EmbeddingModel): string {
  return JSON.stringify(Named.parse(model));
}

/** What the person calls a model: its name, or its folder. */
export function titleOfModel(name: string): string {
  const model = readName(name);
  if (model === null) return '';
  return model.provider === 'onnx' ? model.folder : model.model;
}

/** A model whose vectors can be asked now, and what turns a question into one of them. */
export type Serving = Readonly<{ vectors: VectorModel; model: EmbeddingModel }>;

/**
 * Which vectors serve: those of the chosen model once they are complete; until then those of the model before, and what
 * there is of the chosen one only where there is no other.
 */
export function chooseServing(known: readonly VectorModel[], chosen: EmbeddingModel): Serving | null {
  const name = nameOfModel(chosen);
  const complete = known.filter(({ completedAt }) => completedAt !== null);
  const vectors =
    complete.find((each) => each.name === name) ?? complete[0] ?? known.find((each) => each.name === name);
  if (vectors === undefined) return null;
  if (vectors.name === name) return { vectors, model: chosen };
  const before = readName(vectors.name);
  if (before === null) return null;
  const consentedHost = chosen.provider === 'onnx' ? '' : chosen.consentedHost;
  return { vectors, model: before.provider === 'onnx' ? before : { ...before, consentedHost } };
}

function readName(name: string): z.infer<typeof Named> | null {
  try {
    return Named.parse(JSON.parse(name));
  } catch {
    return null; // written by another Mneme
  }
}
