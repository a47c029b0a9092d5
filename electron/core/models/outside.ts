import type { Chat, Embedder, EmbeddingModel, OnOutside } from '../ports.ts';

/** A chat that tells of each request to another computer. */
export function watchChat(chat: Chat, onOutside: OnOutside): Chat {
  return {
    complete: (model, request) => chat.complete({ ...model, onOutside }, request),
    models: (model, signal) => chat.models({ ...model, onOutside }, signal),
  };
}

/** An embedder that tells of each request to another computer. */
export function watchEmbedder(embedder: Embedder, onOutside: OnOutside): Embedder {
  const watched = (model: EmbeddingModel): EmbeddingModel =>
    model.provider === 'onnx' ? model : { ...model, onOutside };
  return {
    embed: (model, texts, how) => embedder.embed(watched(model), texts, how),
    models: (model, signal) => embedder.models(watched(model), signal),
    close: () => embedder.close(),
  };
}
