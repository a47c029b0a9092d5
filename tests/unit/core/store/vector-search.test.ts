import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openReader, openWriter, type ReadDb } from '../../../../electron/core/store/database.ts';
import { migrate } from '../../../../electron/core/store/migrate.ts';
import { findNear } from '../../../../electron/core/store/vector-search.ts';
import { addVectorModel, toBits, toInt8 } from '../../../../electron/core/store/vectors.ts';

const DIMENSION = 64;
const FEW = 300;
/** More than are compared one by one. */
const MANY = 2600;
const breathe = async (): Promise<void> => undefined;

/** Numbers that look like chance and are the same each time (a linear congruential generator). */
function createChance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}

const chance = createChance(7);
function direction(): Float32Array {
  const vector = Float32Array.from({ length: DIMENSION }, () => chance() * 2 - 1);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function near(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

/** A vector that points mostly where another does. */
function beside(target: Float32Array, share: number): Float32Array {
  const other = direction();
  const mixed = target.map((value, index) => share * value + (1 - share) * (other[index] ?? 0));
  const length = Math.hypot(...mixed);
  return mixed.map((value) => value / length);
}

describe.each([FEW, MANY])('among %d vectors', (count) => {
  const question = direction();
  const vectors = Array.from({ length: count }, (_, index) =>
    index % 100 === 50 ? beside(question, 0.5 + (0.3 * index) / count) : direction(),
  );
  let read: ReadDb;
  let model = 0;
  let other = 0;

  beforeAll(() => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mneme-vectors-'));
    const file = path.join(folder, 'memory.db');
    const db = openWriter(file);
    migrate(db, () => undefined);
    db.transact(() => {
      model = addVectorModel(db, { name: 'this', background: [direction(), direction()], at: 1 }).pk;
      other = addVectorModel(db, { name: 'other', background: [direction(), direction()], at: 1 }).pk;
      for (const [index, vector] of vectors.entries()) {
        const { rowid } = db.run(
          'INSERT INTO vectors (model_pk, kind, record_pk, hash, bits) VALUES (?, ?, ?, ?, ?)',
          model,
          index % 2 === 0 ? 'message' : 'memory',
          index,
          new Uint8Array([index & 255, index >> 8]),
          toBits(vector),
        );
        db.run('INSERT INTO vectors_int8 (pk, value) VALUES (?, ?)', rowid, toInt8(vector));
        const floats = new Uint8Array(vector.buffer);
        db.run('INSERT INTO vectors_float (pk, value) VALUES (?, ?)', rowid, floats);
      }
    });
    db.close();
    read = openReader(file);
    return () => {
      read.close();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  it('finds those that truly are the nearest, in their order, with the cosine of the whole numbers', async () => {
    const wanted = vectors
      .map((vector, pk) => ({ pk, kind: pk % 2 === 0 ? 'message' : 'memory', near: near(question, vector) }))
      .toSorted((one, two) => two.near - one.near)
      .slice(0, Math.floor(count / 100));
    const { records } = await findNear(read, model, question, { limit: wanted.length, breathe });
    expect(records.map(({ pk, kind }) => ({ pk, kind }))).toEqual(
      wanted.map(({ pk, kind }) => ({ pk, kind })),
    );
    for (const [index, record] of records.entries())
      expect(record.near).toBeCloseTo(wanted[index]?.near ?? 0, 5);
  });

  it('tells what is usual: chance lies within two spreads of it, and what was put beside it does not', async () => {
    const { records, usual, spread } = await findNear(read, model, question, { limit: 5, breathe });
    expect(Math.abs(usual)).toBeLessThan(0.1);
    for (const record of records) expect((record.near - usual) / spread).toBeGreaterThan(2);
    const elsewhere = vectors.slice(0, 20).filter((vector) => near(question, vector) < 0.3);
    const within = elsewhere.filter((vector) => Math.abs(near(question, vector) - usual) < 2 * spread);
    expect(within.length).toBeGreaterThan(elsewhere.length * 0.8);
  });

  it('keeps models apart', async () => {
    expect((await findNear(read, other, question, { limit: 5, breathe })).records).toEqual([]);
  });
});
