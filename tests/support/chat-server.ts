import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { type Dialect, DIALECTS, type Refusal } from './chat-dialects.ts';

/** What the server was asked. */
type Asked = Readonly<{
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  /** Of a chat: the messages, the last of them as text, and whether a stream was asked for. */
  messages: readonly Readonly<{ role: string; content: string }>[];
  task: string;
  stream: boolean;
  model: string;
}>;

/** How a chat is answered. */
type Reply =
  | string
  | Readonly<{
      /** Piece by piece. */
      pieces: readonly string[];
      thinking?: readonly string[];
      /** Between two pieces. */
      everyMs?: number;
      /** Cuts what is sent into chunks of so many bytes, also within a character. */
      bytes?: number;
      /** Comments between the pieces, and lines that end with CR LF. */
      chatty?: boolean;
      /** How it ends: as it should, without the last line, by closing, by saying nothing more, with a failure. */
      end?: 'done' | 'no last line' | 'cut' | 'silence' | Readonly<{ error: string }>;
      finish?: 'stop' | 'length';
    }>
  | Readonly<{ refusal: Refusal }>
  /** Anything at all. */
  | Readonly<{ raw: string | Uint8Array; type?: string; endless?: boolean }>
  /** The connection is closed before, or nothing is ever said. */
  | 'reset'
  | 'silence';

export type ChatServer = Readonly<{
  /** Its address as a setting takes it, ending with /v1. */
  baseUrl: string;
  port: number;
  asked: readonly Asked[];
  /** How many connections are open. */
  open(): number;
  close(): Promise<void>;
}>;

export type ChatServerOptions = Readonly<{
  speaks?: keyof typeof DIALECTS;
  models?: readonly string[];
  /** Where given, every request must carry it. */
  key?: string;
  /** Answers the n-th chat, from 0. */
  reply?: (asked: Asked, index: number) => Reply | Promise<Reply>;
  port?: number;
}>;

/** Starts a server on this computer that speaks chat completions as one of the programs does, its errors as well. */
export async function startChatServer(options: ChatServerOptions = {}): Promise<ChatServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    response.on('error', () => {});
    void answer(options, asked, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  let open = 0;
  server.on('connection', (socket) => {
    open += 1;
    socket.on('close', () => (open -= 1));
  });
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    port,
    asked,
    open: () => open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  { speaks = 'ollama', models = ['llama3.2'], key, reply = () => 'Yes.' }: ChatServerOptions,
  asked: Asked[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const dialect = DIALECTS[speaks];
  const { method = '', url = '', headers } = request;
  const body = method === 'POST' ? ((await json(request)) as Record<string, unknown>) : {}; // our own client sends it
  const messages = (body['messages'] ?? []) as Asked['messages'];
  const model = typeof body['model'] === 'string' ? body['model'] : '';
  const task = messages.at(-1)?.content ?? '';
  const question: Asked = {
    method,
    path: url,
    headers,
    messages,
    task,
    stream: body['stream'] === true,
    model,
  };
  asked.push(question);
  if (key !== undefined && headers.authorization !== `Bearer ${key}`)
    return refuse(response, dialect.unauthorised);
  if (method === 'GET' && url === '/v1/models') return send(response, dialect.models(models));
  if (method !== 'POST' || url !== '/v1/chat/completions')
    return refuse(response, dialect.unknownPath(method, url));
  // llama.cpp answers with the one model it has, whatever is asked for.
  if (speaks !== 'llamaCpp' && !models.includes(model)) return refuse(response, dialect.modelMissing(model));
  const chats = asked.filter(({ path }) => path === '/v1/chat/completions').length;
  await carryOut(await reply(question, chats - 1), dialect, question, response);
}

async function carryOut(
  reply: Reply,
  dialect: Dialect,
  asked: Asked,
  response: ServerResponse,
): Promise<void> {
  if (reply === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (reply === 'silence') return;
  if (typeof reply === 'string') return carryOut({ pieces: reply.split(/(?<= )/) }, dialect, asked, response);
  if ('refusal' in reply) return refuse(response, reply.refusal);
  if ('raw' in reply) return sendRaw(response, reply);
  if (!asked.stream) return sendWhole(response, reply.pieces.join(''), dialect, asked);
  await streamPieces(response, reply, dialect, asked);
}

function refuse(response: ServerResponse, { status, body, headers = {} }: Refusal): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

function send(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function sendRaw(
  response: ServerResponse,
  { raw, type = 'text/event-stream', endless = false }: Extract<Reply, { raw: unknown }>,
): Promise<void> {
  response.writeHead(200, { 'content-type': type });
  if (!endless) return void response.end(raw);
  while (!response.destroyed) {
    if (!response.write(raw))
      await Promise.race([wait(50), new Promise((resolve) => response.once('drain', resolve))]);
    else await new Promise((resolve) => setImmediate(resolve));
  }
}

const head = (asked: Asked, dialect: Dialect) => ({
  id: 'chatcmpl-1',
  created: 1,
  model: asked.model,
  system_fingerprint: dialect.fingerprint,
});

const usage = (asked: Asked, words: number) => ({
  prompt_tokens: Math.ceil(asked.messages.reduce((sum, { content }) => sum + content.length, 0) / 4),
  completion_tokens: words,
  total_tokens: words,
});

function sendWhole(response: ServerResponse, text: string, dialect: Dialect, asked: Asked): void {
  send(response, {
    ...head(asked, dialect),
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: usage(asked, text.split(' ').length),
  });
}

type Pieces = Extract<Reply, { pieces: unknown }>;

async function streamPieces(
  response: ServerResponse,
  reply: Pieces,
  dialect: Dialect,
  asked: Asked,
): Promise<void> {
  const { pieces, thinking = [], everyMs = 0, chatty = false, end = 'done', finish = 'stop' } = reply;
  const newline = chatty ? '\r\n' : '\n';
  const write = (text: string): void => {
    for (const chunk of cut(Buffer.from(text), reply.bytes)) response.write(chunk);
  };
  const tell = (choices: unknown, rest: object = {}): void =>
    write(
      `data: ${JSON.stringify({ ...head(asked, dialect), object: 'chat.completion.chunk', choices, ...rest })}${newline}${newline}`,
    );
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
  const deltas = [
    ...thinking.map((text) => ({ [dialect.thinking]: text })),
    ...pieces.map((content) => ({ role: 'assistant', content })),
  ];
  for (const delta of deltas) {
    if (response.destroyed) return;
    if (chatty) write(`: keep-alive${newline}${newline}`);
    tell([{ index: 0, delta, finish_reason: null }]);
    if (everyMs > 0) await wait(everyMs);
  }
  if (end === 'silence') return;
  if (end === 'cut') {
    response.socket?.destroySoon();
    return;
  }
  if (typeof end === 'object') {
    write(`${end.error}${newline}${newline}`);
    return void response.end();
  }
  tell([{ index: 0, delta: {}, finish_reason: finish }]);
  tell([], { usage: usage(asked, pieces.length) });
  if (end === 'done') write(`data: [DONE]${newline}${newline}`);
  response.end();
}

function cut(bytes: Buffer, size: number | undefined): Buffer[] {
  if (size === undefined) return [bytes];
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}
