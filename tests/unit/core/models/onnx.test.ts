import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createEmbedder } from '../../../../electron/core/models/embedder.ts';
import { findApp } from '../../../../electron/hosts/paths.ts';
import { failureOf } from '../../../support/chat.ts';
import { writeOnnxModel } from '../../../support/onnx-model.ts';

const { signal } = new AbortController();
const HOW = { as: 'text', patient: true, signal } as const;

function makeFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mneme-onnx-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openEmbedder() {
  const embedder = createEmbedder({ onnxThread: findApp().onnxThread });
  onTestFinished(() => embedder.close());
  return embedder;
}

it('runs a model of a folder in a thread of its own, and writes nothing', async () => {
  const folder = makeFolder();
  writeOnnxModel(folder, { dog: [1, 0, 0, 0], hound: [0.9, 0.1, 0, 0], tea: [0, 0, 1, 0] });
  const before = readdirSync(folder, { recursive: true });
  const embedder = openEmbedder();
  const model = { provider: 'onnx', folder } as const;
  const [dog, hound, tea] = await embedder.embed(model, ['Dog', 'hound hound', 'tea'], HOW);
  const near = (one?: Float32Array, other?: Float32Array): number =>
    one?.reduce((sum, value, index) => sum + value * (other?.[index] ?? 0), 0) ?? 0;
  expect(dog).toHaveLength(4);
  expect(near(dog, dog)).toBeCloseTo(1, 5);
  expect(near(dog, hound)).toBeGreaterThan(0.9);
  expect(near(dog, tea)).toBeLessThan(0.1);
  expect(await embedder.models(model, signal)).toEqual([]);
  expect(readdirSync(folder, { recursive: true })).toEqual(before);

  const broken = makeFolder();
  writeOnnxModel(broken, { dog: [1, 0] });
  writeFileSync(path.join(broken, 'onnx', 'model.onnx'), 'no model at all');
  const asked = embedder.embed({ provider: 'onnx', folder: broken }, ['dog'], HOW);
  expect(await failureOf(asked)).toMatchObject({ reason: 'failed' });
  expect(await embedder.embed(model, ['dog'], HOW)).toEqual([dog]);
});

it('says what a folder lacks', async () => {
  const embedder = openEmbedder();
  const fail = (folder: string) => failureOf(embedder.embed({ provider: 'onnx', folder }, ['dog'], HOW));
  expect((await fail('')).message).toContain('No folder is chosen');
  expect((await fail('/nowhere/at/all')).message).toContain('There is no folder /nowhere/at/all');
  const empty = makeFolder();
  expect((await fail(empty)).message).toContain('holds no config.json, tokenizer.json');
  const half = makeFolder();
  mkdirSync(path.join(half, 'onnx'));
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    writeFileSync(path.join(half, name), '{}');
  expect(await fail(half)).toMatchObject({
    reason: 'model_missing',
    message: expect.stringContaining('holds no model'),
  });
});
