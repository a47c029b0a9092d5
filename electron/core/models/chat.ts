import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Chat, ChatAnswer, ChatModel } from '../ports.ts';
import { Attempt, LONGEST_PAUSE_MS, mayPass, refused } from './attempt.ts';
import { readBody } from './body.ts';
import { type Growing, splitThinking } from './chat-answer.ts';
import { brokenOff, malformed, timedOut, wrongAddress } from './failures.ts';
import { readStream, readWhole } from './read-answer.ts';
import { sendRequest } from './request.ts';
import { type Waiting, waitForAnswer } from './waiting.ts';

export type ChatOptions = Readonly<{
  /** Sent as a bearer token where it is given; neither stored nor logged. */
  key?: string | undefined;
  /** Waits between two attempts; given by tests. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** From 0 to 1, so that many programs do not ask again at the same moment; given by tests. */
  random?: () => number;
}>;

const FIRST_PAUSE_MS = 500;
const LONGEST_LIST_BYTES = 4 * 1024 * 1024;
const LIST_MS = 10_000;

/** Makes what asks a model over the OpenAI-compatible protocol that Ollama, LM Studio and llama.cpp speak. */
export function createChat(options: ChatOptions = {}): Chat {
  return {
    async complete(model, { messages, signal, onText }) {
      const waiting = waitForAnswer(model, signal);
      try {
        return await askUntilAnswered(options, model, waiting, {
          messages,
          heard(answer) {
            waiting.heard();
            onText?.(splitThinking(answer).text);
          },
        });
      } finally {
        waiting.end();
      }
    },
    models: (model, signal) => listModels(options, model, signal),
  };
}

type Question = Readonly<{
  messages: Parameters<Chat['complete']>[1]['messages'];
  heard: (answer: Growing) => void;
}>;

async function askUntilAnswered(
  options: ChatOptions,
  model: ChatModel,
  waiting: Waiting,
  question: Question,
): Promise<ChatAnswer> {
  let stream = true;
  for (let attempt = 1, failed = 0; ; attempt += 1) {
    try {
      return { ...(await ask(options, model, waiting, question, stream)), attempts: attempt };
    } catch (error) {
      waiting.signal.throwIfAborted();
      if (!(error instanceof Attempt)) throw error;
      failed += 1;
      if (error.again === 'plain' && stream) stream = false;
      else if (error.again !== 'later' || failed > model.retries) throw error.failure;
      else await pause(options, error.pauseMs ?? backOff(options, failed), waiting.signal);
      waiting.beginAgain();
    }
  }
}

/** Twice as long each time, and no two programs alike. */
function backOff({ random = Math.random }: ChatOptions, failed: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failed - 1)) * (0.5 + random() / 2);
}

async function pause(
  { sleep = (milliseconds, signal) => wait(milliseconds, undefined, { signal }) }: ChatOptions,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  await sleep(milliseconds, signal).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error;
  });
}

async function ask(
  { key }: ChatOptions,
  model: ChatModel,
  { signal }: Waiting,
  { messages, heard }: Question,
  stream: boolean,
): Promise<Omit<ChatAnswer, 'attempts'>> {
  const streaming = stream ? { stream, stream_options: { include_usage: true } } : { stream };
  const body = JSON.stringify({ model: model.model, messages, ...streaming });
  const response = await mayPass(
    sendRequest(model, { method: 'POST', path: '/chat/completions', body, key }, signal),
  );
  if (response.statusCode !== 200) throw await refused(model, response, stream);
  const type = response.headers['content-type'] ?? '';
  const answer = type.includes('text/event-stream')
    ? await readStream(model, response, heard)
    : await readWhole(model, response, heard);
  const { text, thinking } = splitThinking(answer);
  if (text.trim() === '') throw new Attempt(malformed('it is empty'), 'never');
  return {
    text,
    thinking,
    model: answer.model ?? model.model,
    tokensIn: answer.tokensIn,
    tokensOut: answer.tokensOut,
    complete: answer.finish !== 'length',
  };
}

/** As the protocol has it; Ollama gives null where there is none. */
const Models = z.object({ data: z.array(z.object({ id: z.string() })).nullable() });

async function listModels({ key }: ChatOptions, model: ChatModel, cancelled: AbortSignal): Promise<string[]> {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(timedOut(LIST_MS / 1000, 'the first word')), LIST_MS);
  const signal = AbortSignal.any([abort.signal, cancelled]);
  try {
    const response = await mayPass(sendRequest(model, { method: 'GET', path: '/models', key }, signal));
    if (response.statusCode !== 200) throw await refused(model, response, false);
    const body = await readBody(response, LONGEST_LIST_BYTES);
    const listed = Models.safeParse(parseOrNull(body));
    if (!listed.success) throw wrongAddress(model, 'it lists no models');
    return (listed.data.data ?? []).map(({ id }) => id);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Attempt ? error.failure : error instanceof AppError ? error : brokenOff();
  } finally {
    clearTimeout(late);
  }
}

function parseOrNull(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
