import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { env, type FeatureExtractionPipeline, pipeline } from '@huggingface/transformers';
import type { OnnxAnswer, OnnxRequest } from './onnx.ts';

/** Runs ONNX models of a folder for onnx.ts: reads that folder and nothing else, and asks no network. */
if (parentPort === null) throw new Error('onnx-thread.ts runs as a thread only.');
const port = parentPort;
env.allowRemoteModels = false;
env.allowLocalModels = true;
env.useFSCache = false;
env.useBrowserCache = false;
env.useWasmCache = false;
env.cacheDir = null;
env.fetch = () => Promise.reject(new Error('the network is not used'));

type Loaded = Readonly<{ name: string; run: Promise<FeatureExtractionPipeline> }>;

/** One model at a time, one question after the other. */
const kept: { model: Loaded | null; last: Promise<void> } = { model: null, last: Promise.resolve() };

port.on('message', (request: OnnxRequest) => {
  kept.last = kept.last.then(async () => {
    const { answer, transfer } = await carryOut(request);
    port.postMessage(answer, transfer);
  });
});

async function carryOut(request: OnnxRequest): Promise<{ answer: OnnxAnswer; transfer: ArrayBuffer[] }> {
  const { id, texts } = request;
  try {
    const run = await load(request);
    const tensor = await run([...texts], { pooling: request.file.pooling, normalize: true });
    const vectors = Float32Array.from(tensor.data as ArrayLike<number>); // of a float tensor
    const dimension = tensor.dims.at(-1) ?? 0;
    return { answer: { id, dimension, vectors }, transfer: [vectors.buffer] };
  } catch (error) {
    return { answer: { id, problem: error instanceof Error ? error.message : String(error) }, transfer: [] };
  }
}

async function load({ folder, file }: OnnxRequest): Promise<FeatureExtractionPipeline> {
  const name = JSON.stringify([folder, file]);
  if (kept.model?.name !== name) {
    const before = kept.model;
    kept.model = null;
    await before?.run.then((model) => model.dispose()).catch(() => undefined); // it was never ready
    env.localModelPath = path.dirname(folder);
    const run = pipeline('feature-extraction', path.basename(folder), {
      local_files_only: true,
      device: 'cpu',
      dtype: file.dtype,
      subfolder: file.subfolder,
    });
    kept.model = { name, run };
    run.catch(() => (kept.model = null)); // tried again with the next text
  }
  return kept.model.run;
}
