import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

type Asked = Readonly<{
  path: string;
  headers: IncomingMessage['headers'];
  model: string;
  texts: readonly string[];
}>;

/** How a question for vectors is answered; null: with the vectors. */
type Reply =
  | null
  | 'reset'
  | 'silence'
  | Readonly<{ status: number; body: string; headers?: Record<string, string> }>
  | Readonly<{ vectors: readonly (readonly number[])[] }>;

export type EmbeddingServer = Readonly<{
  /** Its address as a setting takes it. */
  baseUrl: string;
  port: number;
  /** What it was asked for vectors. */
  asked: readonly Asked[];
  /** Every text it was ever sent. */
  texts(): string[];
  close(): Promise<void>;
}>;

type EmbeddingServerOptions = Readonly<{
  speaks?: 'ollama' | 'openai';
  models?: readonly string[];
  dimension?: number;
  /** Words that mean the same, a list for each meaning. */
  same?: readonly (readonly string[])[];
  key?: string;
  /** Before each answer. */
  slowMs?: () => number;
  reply?: (asked: Asked, index: number) => Reply;
  port?: number;
}>;

/** Starts a server on this computer that speaks as Ollama or as OpenAI does, its errors as well. */
export async function startEmbeddingServer(options: EmbeddingServerOptions = {}): Promise<EmbeddingServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    response.on('error', () => {});
    void answer(options, asked, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    baseUrl: `http://127.0.0.1:${port}${options.speaks === 'openai' ? '/v1' : ''}`,
    port,
    asked,
    texts: () => asked.flatMap(({ texts }) => texts),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A vector that points where the meanings of the words of a text do; words of a list of `same` mean one thing. */
export function meaningOf(
  text: string,
  { dimension = 64, same = [] }: Pick<EmbeddingServerOptions, 'dimension' | 'same'> = {},
): number[] {
  const vector = Array.from({ length: dimension }, () => 0.001);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const list = same.findIndex((words) => words.includes(word));
    const hash = Buffer.from(word).reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 7);
    const place = list >= 0 ? list : same.length + (hash % Math.max(1, dimension - same.length));
    vector[place] = (vector[place] ?? 0) + (list >= 0 ? 3 : 1);
  }
  return vector;
}

async function answer(
  options: EmbeddingServerOptions,
  asked: Asked[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { speaks = 'ollama', models = ['tiny-embed'], key, reply, slowMs } = options;
  const { method = '', url = '', headers } = request;
  const send = (status: number, body: unknown): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (key !== undefined && headers.authorization !== `Bearer ${key}`)
    return send(401, { error: { message: 'Invalid API key', code: 'unauthorized' } });
  if (method === 'GET' && url === '/v1/models')
    return send(200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
  if (method !== 'POST' || url !== (speaks === 'ollama' ? '/api/embed' : '/v1/embeddings'))
    return void response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
  const body = (await json(request)) as { model: string; input: string[] }; // our own client sends it
  const question = { path: url, headers, model: body.model, texts: body.input };
  asked.push(question);
  if (!models.includes(body.model))
    return speaks === 'ollama'
      ? send(404, { error: `model "${body.model}" not found, try pulling it first` })
      : send(404, {
          error: { message: `The model '${body.model}' does not exist`, code: 'model_not_found' },
        });
  const slow = slowMs?.() ?? 0;
  if (slow > 0) await wait(slow, undefined, { ref: false });
  const said = reply?.(question, asked.length - 1) ?? null;
  if (said === 'silence') return;
  if (said === 'reset') return void response.socket?.resetAndDestroy();
  if (said !== null && 'status' in said)
    return void response
      .writeHead(said.status, { 'content-type': 'application/json', ...said.headers })
      .end(said.body);
  const vectors = said?.vectors ?? body.input.map((text) => meaningOf(text, options));
  // As the protocol allows, not in the order of the texts.
  const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })).toReversed();
  if (speaks === 'openai') return send(200, { object: 'list', data, model: body.model });
  send(200, { model: body.model, embeddings: vectors, total_duration: 1, load_duration: 1 });
}
