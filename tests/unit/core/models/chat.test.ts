import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createChat } from '../../../../electron/core/models/chat.ts';
import { AppError } from '../../../../shared/errors.ts';
import { ask, createPatientChat, failureOf, modelAt, serve } from '../../../support/chat.ts';
import { DIALECTS } from '../../../support/chat-dialects.ts';

const PROGRAMS = ['ollama', 'lmStudio', 'llamaCpp'] as const;
const CANCELLED = new AppError('cancelled', 'It was cancelled.');
const UNICODE = ['Grüße, ', 'мир! ', '👩‍👩‍👧 ', '日本', '語'];

describe.each(PROGRAMS)('as %s speaks', (speaks) => {
  it('reads an answer piece by piece, wherever it is cut, with what it cost', async () => {
    for (const bytes of [undefined, 1, 3, 7]) {
      const server = await serve({
        speaks,
        reply: () => ({ pieces: UNICODE, chatty: true, ...(bytes ? { bytes } : {}) }),
      });
      const answer = await ask(modelAt(server.baseUrl));
      expect(answer).toMatchObject({
        text: UNICODE.join(''),
        complete: true,
        attempts: 1,
        model: 'llama3.2',
      });
      expect(answer.heard).toEqual(UNICODE.map((_, index) => UNICODE.slice(0, index + 1).join('')));
      expect(answer.tokensOut).toBe(UNICODE.length);
      expect(answer.tokensIn).toBeGreaterThan(0);
    }
  });

  it('keeps what it thought apart from what it says', async () => {
    const server = await serve({ speaks, reply: () => ({ thinking: ['Hm, ', 'well.'], pieces: ['Yes.'] }) });
    expect(await ask(modelAt(server.baseUrl))).toMatchObject({ text: 'Yes.', thinking: 'Hm, well.' });
  });

  it('lists its models', async () => {
    const { chat } = createPatientChat();
    const { signal } = new AbortController();
    const some = await serve({ speaks, models: ['qwen3:8b', 'llama3.2'] });
    expect(await chat.models(modelAt(some.baseUrl), signal)).toEqual(['qwen3:8b', 'llama3.2']);
    const none = await serve({ speaks, models: [] });
    expect(await chat.models(modelAt(none.baseUrl), signal)).toEqual([]);
  });

  it('says in words: no such model, too long, no key, a wrong path', async () => {
    const { modelMissing, tooLong } = DIALECTS[speaks];
    const missing = await serve({ speaks, reply: ({ model }) => ({ refusal: modelMissing(model) }) });
    expect(await failureOf(ask(modelAt(missing.baseUrl, { model: 'gone' })))).toMatchObject({
      reason: 'model_missing',
      message: expect.stringContaining('There is no model “gone”'),
    });
    const long = await serve({ speaks, reply: () => ({ refusal: tooLong(9412, 4096) }) });
    const failure = await failureOf(ask(modelAt(long.baseUrl)));
    expect(failure).toMatchObject({
      reason: 'too_long',
      message: expect.stringContaining('longer than the model takes'),
    });
    if (speaks !== 'lmStudio') expect(failure.message).toContain('9412 tokens, and it takes 4096');
    expect(long.asked).toHaveLength(1);
    const locked = await serve({ speaks, key: 'right' });
    expect(await failureOf(ask(modelAt(locked.baseUrl)))).toMatchObject({
      reason: 'unauthorised',
      message: expect.stringContaining('MNEME_CHAT_API_KEY'),
    });
    const { baseUrl } = await serve({ speaks });
    expect(await failureOf(ask(modelAt(baseUrl.replace('/v1', ''))))).toMatchObject({
      reason: 'wrong_address',
      message: expect.stringContaining('usually ends with /v1'),
    });
  });

  it('asks again where it is busy, with growing pauses, and then says so', async () => {
    const { busy } = DIALECTS[speaks];
    const server = await serve({ speaks, reply: (_, index) => (index < 2 ? { refusal: busy } : 'Yes.') });
    const patient = createPatientChat();
    expect(await ask(modelAt(server.baseUrl), patient)).toMatchObject({ text: 'Yes.', attempts: 3 });
    expect(patient.pauses).toEqual([500, 1000]);
    const always = await serve({ speaks, reply: () => ({ refusal: busy }) });
    expect(await failureOf(ask(modelAt(always.baseUrl)))).toMatchObject({ reason: 'busy' });
    expect(always.asked).toHaveLength(3);
  });
});

