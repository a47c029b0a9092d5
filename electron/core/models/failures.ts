import { z } from 'zod';
import type { ChatReason } from '../../../shared/entities/chat.ts';
import { CHAT_PRESETS, readChatAddress } from '../../../shared/chat-address.ts';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { ModelServer } from '../ports.ts';

const CODES: Readonly<Record<ChatReason, ErrorCode>> = {
  off: 'unavailable',
  not_consented: 'forbidden',
  not_running: 'unavailable',
  wrong_address: 'unavailable',
  unauthorised: 'forbidden',
  model_missing: 'not_found',
  busy: 'unavailable',
  too_long: 'invalid_input',
  timed_out: 'unavailable',
  broken_off: 'unavailable',
  malformed: 'unavailable',
  failed: 'unavailable',
};

const SAFE = 'What is stored is safe.';
/** Where the person changes what is wrong, and where a key is read from. */
const USES = {
  chat: { settings: 'Settings, under Local model', key: 'MNEME_CHAT_API_KEY' },
  embeddings: { settings: 'Settings, under Search by meaning', key: 'MNEME_EMBEDDINGS_API_KEY' },
} as const;
type Used = Pick<ModelServer, 'use'>;
/** Of what a server says about its failure so much is passed on. */
const LONGEST_WORDS = 300;

const PROGRAMS: Readonly<Record<string, string>> = {
  [CHAT_PRESETS.ollama]: 'Ollama',
  [CHAT_PRESETS.lmStudio]: 'the server of LM Studio',
  [CHAT_PRESETS.llamaCpp]: 'llama-server',
};

/** A failure of a model, in words. */
export function chatFailure(reason: ChatReason, message: string): AppError {
  return new AppError(CODES[reason], message, { reason });
}

export function notConsented(host: string, { use = 'chat' }: Used): AppError {
  return chatFailure(
    'not_consented',
    `${host} is not this computer, so nothing was sent there. Allow it in ${USES[use].settings}, or choose an address of this computer.`,
  );
}

export function notRunning({ baseUrl, use = 'chat' }: Pick<ModelServer, 'baseUrl' | 'use'>): AppError {
  const address = baseUrl.replace(/\/+$/, '');
  const program = PROGRAMS[address] ?? PROGRAMS[`${address}/v1`] ?? 'the program that runs your model';
  return chatFailure(
    'not_running',
    `Nothing answers at ${baseUrl}. Start ${program}, or correct the address in ${USES[use].settings}. ${SAFE}`,
  );
}

export function wrongAddress(
  { baseUrl, use = 'chat' }: Pick<ModelServer, 'baseUrl' | 'use'>,
  found: string,
): AppError {
  const ending = use === 'chat' ? '; it usually ends with /v1' : '';
  return chatFailure(
    'wrong_address',
    `${baseUrl} answers, but not as a model does: ${found}. Correct the address in ${USES[use].settings}${ending}. ${SAFE}`,
  );
}

export function timedOut(
  seconds: number,
  waitedFor: 'the first word' | 'the next word' | 'the whole',
  { use = 'chat' }: Used = {},
): AppError {
  const which = {
    'the first word': 'began no answer',
    'the next word': 'stopped in the middle of its answer',
  };
  const what = waitedFor === 'the whole' ? 'did not finish its answer' : which[waitedFor];
  return chatFailure(
    'timed_out',
    `The model ${what} within ${seconds} seconds. ${SAFE} Try again, take a smaller model, or wait longer (${USES[use].settings}).`,
  );
}

export function brokenOff(): AppError {
  return chatFailure(
    'broken_off',
    `The connection to the model broke off in the middle of its answer. ${SAFE} See that it still runs, and try again.`,
  );
}

export function malformed(what: string): AppError {
  return chatFailure(
    'malformed',
    `The model's answer could not be used: ${what}. ${SAFE} Try again, or take another model.`,
  );
}

/** What a server answered in place of an answer. */
type Refusal = Readonly<{ status: number; body: string }>;

