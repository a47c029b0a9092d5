import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { chatFailure } from './failures.ts';

/** What the thread is asked: texts for the model of a folder. */
export type OnnxRequest = Readonly<{ id: number; folder: string; file: ModelFile; texts: readonly string[] }>;
/** What it answers: the vectors one after the other, or why there are none. */
export type OnnxAnswer = Readonly<
  { id: number } & ({ dimension: number; vectors: Float32Array } | { problem: string })
>;

/** Where in a folder a model lies, as transformers.js names it, and how it is run. */
type ModelFile = Readonly<{
  subfolder: string;
  dtype: 'fp32' | 'q8' | 'fp16';
  /** How the vectors of its words become one, as sentence-transformers notes it. */
  pooling: 'mean' | 'cls' | 'last_token';
}>;

const IDLE_MS = 300_000;
const FILES = [
  ['model.onnx', 'fp32'],
  ['model_quantized.onnx', 'q8'],
  ['model_fp16.onnx', 'fp16'],
] as const;
const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

type Waiting = Readonly<{ resolve: (vectors: Float32Array[]) => void; reject: (error: Error) => void }>;

/**
 * Runs ONNX models of a folder in a thread of its own, which is started with the first text and ended when nobody asked for
 * a while.
 */
export class OnnxRunner {
  readonly #program: URL | undefined;
  readonly #idleMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #asked = 0;

  constructor(program: URL | undefined, idleMs = IDLE_MS) {
    this.#program = program;
    this.#idleMs = idleMs;
  }

  /** One vector for each text. Throws what is wrong in words, or the reason of the signal. */
  async embed(folder: string, texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const file = findModelFile(folder);
    if (this.#program === undefined) throw stopped('it cannot be run in this program');
    signal.throwIfAborted();
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#start(this.#program));
    const id = (this.#asked += 1);
    const request: OnnxRequest = { id, folder, file, texts };
    thread.ref();
    thread.postMessage(request);
    const leave = new AbortController();
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        const give = (): void => reject(signal.reason as Error); // who stops it gives an error
        signal.addEventListener('abort', give, { once: true, signal: leave.signal });
      });
    } finally {
      leave.abort();
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) {
        thread.unref();
        this.#idle = setTimeout(() => void this.close(), this.#idleMs).unref();
      }
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#failAll('it ended');
    await thread?.terminate();
  }

  #start(program: URL): Worker {
    const thread = new Worker(program, { name: 'mneme onnx' });
    thread.on('message', (answer: OnnxAnswer) => this.#settle(answer));
    thread.on('error', (error: unknown) =>
      this.#failAll(error instanceof Error ? error.message : String(error)),
    );
    thread.on('exit', () => {
      if (this.#thread === thread) this.#failAll('it ended');
    });
    thread.unref();
    return thread;
  }

  #settle(answer: OnnxAnswer): void {
    const one = this.#waiting.get(answer.id);
    if (one === undefined) return; // nobody waits for it any more
    if ('problem' in answer) {
      one.reject(stopped(answer.problem));
      return;
    }
    const { vectors, dimension } = answer;
    const count = dimension === 0 ? 0 : vectors.length / dimension;
    one.resolve(
      Array.from({ length: count }, (_, index) => vectors.slice(index * dimension, (index + 1) * dimension)),
    );
  }

  #failAll(why: string): void {
    this.#thread = null;
    for (const { reject } of this.#waiting.values()) reject(stopped(why));
    this.#waiting.clear();
  }
}

/** Finds what a folder must hold. Throws what is missing in words. */
function findModelFile(folder: string): ModelFile {
  if (folder === '' || !path.isAbsolute(folder) || !isThere(folder))
    throw missing(folder === '' ? 'No folder is chosen' : `There is no folder ${folder}`);
  const lacking = NEEDED.filter((name) => !isThere(path.join(folder, name)));
  if (lacking.length > 0) throw missing(`${folder} holds no ${lacking.join(', ')}`);
  for (const subfolder of ['onnx', ''])
    for (const [name, dtype] of FILES)
      if (isThere(path.join(folder, subfolder, name)))
        return { subfolder, dtype, pooling: readPooling(folder) };
  throw missing(`${folder} holds no model: neither onnx/model.onnx nor onnx/model_quantized.onnx`);
}

function readPooling(folder: string): ModelFile['pooling'] {
  const file = path.join(folder, '1_Pooling', 'config.json');
  if (!isThere(file)) return 'mean';
  const config = readFileSync(file, 'utf8');
  const says = (mode: string): boolean => new RegExp(`"pooling_mode_${mode}"\\s*:\\s*true`).test(config);
  if (says('cls_token')) return 'cls';
  return says('lasttoken') ? 'last_token' : 'mean';
}

function isThere(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false }) !== undefined;
}

function missing(what: string) {
  return chatFailure(
    'model_missing',
    `${what}. What is stored is safe. Choose a folder with a model for embeddings in ONNX, as Hugging Face keeps it, in Settings, under Search by meaning.`,
  );
}

function stopped(why: string) {
  return chatFailure(
    'failed',
    `The model of the folder could not be run: ${why.slice(0, 300)}. What is stored is safe. Choose another model in Settings, under Search by meaning.`,
  );
}