describe('an answer', () => {
  it('that begins with its thinking in the text is split', async () => {
    const pieces = ['<th', 'ink>\nHm.\n</thi', 'nk>\n\nYes', '.'];
    const server = await serve({ reply: () => ({ pieces }) });
    const answer = await ask(modelAt(server.baseUrl));
    expect(answer).toMatchObject({ text: 'Yes.', thinking: 'Hm.' });
    expect(answer.heard.at(-1)).toBe('Yes.');
  });

  it('may come as a whole, also where a stream is refused', async () => {
    const whole = JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'Yes.' } }] });
    const plain = await serve({ reply: () => ({ raw: whole, type: 'application/json' }) });
    expect(await ask(modelAt(plain.baseUrl))).toMatchObject({ text: 'Yes.', tokensIn: null, complete: true });
    const refusal = { status: 400, body: '{"error":{"message":"streaming is not supported"}}' };
    const server = await serve({ reply: ({ stream }) => (stream ? { refusal } : 'Yes, it is.') });
    expect(await ask(modelAt(server.baseUrl))).toMatchObject({
      text: 'Yes, it is.',
      attempts: 2,
      tokensOut: 3,
    });
  });

  it('that is cut off at the longest it may be says so', async () => {
    const server = await serve({ reply: () => ({ pieces: ['Yes, bec'], finish: 'length' }) });
    expect(await ask(modelAt(server.baseUrl))).toMatchObject({ text: 'Yes, bec', complete: false });
  });

  it('needs no last line where it said that it ended', async () => {
    const server = await serve({ reply: () => ({ pieces: ['Yes.'], end: 'no last line' }) });
    expect(await ask(modelAt(server.baseUrl))).toMatchObject({ text: 'Yes.' });
  });

  it('that breaks off in the middle is a failure, and not asked for again', async () => {
    const server = await serve({ reply: () => ({ pieces: ['Yes, ', 'bec'], end: 'cut' }) });
    expect(await failureOf(ask(modelAt(server.baseUrl)))).toMatchObject({ reason: 'broken_off' });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['data: {"error":{"message":"llama runner process has terminated","type":"api_error"}}', 'llama runner'],
    ['error: {"code":500,"message":"slot unavailable"}', 'model failed'],
    ['event: error\ndata: {"error":{"message":"The model has crashed"}}', 'crashed'],
  ])('that ends with a failure tells it: %s', async (error, words) => {
    const server = await serve({ reply: () => ({ pieces: ['Yes, '], end: { error } }) });
    const failure = await failureOf(ask(modelAt(server.baseUrl)));
    expect(failure).toMatchObject({ reason: 'failed', message: expect.stringContaining(words) });
  });

  it.each([
    ['what is no JSON', { raw: 'data: {"choi\n\n' }],
    ['a page', { raw: '<html><body>Hello</body></html>', type: 'text/html' }],
    ['JSON of another kind', { raw: '{"hello": 1}', type: 'application/json' }],
    [
      'bytes',
      { raw: Uint8Array.from({ length: 2000 }, (_, index) => index % 251), type: 'application/json' },
    ],
    ['nothing said', { pieces: ['', ' '] }],
    ['a line without end', { raw: 'x'.repeat(60_000), endless: true }],
    [
      'events without end',
      {
        raw: `data: ${JSON.stringify({ choices: [{ delta: { content: 'x'.repeat(60_000) } }] })}\n\n`,
        endless: true,
      },
    ],
  ] as const)('of %s is refused in words', async (_name, reply) => {
    const server = await serve({ reply: () => reply });
    expect(await failureOf(ask(modelAt(server.baseUrl)))).toMatchObject({ reason: 'malformed' });
  });
});