/** A refusal in words, and whether asking again may help. */
export function readRefusal(model: ModelServer, refusal: Refusal): { error: AppError; again: boolean } {
  const { status } = refusal;
  const words = wordsOf(refusal.body);
  const told = words === '' ? `status ${status}` : `“${words}”`;
  if (isTooLong(refusal)) return { error: tooLong(refusal.body, model), again: false };
  if (status >= 300 && status < 400)
    return { error: wrongAddress(model, 'it sends elsewhere, and that is not followed'), again: false };
  if (status === 401 || status === 403) return { error: unauthorised(model), again: false };
  if (isModelMissing(refusal.body)) return { error: modelMissing(model, words), again: false };
  if (status === 404 || status === 405) return { error: wrongAddress(model, told), again: false };
  if (status === 429 || status === 503)
    return {
      error: chatFailure('busy', `The model is not ready yet: ${told}. ${SAFE} Try again in a moment.`),
      again: true,
    };
  const failed = chatFailure(
    'failed',
    `The model failed: ${told}. ${SAFE} Try again, or take another model.`,
  );
  return { error: failed, again: status >= 500 };
}

/** In the body of a refusal or of an event: a text, or an object with a message. */
const ErrorBody = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.string().catch(''),
      n_prompt_tokens: z.number().optional().catch(undefined),
      n_ctx: z.number().optional().catch(undefined),
    }),
  ]),
});

/** What a body tells of a failure; undefined where it is none that we know. */
export function errorIn(body: string): z.infer<typeof ErrorBody>['error'] | undefined {
  try {
    return ErrorBody.safeParse(JSON.parse(body)).data?.error;
  } catch {
    return undefined;
  }
}

function wordsOf(body: string): string {
  const error = errorIn(body);
  const words =
    error === undefined
      ? body.trim().startsWith('<')
        ? ''
        : body
      : typeof error === 'string'
        ? error
        : error.message;
  return words.replace(/\s+/g, ' ').trim().slice(0, LONGEST_WORDS);
}

function isTooLong({ status, body }: Refusal): boolean {
  if (![200, 400, 413, 422, 500].includes(status)) return false;
  return /exceed_context_size|context_length_exceeded|(?:available|maximum) context|context (?:size|length|window)|context the overflows|input (?:is too large|length exceeds)|too large to process/i.test(
    body,
  );
}

function isModelMissing(body: string): boolean {
  return /model_not_found|no models? (?:is |are )?loaded|models?\b[^.]{0,200}\bnot (?:found|exist|loaded)|invalid model identifier|"param":\s*"model"/i.test(
    body,
  );
}

function tooLong(body: string, { use = 'chat' }: Used): AppError {
  const error = errorIn(body);
  const { n_prompt_tokens: sent, n_ctx: room } = typeof error === 'object' ? error : {};
  const numbers = sent === undefined || room === undefined ? '' : ` (${sent} tokens, and it takes ${room})`;
  if (use === 'embeddings')
    return chatFailure('too_long', `A text is longer than the model takes${numbers}. ${SAFE}`);
  return chatFailure(
    'too_long',
    `The task with what was recalled for it is longer than the model takes${numbers}. ${SAFE} Shorten the task, lower the recall token budget in Settings, or give the model a larger context.`,
  );
}

function modelMissing({ baseUrl, model, use = 'chat' }: ModelServer, words: string): AppError {
  const which = model === '' ? 'No model is chosen' : `There is no model “${model}” at ${baseUrl}`;
  const told = words === '' ? '' : ` (“${words}”)`;
  const pull =
    readChatAddress(baseUrl)?.port === 11_434 && model !== ''
      ? `, or fetch it with: ollama pull ${model}`
      : '';
  return chatFailure(
    'model_missing',
    `${which}${told}. ${SAFE} Choose one that is there in ${USES[use].settings}${pull}.`,
  );
}

function unauthorised({ baseUrl, use = 'chat' }: ModelServer): AppError {
  return chatFailure(
    'unauthorised',
    `${baseUrl} asks for a key. ${SAFE} Put the key into the environment as ${USES[use].key} and start Mneme again; it is never stored.`,
  );
}
