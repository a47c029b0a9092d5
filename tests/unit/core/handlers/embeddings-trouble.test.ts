import { describe, expect, it, vi } from 'vitest';
import { AGENT } from '../../../support/core.ts';
import {
  FILLER,
  fillVectors,
  openPatientCore,
  recallAll,
  remember,
  sentTo,
  serveEmbeddings,
  useModel,
} from '../../../support/embeddings.ts';
import { rowsOf } from '../../../support/store-file.ts';

describe('a model that fails', () => {
  it('takes nothing from recall by words; health says so until it answers again', async () => {
    const server = await serveEmbeddings();
    const test = openPatientCore();
    const id = await remember(test, 'Her florpin is grey');
    await useModel(test, server.baseUrl);
    const healthOf = async () =>
      (await test.client().maintenance.health({})).checks.find(({ name }) => name === 'meaning');
    expect(await healthOf()).toMatchObject({ state: 'ok', finding: 'ok' });
    await server.close();
    expect((await recallAll(test, 'grey florpin'))[0]).toMatchObject({ id, path: 'direct' });
    expect(await healthOf()).toMatchObject({
      state: 'warn',
      finding: 'failing',
      action: 'testMeaning',
      values: { message: expect.stringContaining('Nothing answers at') },
    });
    await expect(test.client().embeddings.test({})).rejects.toThrow('Nothing answers at');
    const back = await serveEmbeddings({ port: server.port });
    expect(await test.client().embeddings.test({})).toMatchObject({ dimension: 64, models: ['tiny-embed'] });
    expect(await healthOf()).toMatchObject({ state: 'ok' });
    test.clock.advance(60_000);
    expect((await recallAll(test, 'brintok'))[0]).toMatchObject({ id });
    expect(back.texts()).toContain('brintok');
  });

  it('is waited for no longer than a question may; what comes late serves the next time', async () => {
    const state = { slow: 0 };
    const server = await serveEmbeddings({ slowMs: () => state.slow });
    const test = openPatientCore({ questionMs: 1 });
    const id = await remember(test, 'Her florpin is grey');
    await useModel(test, server.baseUrl);
    state.slow = 100;
    expect(await recallAll(test, 'brintok')).toEqual([]);
    await vi.waitFor(async () => expect((await recallAll(test, 'brintok'))[0]).toMatchObject({ id }));
    expect(server.texts().filter((text) => text === 'brintok')).toHaveLength(1);
  });

  it('stops the job in words; what was made stays, and it goes on there', async () => {
    const state = { broken: false };
    const server = await serveEmbeddings({
      reply: () => (state.broken ? { status: 500, body: '{"error":"out of memory"}' } : null),
    });
    const test = openPatientCore();
    for (const content of FILLER) await remember(test, content);
    await useModel(test, server.baseUrl);
    state.broken = true;
    await remember(test, 'Her florpin is grey');
    await fillVectors(test);
    const { job, trouble, vectors } = await test.client().embeddings.status({});
    expect(job).toMatchObject({
      state: 'failed',
      error: { message: expect.stringContaining('out of memory') },
    });
    expect(trouble).toMatchObject({ reason: 'failed' });
    expect(vectors).toBe(FILLER.length);
    state.broken = false;
    await fillVectors(test);
    expect(await test.client().embeddings.status({})).toMatchObject({
      vectors: 5,
      trouble: null,
      complete: true,
    });
  });

  it('that gives vectors of another size than before is another one, and takes its place', async () => {
    const state = { dimension: 64 };
    const server = await serveEmbeddings({
      reply: ({ texts }) => ({
        vectors: texts.map((_, index) =>
          Array.from({ length: state.dimension }, (__, place) => (place === index ? 1 : 0.1)),
        ),
      }),
    });
    const test = openPatientCore();
    for (const content of FILLER) await remember(test, content);
    await useModel(test, server.baseUrl);
    state.dimension = 32;
    expect(await recallAll(test, 'zqnothing')).toEqual([]);
    expect((await test.client().embeddings.status({})).trouble?.message).toContain('vectors of 32 numbers');
    await fillVectors(test);
    expect(await test.client().embeddings.status({})).toMatchObject({
      dimension: 32,
      vectors: 4,
      otherVectors: 0,
    });
  });
});

it('is off by default, sends nothing then, and is no business of agents', async () => {
  const server = await serveEmbeddings();
  const test = openPatientCore();
  await test.client().settings.set({
    values: { 'embeddings.baseUrl': server.baseUrl, 'embeddings.model': 'tiny-embed' },
  });
  await remember(test, 'Her florpin is grey');
  await fillVectors(test);
  await recallAll(test, 'brintok');
  expect(server.asked).toEqual([]);
  expect(await test.client().embeddings.status({})).toMatchObject({ provider: 'off', vectors: 0, job: null });
  await expect(test.client(AGENT).embeddings.status({})).rejects.toMatchObject({ code: 'forbidden' });
});

it('is paused in the middle, over a restart, and goes on where it stopped', async () => {
  const test = openPatientCore();
  for (let index = 0; index < 40; index += 1) await remember(test, `zqword${index}`);
  const state = { hasty: false };
  const reached = Promise.withResolvers<void>();
  const server = await serveEmbeddings({
    slowMs() {
      if (state.hasty || sentTo(server).length < 10) return 0;
      reached.resolve();
      return 300;
    },
  });
  await test.client().settings.set({
    values: {
      'embeddings.provider': 'ollama',
      'embeddings.baseUrl': server.baseUrl,
      'embeddings.model': 'tiny-embed',
      'embeddings.batchSize': 4,
    },
  });
  await test.client().embeddings.pause({ paused: false });
  await reached.promise;
  expect((await test.client().embeddings.status({})).job).toMatchObject({ kind: 'embed', state: 'running' });
  await test.client().embeddings.pause({ paused: true });
  await test.core.idle();
  const paused = await test.client().embeddings.status({});
  expect(paused).toMatchObject({ paused: true, complete: false, job: { state: 'cancelled' } });
  expect(paused.share).toBeGreaterThan(0);
  expect(paused.share).toBeLessThan(1);
  state.hasty = true;
  const again = await test.reopen();
  expect(await again.client().embeddings.status({})).toMatchObject({ paused: true, vectors: paused.vectors });
  await fillVectors(again);
  expect(await again.client().embeddings.status({})).toMatchObject({
    paused: false,
    vectors: 40,
    complete: true,
  });
  const sent = sentTo(server);
  expect(new Set(sent).size).toBe(40);
});

it('deletes every vector and turns itself off', async () => {
  const server = await serveEmbeddings();
  const test = openPatientCore();
  for (const content of FILLER) await remember(test, content);
  await useModel(test, server.baseUrl);
  expect(await test.client().embeddings.remove({})).toEqual({ removed: 4 });
  expect(await test.client().embeddings.status({})).toMatchObject({ provider: 'off', vectors: 0, bytes: 0 });
  for (const table of ['vectors', 'vectors_int8', 'vectors_float', 'embedding_models', 'embedding_progress'])
    expect(rowsOf(test.home, `SELECT count(*) AS n FROM ${table}`)[0]).toEqual({ n: 0 });
});

it('needs consent for another computer, and its absence is told', async () => {
  const test = openPatientCore();
  await remember(test, 'Her florpin is grey');
  await useModel(test, 'http://vectors.invalid:11434');
  expect((await test.client().embeddings.status({})).trouble).toMatchObject({ reason: 'not_consented' });
});
