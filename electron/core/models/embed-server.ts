import { z } from 'zod';
import { chatReasonOf } from '../../../shared/entities/chat.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { EmbeddingModel, ModelServer } from '../ports.ts';
import { Attempt } from './attempt.ts';
import { parseOrNull } from './body.ts';
import { malformed, wrongAddress } from './failures.ts';
import { listModels } from './model-list.ts';
import { attemptOnce, type Keyed } from './once.ts';
import { backOff, type Patience, pause } from './patience.ts';

/** A model that a server runs. */
export type ServedModel = Exclude<EmbeddingModel, { provider: 'onnx' }>;

export type ServerOptions = Keyed & Patience;

const LONGEST_BODY_BYTES = 64 * 1024 * 1024;
/** Loading a model takes its time, and so do many texts on a small computer. */
const ANSWER_MS = 120_000;
const RETRIES = 3;
/** What even a model of 512 tokens takes. In UTF-16 units. */
const SHORTEST_CUT = 200;

/** docs.ollama.com/api/embed */
const OllamaAnswer = z.object({ embeddings: z.array(z.array(z.number())) });
/** platform.openai.com/docs/api-reference/embeddings, as LM Studio, llama.cpp and vLLM speak it. */
const OpenAiAnswer = z.object({
  data: z.array(z.object({ index: z.int().nonnegative().optional(), embedding: z.array(z.number()) })),
});

/**
 * Has texts turned into vectors by a server. A text that is too long for the model is cut until it is not. Throws what is
 * wrong in words.
 */
export async function embedByServer(
  options: ServerOptions,
  model: ServedModel,
  texts: readonly string[],
  { patient, signal }: Readonly<{ patient: boolean; signal: AbortSignal }>,
): Promise<number[][]> {
  try {
    return await askUntilAnswered(options, model, texts, patient ? RETRIES : 0, signal);
  } catch (error) {
    signal.throwIfAborted();
    const [first = ''] = texts;
    if (chatReasonOf(error) !== 'too_long' || (texts.length === 1 && first.length <= SHORTEST_CUT))
      throw error;
    const shorter =
      texts.length > 1 ? texts.map((text) => [text]) : [[first.slice(0, first.length / 2).toWellFormed()]];
    const vectors: number[][] = [];
    for (const some of shorter)
      vectors.push(...(await embedByServer(options, model, some, { patient, signal })));
    return vectors;
  }
}

/** The names of the models a server has. */
export function listServed(
  options: ServerOptions,
  model: ServedModel,
  signal: AbortSignal,
): Promise<string[]> {
  const server = serverOf(model);
  const baseUrl = model.provider === 'ollama' ? `${server.baseUrl}/v1` : server.baseUrl;
  return listModels(options, { ...server, baseUrl }, signal);
}

/** Ollama's own protocol lies beside the one that begins with /v1. */
function serverOf({ provider, baseUrl, ...model }: ServedModel): ModelServer {
  const whole = baseUrl.trim().replace(/\/+$/, '');
  const address = provider === 'ollama' ? whole.replace(/\/(?:v1|api)$/, '') : whole;
  return { ...model, baseUrl: address, use: 'embeddings' };
}

async function askUntilAnswered(
  options: ServerOptions,
  model: ServedModel,
  texts: readonly string[],
  retries: number,
  signal: AbortSignal,
): Promise<number[][]> {
  for (let failed = 0; ;) {
    try {
      return await ask(options, model, texts, signal);
    } catch (error) {
      if (!(error instanceof Attempt)) throw error;
      failed += 1;
      if (error.again !== 'later' || failed > retries) throw error.failure;
      await pause(options, error.pauseMs ?? backOff(options, failed), signal);
    }
  }
}

async function ask(
  options: ServerOptions,
  model: ServedModel,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<number[][]> {
  const server = serverOf(model);
  const isOllama = model.provider === 'ollama';
  const asked = {
    method: 'POST',
    path: isOllama ? '/api/embed' : '/embeddings',
    body: JSON.stringify(
      isOllama
        ? { model: model.model, input: texts, truncate: true }
        : { model: model.model, input: texts, encoding_format: 'float' },
    ),
  } as const;
  const limits = { bytes: LONGEST_BODY_BYTES, milliseconds: ANSWER_MS };
  const body = parseOrNull(await attemptOnce(options, server, asked, limits, signal));
  const vectors = isOllama ? OllamaAnswer.safeParse(body).data?.embeddings : inOrder(body);
  if (vectors === undefined) throw notVectors(server, body);
  if (vectors.length !== texts.length)
    throw malformed(`it holds ${vectors.length} vectors for ${texts.length} texts`);
  return vectors;
}

function inOrder(body: unknown): number[][] | undefined {
  return OpenAiAnswer.safeParse(body)
    .data?.data.map(({ index, embedding }, place) => ({ place: index ?? place, embedding }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ embedding }) => embedding);
}

/** LM Studio answers an address it does not know with the status of a success. */
function notVectors(server: ModelServer, body: unknown): AppError {
  const isError = typeof body === 'object' && body !== null && 'error' in body;
  return isError ? wrongAddress(server, 'there are no embeddings') : malformed('it holds no vectors');
}