describe('asking again', () => {
  it('waits as long as it is asked to, at most half a minute', async () => {
    const date = 'Sat, 21 Nov 2026 08:00:00 GMT';
    const afters = ['3', '900', 'Sat, 21 Nov 2026 08:00:07 GMT', 'soon'];
    const patient = createPatientChat();
    for (const after of afters) {
      const refusal = { status: 429, body: '', headers: { 'retry-after': after, date } };
      const server = await serve({ reply: (_, index) => (index === 0 ? { refusal } : 'Yes.') });
      await ask(modelAt(server.baseUrl), patient);
    }
    expect(patient.pauses).toEqual([3000, 30_000, 7000, 500]);
  });

  it('is done after a reset and a failure of the server, not after a mistake of ours', async () => {
    const reset = await serve({ reply: (_, index) => (index === 0 ? 'reset' : 'Yes.') });
    expect(await ask(modelAt(reset.baseUrl))).toMatchObject({ text: 'Yes.', attempts: 2 });
    const failing = await serve({
      reply: () => ({ refusal: { status: 500, body: '{"error":"out of memory"}' } }),
    });
    expect(await failureOf(ask(modelAt(failing.baseUrl)))).toMatchObject({
      reason: 'failed',
      message: expect.stringContaining('“out of memory”'),
    });
    expect(failing.asked).toHaveLength(3);
    const refusing = await serve({ reply: () => ({ refusal: { status: 422, body: '{"error":"no"}' } }) });
    await failureOf(ask(modelAt(refusing.baseUrl)));
    expect(refusing.asked).toHaveLength(1);
  });

  it('is never done where nothing is there', async () => {
    const { baseUrl, close } = await serve();
    await close();
    const patient = createPatientChat();
    expect(await failureOf(ask(modelAt(baseUrl), patient))).toMatchObject({
      reason: 'not_running',
      message: expect.stringContaining(`Nothing answers at ${baseUrl}`),
    });
    expect(patient.pauses).toEqual([]);
    expect(await failureOf(ask(modelAt('http://127.0.0.1:11434/v1x')))).toMatchObject({
      reason: 'not_running',
    });
  });
});

describe('waiting', () => {
  it.each([
    ['the first word', 'silence', { startMs: 50 }, 'began no answer'],
    ['the first word after the headers', { pieces: [], end: 'silence' }, { startMs: 50 }, 'began no answer'],
    ['the next word', { pieces: ['Yes, '], end: 'silence' }, { stallMs: 50 }, 'stopped in the middle'],
    [
      'the whole',
      { pieces: Array.from({ length: 10_000 }, () => 'x '), everyMs: 5 },
      { totalMs: 100 },
      'did not finish',
    ],
  ] as const)('for %s ends', async (_name, reply, times, words) => {
    const server = await serve({ reply: () => reply });
    const failure = await failureOf(ask(modelAt(server.baseUrl, times)));
    expect(failure).toMatchObject({ reason: 'timed_out', message: expect.stringContaining(words) });
    await expect.poll(server.open).toBe(0);
  });

  it('goes on while words come, however slowly', async () => {
    const server = await serve({ reply: () => ({ pieces: ['a', 'b', 'c', 'd'], everyMs: 30 }) });
    expect(await ask(modelAt(server.baseUrl, { startMs: 20_000, stallMs: 20_000 }))).toMatchObject({
      text: 'abcd',
    });
  });

  it('is cancelled before the first word, in the middle, and between two attempts', async () => {
    const busy = { refusal: DIALECTS.llamaCpp.busy };
    for (const reply of ['silence', { pieces: ['Yes, '], end: 'silence' }, busy] as const) {
      const server = await serve({ reply: () => reply });
      const abort = new AbortController();
      const chat = createChat();
      const asked = ask(modelAt(server.baseUrl, { retries: 50 }), { chat, pauses: [] }, abort.signal);
      asked.catch(() => {});
      await expect.poll(() => server.asked.length).toBeGreaterThan(0);
      abort.abort(CANCELLED);
      await expect(asked).rejects.toBe(CANCELLED);
      await expect.poll(server.open).toBe(0);
    }
  });

  it('does not begin where it is cancelled already', async () => {
    const server = await serve();
    const asked = ask(modelAt(server.baseUrl), createPatientChat(), AbortSignal.abort(CANCELLED));
    await expect(asked).rejects.toBe(CANCELLED);
    expect(server.asked).toEqual([]);
  });
});

describe('a list of models', () => {
  const list = (baseUrl: string) =>
    createPatientChat().chat.models(modelAt(baseUrl), new AbortController().signal);

  it('says where there is none', async () => {
    const { baseUrl, close } = await serve({ speaks: 'lmStudio' });
    expect(await failureOf(list(baseUrl.replace('/v1', '/v2')))).toMatchObject({ reason: 'wrong_address' });
    await close();
    expect(await failureOf(list(baseUrl))).toMatchObject({ reason: 'not_running' });
  });

  it('is cancelled', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      silent.closeAllConnections();
      silent.close();
    });
    const { port } = silent.address() as AddressInfo; // it listens on a port
    const abort = new AbortController();
    const listed = createChat().models(modelAt(`http://127.0.0.1:${port}/v1`), abort.signal);
    abort.abort(CANCELLED);
    await expect(listed).rejects.toBe(CANCELLED);
  });
});
