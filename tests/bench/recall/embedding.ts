import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { chooseServing } from '../../../electron/core/meaning/chosen-model.ts';
import { fillVectors } from '../../../electron/core/meaning/fill.ts';
import { createEmbedder } from '../../../electron/core/models/embedder.ts';
import type { EmbeddingModel } from '../../../electron/core/ports.ts';
import { type Meant, readMeant } from '../../../electron/core/retrieval/meant.ts';
import { openReader, openWriter } from '../../../electron/core/store/database.ts';
import { findNear } from '../../../electron/core/store/vector-search.ts';
import { listVectorModels } from '../../../electron/core/store/vectors.ts';
import { findApp, findEmbeddingsKey, thisMachine } from '../../../electron/hosts/paths.ts';
import { EMBEDDING_PRESETS } from '../../../shared/chat-address.ts';
import { readWord } from '../report.ts';
import type { StoredSet } from './stores.ts';

const { signal } = new AbortController();
const AT_ONCE = 32;
const NEAREST = 100;

/**
 * The model `--embed ollama|openai-compatible|onnx` names, with `--model NAME`, `--address URL` or `--folder DIR`; null where
 * nothing is said.
 */
export function embeddingModel(): EmbeddingModel | null {
  const provider = readWord('embed');
  if (provider === null) return null;
  if (provider === 'onnx') return { provider, folder: path.resolve(readWord('folder') ?? '') };
  if (provider !== 'ollama' && provider !== 'openai-compatible')
    throw new Error('--embed takes ollama, openai-compatible or onnx.');
  const baseUrl = readWord('address') ?? EMBEDDING_PRESETS[provider === 'ollama' ? 'ollama' : 'lmStudio'];
  return { provider, baseUrl, model: readWord('model') ?? '', consentedHost: '' };
}

/** Gives everything in a memory its vector, and tells what each question is near in meaning. */
export async function meantIn(
  { home }: StoredSet,
  model: EmbeddingModel,
  questions: readonly string[],
): Promise<ReadonlyMap<string, Meant>> {
  const embedder = createEmbedder({
    key: findEmbeddingsKey(thisMachine()),
    onnxThread: findApp().onnxThread,
  });
  const file = path.join(home, 'memory.db');
  const write = openWriter(file);
  const read = openReader(file);
  try {
    await fillVectors({
      read,
      aside: (work) => write.transact(() => work(write)),
      embedder,
      now: Date.now,
      model,
      batchSize: AT_ONCE,
      signal,
      report: () => undefined,
      breathe: nextTurn,
    });
    const serving = chooseServing(listVectorModels(read), model);
    const meant = new Map<string, Meant>();
    for (const text of new Set(questions)) {
      const [vector] = await embedder.embed(model, [text], { as: 'question', patient: true, signal });
      if (serving === null || vector === undefined) continue;
      const limits = { limit: NEAREST, breathe: nextTurn };
      meant.set(text, readMeant(await findNear(read, serving.vectors.pk, vector, limits)));
    }
    return meant;
  } finally {
    await embedder.close();
    read.close();
    write.close();
  }
}
