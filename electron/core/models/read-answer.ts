import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { ChatModel } from '../ports.ts';
import { Attempt } from './attempt.ts';
import { bounded, readBody } from './body.ts';
import { Completion, grow, type Growing, NOTHING_YET } from './chat-answer.ts';
import { EventTooLarge, readEvents } from './event-stream.ts';
import { brokenOff, errorIn, malformed, readRefusal, wrongAddress } from './failures.ts';

/** In UTF-16 units. What is longer is no answer but a model that cannot stop. */
const LONGEST_ANSWER = 4_000_000;
const LONGEST_BODY_BYTES = 64 * 1024 * 1024;

/** Reads an answer that comes piece by piece; `heard` is told each time it has grown. */
export async function readStream(
  model: ChatModel,
  response: IncomingMessage,
  heard: (answer: Growing) => void,
): Promise<Growing> {
  let answer = NOTHING_YET;
  try {
    for await (const { event, data } of readEvents(bounded(response, LONGEST_BODY_BYTES))) {
      if (data === '[DONE]') return answer;
      if (event === 'error' || errorIn(data) !== undefined) throw failedInside(model, data, answer);
      const grown = grow(answer, readCompletion(data));
      const said = grown.text.length + grown.thinking.length;
      if (said > LONGEST_ANSWER) throw malformed('it does not end');
      const isNew = said > answer.text.length + answer.thinking.length;
      answer = grown;
      if (isNew) heard(answer);
    }
  } catch (error) {
    throw readingFailed(error, answer);
  }
  // Some servers close without the last line; one that said why it ended has ended.
  if (answer.finish !== null) return answer;
  throw readingFailed(brokenOff(), answer);
}

/** Reads an answer that comes as a whole. */
export async function readWhole(
  model: ChatModel,
  response: IncomingMessage,
  heard: (answer: Growing) => void,
): Promise<Growing> {
  const body = await readBody(response, LONGEST_BODY_BYTES).catch((error: unknown) => {
    throw readingFailed(error, NOTHING_YET);
  });
  if (errorIn(body) !== undefined) throw failedInside(model, body, NOTHING_YET);
  const answer = grow(NOTHING_YET, readCompletion(body));
  if (answer.text.length + answer.thinking.length > LONGEST_ANSWER) throw malformed('it does not end');
  heard(answer);
  return answer;
}

/** A failure that is told in place of an answer, with the status of a success. */
function failedInside(model: ChatModel, body: string, answer: Growing): Attempt {
  if (/unexpected endpoint/i.test(body)) return new Attempt(wrongAddress(model, 'there is no chat'), 'never');
  const { error } = readRefusal(model, { status: 200, body });
  return new Attempt(error, answer === NOTHING_YET ? 'later' : 'never');
}

/** What ends in the middle is not asked for again once something of it was heard. */
function readingFailed(error: unknown, answer: Growing): Error {
  if (error instanceof Attempt || error instanceof AppError) return error;
  if (error instanceof EventTooLarge) return malformed('a piece of it is too large');
  return new Attempt(brokenOff(), answer === NOTHING_YET ? 'later' : 'never');
}

function readCompletion(data: string): z.infer<typeof Completion> {
  try {
    return Completion.parse(JSON.parse(data));
  } catch {
    throw malformed('it is not what chat completions look like');
  }
}
