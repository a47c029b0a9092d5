import type { Chat, ChatAnswer, ChatModel } from '../ports.ts';
import { Attempt, mayPass, refused } from './attempt.ts';
import { type Growing, splitThinking } from './chat-answer.ts';
import { malformed } from './failures.ts';
import { listModels } from './model-list.ts';
import { backOff, type Patience, pause } from './patience.ts';
import { readStream, readWhole } from './read-answer.ts';
import { sendRequest } from './request.ts';
import { type Waiting, waitForAnswer } from './waiting.ts';

export type ChatOptions = Patience &
  Readonly<{
    /** Sent as a bearer token where it is given; neither stored nor logged. */
    key?: string | undefined;
  }>;

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
