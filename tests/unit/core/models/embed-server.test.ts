import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmbedder } from '../../../../electron/core/models/embedder.ts';
import type { EmbeddingModel } from '../../../../electron/core/ports.ts';
import { AppError } from '../../../../shared/errors.ts';
import { failureOf } from '../../../support/chat.ts';
import { meaningOf, startEmbeddingServer } from '../../../support/embedding-server.ts';

const { signal } = new AbortController();
const PATIENT = { as: 'text', patient: true, signal } as const;
const AT_ONCE = { ...PATIENT, patient: false };

async function serve(options: Parameters<typeof startEmbeddingServer>[0] = {}) {
  const server = await startEmbeddingServer(options);
  onTestFinished(server.close);
  return server;
}

function modelAt(baseUrl: string, fields: object = {}): EmbeddingModel {
  return { provider: 'ollama', baseUrl, model: 'tiny-embed', consentedHost: '', ...fields };
}

function createQuickEmbedder(key?: string) {
  return createEmbedder({ key, sleep: async () => undefined, random: () => 1 });
}

const lengthOf = (vector: Float32Array): number => Math.hypot(...vector);
const angleTo = (vector: Float32Array, other: readonly number[]): number =>
  vector.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0) / Math.hypot(...other);

describe.each([
  { speaks: 'ollama', provider: 'ollama', path: '/api/embed' },
  { speaks: 'openai', provider: 'openai-compatible', path: '/v1/embeddings' },
] as const)('as $speaks speaks', ({ speaks, provider, path }) => {
  it('gives a vector of length 1 for each text, in their order', async () => {
    const server = await serve({ speaks });
    const texts = ['red kettle', 'синий чайник', '日本語'];
    const vectors = await createQuickEmbedder().embed(modelAt(server.baseUrl, { provider }), texts, PATIENT);
    expect(vectors).toHaveLength(3);
    for (const [index, vector] of vectors.entries()) {
      expect(lengthOf(vector)).toBeCloseTo(1, 5);
      expect(angleTo(vector, meaningOf(texts[index] ?? ''))).toBeCloseTo(1, 5);
    }
    expect(server.asked).toMatchObject([{ path, model: 'tiny-embed', texts }]);
  });

  it('lists its models', async () => {
    const server = await serve({ speaks, models: ['a', 'b'] });
    const found = await createQuickEmbedder().models(modelAt(server.baseUrl, { provider }), signal);
    expect(found).toEqual(['a', 'b']);
  });

  it('asks again where that may help, and not where nobody would wait', async () => {
    const busy = { status: 503, body: '{"error":"server busy"}', headers: { 'retry-after': '1' } };
    const flaky = await serve({ speaks, reply: (_, index) => [busy, 'reset' as const][index] ?? null });
    const model = modelAt(flaky.baseUrl, { provider });
    expect(await createQuickEmbedder().embed(model, ['x'], PATIENT)).toHaveLength(1);
    expect(flaky.asked).toHaveLength(3);
    const again = await serve({ speaks, reply: () => busy });
    const hasty = createQuickEmbedder().embed(modelAt(again.baseUrl, { provider }), ['x'], AT_ONCE);
    expect(await failureOf(hasty)).toMatchObject({ reason: 'busy' });
    expect(again.asked).toHaveLength(1);
  });

  it('says in words: no such model, no key, nobody there, no embeddings, vectors of two sizes', async () => {
    const embedder = createQuickEmbedder();
    const fail = (baseUrl: string, fields: object = {}) =>
      failureOf(embedder.embed(modelAt(baseUrl, { provider, ...fields }), ['x', 'y'], PATIENT));
    const server = await serve({ speaks });
    expect(await fail(server.baseUrl, { model: 'gone' })).toMatchObject({
      reason: 'model_missing',
      message: expect.stringContaining('Settings, under Search by meaning'),
    });
    const locked = await serve({ speaks, key: 'zqkey' });
    expect(await fail(locked.baseUrl)).toMatchObject({
      reason: 'unauthorised',
      message: expect.stringContaining('MNEME_EMBEDDINGS_API_KEY'),
    });
    expect(
      await createQuickEmbedder('zqkey').embed(modelAt(locked.baseUrl, { provider }), ['x'], PATIENT),
    ).toHaveLength(1);
    const gone = await serve({ speaks });
    await gone.close();
    expect(await fail(gone.baseUrl)).toMatchObject({ reason: 'not_running' });
    expect(await fail(`${server.baseUrl}/elsewhere`)).toMatchObject({ reason: 'wrong_address' });
    const crooked = await serve({ speaks, reply: () => ({ vectors: [[1, 2], [1]] }) });
    expect(await fail(crooked.baseUrl)).toMatchObject({ reason: 'malformed' });
    const few = await serve({ speaks, reply: () => ({ vectors: [[1, 2]] }) });
    expect(await fail(few.baseUrl)).toMatchObject({
      reason: 'malformed',
      message: expect.stringContaining('1 vectors for 2 texts'),
    });
    const chatOnly = await serve({ speaks, reply: () => ({ status: 200, body: '{"answer":"Hello"}' }) });
    expect(await fail(chatOnly.baseUrl)).toMatchObject({ reason: 'malformed' });
  });

  it('cuts a text that is too long for the model, and no other', async () => {
    const long = `${'kettle '.repeat(200)}end`;
    const server = await serve({
      speaks,
      reply: ({ texts }) =>
        texts.some((text) => text.length > 500)
          ? {
              status: 500,
              body: '{"error":{"code":500,"message":"input is too large to process. increase the physical batch size"}}',
            }
          : null,
    });
    const vectors = await createQuickEmbedder().embed(
      modelAt(server.baseUrl, { provider }),
      ['tea', long],
      AT_ONCE,
    );
    expect(angleTo(vectors[0] ?? new Float32Array(), meaningOf('tea'))).toBeCloseTo(1, 5);
    expect(angleTo(vectors[1] ?? new Float32Array(), meaningOf('kettle'))).toBeCloseTo(1, 1);
    expect(server.texts().filter((text) => text === 'tea').length).toBeGreaterThan(0);
  });
});

