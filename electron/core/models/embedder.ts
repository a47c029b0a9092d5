import path from 'node:path';
import type { Embedder, EmbeddingModel } from '../ports.ts';
import { embedByServer, listServed, type ServerOptions } from './embed-server.ts';
import { malformed } from './failures.ts';
import { OnnxRunner } from './onnx.ts';
import { prefixFor } from './prefixes.ts';

export type EmbedderOptions = ServerOptions &
  Readonly<{
    /** The program of the thread that runs models of a folder; without it there are none. */
    onnxThread?: URL | undefined;
    /** How long a model of a folder is kept ready for nobody; in milliseconds. */
    idleMs?: number;
  }>;

/** Wider vectors are no embeddings of texts. */
const MOST_DIMENSIONS = 8192;

/** Makes what turns texts into vectors. Nothing is loaded or connected before it is asked. */
export function createEmbedder(options: EmbedderOptions = {}): Embedder {
  const onnx = new OnnxRunner(options.onnxThread, options.idleMs);
  return {
    async embed(model, texts, { as, patient, signal }) {
      const prefix = prefixFor(nameOf(model), as);
      const written = texts.map((text) => prefix + text);
      const vectors =
        model.provider === 'onnx'
          ? await onnx.embed(model.folder, written, signal)
          : await embedByServer(options, model, written, { patient, signal });
      return vectors.map((vector) => toUnit(vector, vectors[0]?.length ?? 0));
    },
    models: async (model, signal) =>
      model.provider === 'onnx' ? [] : await listServed(options, model, signal),
    close: () => onnx.close(),
  };
}

function nameOf(model: EmbeddingModel): string {
  return model.provider === 'onnx' ? path.basename(model.folder) : model.model;
}

/** A vector of length 1, so that the angle between two is their product. Throws what cannot be one. */
function toUnit(vector: ArrayLike<number>, dimension: number): Float32Array {
  if (vector.length !== dimension) throw malformed('its vectors are not all of one dimension');
  if (dimension === 0 || dimension > MOST_DIMENSIONS) throw malformed(`a vector has ${dimension} numbers`);
  const unit = Float32Array.from(vector);
  const length = Math.hypot(...unit);
  if (!Number.isFinite(length)) throw malformed('a vector holds what is no number');
  // A text without a single word the model knows may have no direction at all; it is near nothing.
  return length === 0 ? unit : unit.map((value) => value / length);
}
