import { onTestFinished } from 'vitest';
import { BACKGROUND } from '../../electron/core/meaning/background.ts';
import { createEmbedder } from '../../electron/core/models/embedder.ts';
import { findApp } from '../../electron/hosts/paths.ts';
import { openTestCore, type TestCore } from './core.ts';
import { startEmbeddingServer } from './embedding-server.ts';

const SAME = [
  ['florpin', 'brintok', 'glasem'],
  ['dravel', 'hostik'],
  ['quonty', 'meldra'],
];
type ServerOptions = Parameters<typeof startEmbeddingServer>[0];

/** Starts a server of embeddings that knows which made-up words mean the same, and ends with the test. */
export async function serveEmbeddings(options: ServerOptions = {}) {
  const server = await startEmbeddingServer({ same: SAME, ...options });
  onTestFinished(server.close);
  return server;
}

/** What was sent of the memory, beside sentences about nothing. */
export function sentTo(server: Awaited<ReturnType<typeof serveEmbeddings>>): string[] {
  return server
    .texts()
    .filter((text) => !BACKGROUND.includes(text))
    .toSorted();
}

/** A memory whose questions wait as long as they must, unless a test says otherwise. */
export function openPatientCore(options: Parameters<typeof openTestCore>[0] = {}): TestCore {
  const embedder = createEmbedder({ sleep: async () => undefined, onnxThread: findApp().onnxThread });
  return openTestCore({ embedder, questionMs: 60_000, ...options });
}

/** Sets a model up and waits until its vectors are made. */
export async function useModel(test: TestCore, baseUrl: string, fields: object = {}): Promise<void> {
  await test.client().settings.set({
    values: {
      'embeddings.provider': 'ollama',
      'embeddings.baseUrl': baseUrl,
      'embeddings.model': 'tiny-embed',
      ...fields,
    },
  });
  await fillVectors(test);
}

/** Has the vectors that are missing made. */
export async function fillVectors(test: TestCore): Promise<void> {
  await test.client().embeddings.pause({ paused: false });
  await test.core.idle();
}

/** Adds a memory; gives its id. */
export async function remember(test: TestCore, content: string): Promise<string> {
  const { id } = await test.client().memories.add({ type: 'semantic', content });
  return id;
}

/** Memories that have to do with nothing else. */
export const FILLER = [
  'Lunch is at noon',
  'The bridge was painted green',
  'Tea goes with lemon',
  'Snow fell in May',
];

/** All that a task brings up, the best first. */
export async function recallAll(test: TestCore, task: string) {
  return (await test.client().recall.run({ task, threshold: 0 })).items;
}