it('sends nothing to another computer without consent, follows no redirect and asks no proxy', async () => {
  const server = await serve();
  const embedder = createQuickEmbedder();
  const elsewhere = modelAt('http://vectors.invalid:11434');
  expect(await failureOf(embedder.embed(elsewhere, ['zqsecret'], PATIENT))).toMatchObject({
    reason: 'not_consented',
    message: expect.stringContaining('vectors.invalid is not this computer'),
  });
  const redirecting = createServer((_, response) => {
    response.writeHead(307, { location: `${server.baseUrl}/api/embed` }).end();
  });
  await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void redirecting.close());
  const { port } = redirecting.address() as AddressInfo; // it listens on a port
  process.env['HTTP_PROXY'] = server.baseUrl;
  process.env['http_proxy'] = server.baseUrl;
  onTestFinished(() => {
    delete process.env['HTTP_PROXY'];
    delete process.env['http_proxy'];
  });
  const failure = await failureOf(embedder.embed(modelAt(`http://127.0.0.1:${port}`), ['zqsecret'], PATIENT));
  expect(failure).toMatchObject({ reason: 'wrong_address' });
  expect(server.asked).toEqual([]);
});

it('stops when it is told to', async () => {
  const server = await serve({ reply: () => 'silence' });
  const stop = new AbortController();
  const asked = createQuickEmbedder().embed(modelAt(server.baseUrl), ['x'], {
    ...PATIENT,
    signal: stop.signal,
  });
  const stopped = new AppError('cancelled', 'It was cancelled.');
  const failed = expect(asked).rejects.toBe(stopped);
  stop.abort(stopped);
  await failed;
});

it('writes before questions and texts what a model was taught to find there', async () => {
  const server = await serve({ models: ['nomic-embed-text:latest', 'multilingual-e5-small', 'all-minilm'] });
  const embedder = createQuickEmbedder();
  for (const model of ['nomic-embed-text:latest', 'multilingual-e5-small', 'all-minilm'])
    for (const as of ['question', 'text'] as const)
      await embedder.embed(modelAt(server.baseUrl, { model }), ['tea'], { ...PATIENT, as });
  expect(server.texts()).toEqual([
    'search_query: tea',
    'search_document: tea',
    'query: tea',
    'passage: tea',
    'tea',
    'tea',
  ]);
});
