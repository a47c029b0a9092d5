/** How a program that runs models refuses: a status, and the body it really writes. */
export type Refusal = Readonly<{ status: number; body: string; headers?: Readonly<Record<string, string>> }>;

/** One of the programs that speak chat completions, as it differs from the others. */
export type Dialect = Readonly<{
  fingerprint: string;
  /** The name of the field a model thinks aloud in. */
  thinking: 'reasoning' | 'reasoning_content';
  /** What it lists; `object` and what else it adds. */
  models(names: readonly string[]): unknown;
  modelMissing(model: string): Refusal;
  tooLong(sent: number, room: number): Refusal;
  busy: Refusal;
  unauthorised: Refusal;
  unknownPath(method: string, path: string): Refusal;
}>;

const json = (status: number, body: unknown): Refusal => ({ status, body: JSON.stringify(body) });

/** Ollama, under /v1: errors have `type`, `param` and `code`; an unknown path is answered by its router in plain text. */
const ollama: Dialect = {
  fingerprint: 'fp_ollama',
  thinking: 'reasoning',
  models: (names) => ({
    object: 'list',
    data:
      names.length === 0
        ? null
        : names.map((id) => ({ id, object: 'model', created: 1, owned_by: 'library' })),
  }),
  modelMissing: (model) =>
    json(404, {
      error: {
        message: `model "${model}" not found, try pulling it first`,
        type: 'api_error',
        param: null,
        code: null,
      },
    }),
  tooLong: (sent, room) =>
    json(400, {
      error: {
        code: 400,
        message: `request (${sent} tokens) exceeds the available context size (${room} tokens), try increasing it`,
        type: 'exceed_context_size_error',
        n_prompt_tokens: sent,
        n_ctx: room,
      },
    }),
  busy: json(503, {
    error: {
      message: 'server busy, please try again.  maximum pending requests exceeded',
      type: 'api_error',
      param: null,
      code: null,
    },
  }),
  unauthorised: json(401, { error: { message: 'unauthorized', type: 'api_error', param: null, code: null } }),
  unknownPath: () => ({ status: 404, body: '404 page not found', headers: { 'content-type': 'text/plain' } }),
};

/** LM Studio: a failure may be a bare text; an unknown path is told with the status of a success. */
const lmStudio: Dialect = {
  fingerprint: 'lm-studio',
  thinking: 'reasoning_content',
  models: (names) => ({
    object: 'list',
    data: names.map((id) => ({ id, object: 'model', owned_by: 'organization_owner' })),
  }),
  modelMissing: () =>
    json(404, {
      error: {
        message: "No models loaded. Please load a model in the developer page or use the 'lms load' command.",
        type: 'invalid_request_error',
        param: 'model',
        code: null,
      },
    }),
  tooLong: (sent, room) =>
    json(400, {
      error: `The number of tokens to keep from the initial prompt is greater than the context length (n_keep: ${sent}>= n_ctx: ${room}). Try to load the model with a larger context length, or provide a shorter input.`,
    }),
  busy: json(429, { error: 'Too many requests' }),
  unauthorised: json(401, {
    error: { message: 'Invalid API key', type: 'invalid_request_error', code: 'invalid_api_key' },
  }),
  unknownPath: (method, path) => json(200, { error: `Unexpected endpoint or method. (${method} ${path})` }),
};

/** llama.cpp's server: `code` repeats the status; a model that is still being loaded is a 503. */
const llamaCpp: Dialect = {
  fingerprint: 'b6000-abcdef',
  thinking: 'reasoning_content',
  models: (names) => ({
    models: names.map((name) => ({ name, model: name })),
    object: 'list',
    data: names.map((id) => ({
      id,
      object: 'model',
      created: 1,
      owned_by: 'llamacpp',
      meta: { n_ctx_train: 4096 },
    })),
  }),
  modelMissing: (model) =>
    json(400, { error: { code: 400, message: `model '${model}' not found`, type: 'invalid_request_error' } }),
  tooLong: (sent, room) =>
    json(500, {
      error: {
        code: 500,
        message:
          'the request exceeds the available context size. try increasing the context size or enable context shift',
        type: 'exceed_context_size_error',
        n_prompt_tokens: sent,
        n_ctx: room,
      },
    }),
  busy: json(503, { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }),
  unauthorised: json(401, { error: { code: 401, message: 'Invalid API Key', type: 'authentication_error' } }),
  unknownPath: () => json(404, { error: { code: 404, message: 'File Not Found', type: 'not_found_error' } }),
};

/** The programs by their names. */
export const DIALECTS = { ollama, lmStudio, llamaCpp } as const;
