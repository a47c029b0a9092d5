import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEmbedder } from '../../../../electron/core/models/embedder.ts';
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
import { writeOnnxModel } from '../../../support/onnx-model.ts';
import { checkIntegrity, filesHolding, rowsOf } from '../../../support/store-file.ts';

describe('vectors', () => {
  it('let recall find what says the same in other words, and tell how it was found', async () => {
    const server = await serveEmbeddings();
    const test = openPatientCore();
    const wanted = await remember(test, 'Her florpin is grey');
    for (const content of FILLER) await remember(test, content);
    const task = 'what about brintok';
    expect(await recallAll(test, task)).toEqual([]);
    await useModel(test, server.baseUrl);
    const [first] = await recallAll(test, task);
    expect(first).toMatchObject({ id: wanted, path: 'meaning', matched: [] });
    expect(first?.signals.meaning).toBeGreaterThan(0.5);
    expect(first?.reason).toContain('in other words');
    const sure = await test.client().recall.run({ task });
    expect(sure.items.map(({ id }) => id)).toEqual([wanted]);
    // Words still find what they found, also where its vector points elsewhere.
    expect((await recallAll(test, 'lemon tea'))[0]).toMatchObject({
      path: 'direct',
      matched: ['lemon', 'tea'],
    });
    checkIntegrity(test.home);
  });

  it('find messages, and what was said around them', async () => {
    const server = await serveEmbeddings();
    const test = openPatientCore();
    const { id: sessionId } = await test.client().sessions.create({ title: 'Garage' });
    const said = ['Good morning', 'The florpin needs new brakes', 'That will cost a lot'];
    await test.client().messages.addMany({
      sessionId,
      messages: said.map((text) => ({ role: 'user' as const, parts: [{ type: 'text' as const, text }] })),
    });
    await useModel(test, server.baseUrl);
    const items = await recallAll(test, 'mending glasem');
    expect(items[0]).toMatchObject({ kind: 'message', text: said[1], path: 'meaning' });
  });

  it('show an agent nothing that words would not show it', async () => {
    const server = await serveEmbeddings();
    const test = openPatientCore();
    const other = { ...AGENT, client: 'other' };
    await test.client(other).memories.add({ content: 'Her florpin is grey' });
    const { id } = await test.client(other).memories.add({ content: 'His florpin is red', shared: true });
    await useModel(test, server.baseUrl);
    const { items } = await test.client(AGENT).recall.run({ task: 'brintok', threshold: 0 });
    expect(items.map((item) => item.id)).toEqual([id]);
  });

  it('cost a text once: equal words, a restart and a second pass ask for nothing', async () => {
    const server = await serveEmbeddings();
    const test = openPatientCore();
    for (const content of ['Her florpin is grey', 'Her florpin is grey', 'Tea'])
      await remember(test, content);
    await useModel(test, server.baseUrl);
    expect(sentTo(server)).toEqual(['Her florpin is grey', 'Tea']);
    const again = await test.reopen();
    await fillVectors(again);
    expect(sentTo(server)).toHaveLength(2);
    expect(await again.client().embeddings.status({})).toMatchObject({
      vectors: 3,
      complete: true,
      share: 1,
    });
  });

  it('follow a text that changes, and go with it when it is forgotten', async () => {
    const server = await serveEmbeddings();
    const test = openPatientCore();
    const id = await remember(test, 'The zqcanar florpin is grey');
    for (const content of FILLER) await remember(test, content);
    await useModel(test, server.baseUrl);
    await test.client().memories.update({ id, content: 'The quonty is grey' });
    // Until there is a new one, the vector of before serves.
    expect((await recallAll(test, 'brintok'))[0]).toMatchObject({ id });
    await fillVectors(test);
    expect(await recallAll(test, 'brintok')).toEqual([]);
    expect((await recallAll(test, 'meldra'))[0]).toMatchObject({ id, path: 'meaning' });
    const vector = rowsOf(
      test.home,
      `SELECT f.value FROM vectors v JOIN vectors_float f USING (pk) JOIN memories m ON m.pk = v.record_pk WHERE m.id = ?`,
      id,
    )[0]?.['value'];
    expect(vector).toBeInstanceOf(Uint8Array);
    await test.client().memories.remove({ ids: [id] });
    await test.client().trash.purge({ items: [{ kind: 'memory', id }] });
    await test.close();
    expect(filesHolding(test.home, 'zqcanar')).toEqual([]);
    const bytes = Buffer.from(vector as Uint8Array).subarray(0, 64);
    expect(filesHolding(test.home, bytes.toString('latin1'))).toEqual([]);
    expect(rowsOf(test.home, 'SELECT count(*) AS n FROM vectors')[0]).toEqual({ n: FILLER.length });
    for (const table of ['vectors_int8', 'vectors_float'])
      expect(rowsOf(test.home, `SELECT count(*) AS n FROM ${table}`)[0]).toEqual({ n: FILLER.length });
  });

  it('leave what is in Trash alone, and take it up when it returns', async () => {
    const server = await serveEmbeddings();
    const test = openPatientCore();
    const id = await remember(test, 'Her florpin is grey');
    const { id: sessionId } = await test.client().sessions.create({ title: 'Visit' });
    const text = 'The dravel was kind';
    await test
      .client()
      .messages.add({ sessionId, message: { role: 'user', parts: [{ type: 'text', text }] } });
    await test.client().memories.remove({ ids: [id] });
    await test.client().sessions.remove({ ids: [sessionId] });
    await useModel(test, server.baseUrl);
    expect(sentTo(server)).toEqual([]);
    await test.client().trash.restore({
      items: [
        { kind: 'memory', id },
        { kind: 'session', id: sessionId },
      ],
    });
    await fillVectors(test);
    expect(sentTo(server)).toEqual(['Her florpin is grey', text]);
    expect((await recallAll(test, 'hostik'))[0]).toMatchObject({ text });
  });

  it('of a model before serve until those of the new one are complete, then go', async () => {
    const old = await serveEmbeddings();
    const test = openPatientCore();
    const id = await remember(test, 'Her florpin is grey');
    for (const content of FILLER) await remember(test, content);
    await useModel(test, old.baseUrl);
    const held = Promise.withResolvers<void>();
    const next = await serveEmbeddings({ dimension: 48 });
    const embedder = createEmbedder();
    const again = openPatientCore({
      home: test.home,
      clock: test.clock,
      newId: () => v7(),
      embedder: {
        ...embedder,
        async embed(model, texts, how) {
          if (texts.some((text) => FILLER.includes(text))) await held.promise;
          return embedder.embed(model, texts, how);
        },
      },
    });
    await again.client().settings.set({ values: { 'embeddings.baseUrl': next.baseUrl } });
    await again.client().embeddings.pause({ paused: false });
    await vi.waitFor(async () => {
      expect(await again.client().embeddings.status({})).toMatchObject({
        dimension: 48,
        vectors: 0,
        complete: false,
      });
    });
    const questions = old.asked.length;
    expect((await recallAll(again, 'brintok'))[0]).toMatchObject({ id, path: 'meaning' });
    expect(old.asked.length).toBe(questions + 1);
    held.resolve();
    await again.core.idle();
    expect(await again.client().embeddings.status({})).toMatchObject({
      vectors: 5,
      otherVectors: 0,
      complete: true,
    });
    expect((await recallAll(again, 'glasem'))[0]).toMatchObject({ id, path: 'meaning' });
    expect(next.texts()).toContain('glasem');
  });

  it('of a folder are made by a model that runs here', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mneme-onnx-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const words = {
      florpin: [1, 0, 0, 0],
      brintok: [1, 0, 0, 0],
      tea: [0, 1, 0, 0],
      snow: [0, 0, 1, 0],
      lunch: [0, 0, 0, 1],
    };
    writeOnnxModel(folder, words);
    const test = openPatientCore();
    const id = await remember(test, 'florpin');
    for (const content of ['tea', 'snow', 'lunch']) await remember(test, content);
    await useModel(test, '', {
      'embeddings.provider': 'onnx',
      'embeddings.folder': folder,
      'embeddings.baseUrl': undefined,
    });
    expect(await test.client().embeddings.status({})).toMatchObject({
      dimension: 4,
      vectors: 4,
      model: folder,
    });
    expect((await recallAll(test, 'brintok'))[0]).toMatchObject({ id, path: 'meaning' });
  });
});
