import { createHash } from 'node:crypto';
import type { RecallKind } from '../../../shared/contract/recall.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { unpackText } from './packed.ts';

/** A model whose vectors are here. `name` says which it is; `completedAt`: when everything had its vector. */
export type VectorModel = Readonly<{
  pk: number;
  name: string;
  dimension: number;
  completedAt: number | null;
}>;

/** A text that has no vector yet, and the hash it is known by. */
type Wordless = Readonly<{ pk: number; text: string; hash: Uint8Array }>;

/** A stretch of records that was looked through: those that need a vector, and where it begins and ends. */
export type Stretch = Readonly<{ texts: readonly Wordless[]; from: number; to: number }>;

type Source = Readonly<{ table: string; text: string; ready: string }>;

/** In UTF-16 units: about what a model of 512 tokens reads. */
const LONGEST_TEXT = 2000;
/** So many rows are looked through at once. */
const LOOKED_THROUGH = 2000;
/** What has vectors: a summary is made of what was said, which has its own. */
export type EmbeddedKind = Exclude<RecallKind, 'session'>;
/** The shorter kinds first: they are few, and matter most. */
export const EMBEDDED_KINDS: readonly EmbeddedKind[] = ['memory', 'preference', 'knowledge', 'message'];

const SOURCES: Readonly<Record<EmbeddedKind, Source>> = {
  memory: { table: 'memories', text: 'x.content', ready: 'x.deleted_at IS NULL AND x.held = 0' },
  knowledge: {
    table: 'knowledge',
    text: `x.category || ' / ' || x.key || ': ' || x.value`,
    ready: 'x.deleted_at IS NULL',
  },
  preference: {
    table: 'preferences',
    text: `x.key || ': ' || coalesce(x.value, '')`,
    ready: 'x.deleted_at IS NULL',
  },
  message: {
    table: 'messages',
    text: `substr(x.text, 1, ${LONGEST_TEXT})`,
    ready: `x.deleted_at IS NULL AND x.role IN ('user', 'assistant')
      AND EXISTS (SELECT 1 FROM sessions s WHERE s.pk = x.session_pk AND s.deleted_at IS NULL)`,
  },
};

/** The models whose vectors are here, newest first. */
export function listVectorModels(db: ReadDb): VectorModel[] {
  return db.all<VectorModel>(
    'SELECT pk, name, dimension, completed_at AS completedAt FROM embedding_models ORDER BY pk DESC',
  );
}

/** Begins with a model; `background`: vectors of sentences that have to do with nothing. */
export function addVectorModel(
  db: WriteDb,
  { name, background, at }: Readonly<{ name: string; background: readonly Float32Array[]; at: number }>,
): VectorModel {
  const dimension = background[0]?.length ?? 0;
  db.run(
    `INSERT INTO embedding_models (name, dimension, background, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    name,
    dimension,
    toBytes(Float32Array.from(background.flatMap((vector) => [...vector]))),
    at,
  );
  const known = listVectorModels(db).find((model) => model.name === name && model.dimension === dimension);
  if (known === undefined) throw new Error('A model that was just noted is missing');
  for (const kind of EMBEDDED_KINDS)
    db.run(
      'INSERT OR IGNORE INTO embedding_progress (model_pk, kind, upto) VALUES (?, ?, 0)',
      known.pk,
      kind,
    );
  return known;
}

/** Notes that everything has its vector. */
export function noteVectorsComplete(db: WriteDb, model: number, at: number): void {
  db.run('UPDATE embedding_models SET completed_at = ? WHERE pk = ? AND completed_at IS NULL', at, model);
}

/** How far records were looked through for a model, by their keys. */
export function vectorProgress(db: ReadDb, model: number): { done: number; total: number } {
  const rows = EMBEDDED_KINDS.map((kind) => {
    const { upto } = readUpto(db, model, kind);
    return { done: upto, total: Math.max(upto, lastKey(db, kind)) };
  });
  return {
    done: rows.reduce((sum, row) => sum + row.done, 0),
    total: rows.reduce((sum, row) => sum + row.total, 0),
  };
}

/** How many vectors there are of a model. */
export function countVectors(db: ReadDb, model: number): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM vectors WHERE model_pk = ?', model)?.n ?? 0;
}

/** The next stretch of records of a kind, with those that need a vector; null at the end. */
export function nextStretch(db: ReadDb, model: number, kind: EmbeddedKind, most: number): Stretch | null {
  const { table } = SOURCES[kind];
  const from = readUpto(db, model, kind).upto;
  const end = db.get<{ last: number | null }>(
    `SELECT max(pk) AS last FROM (SELECT pk FROM ${table} WHERE pk > ? ORDER BY pk LIMIT ${LOOKED_THROUGH})`,
    from,
  )?.last;
  if (end === null || end === undefined) return null;
  const texts = readTexts(
    db,
    kind,
    `LEFT JOIN vectors v ON v.kind = '${kind}' AND v.record_pk = x.pk AND v.model_pk = @model
     WHERE x.pk > @from AND x.pk <= @end AND (v.pk IS NULL OR v.stale = 1) AND `,
    { model, from, end },
    most,
  );
  return { texts, from, to: texts.length < most ? end : (texts.at(-1)?.pk ?? end) };
}

/** Vectors of the same words, made by the same model before; by hash in hexadecimal. */
export function findSameWords(
  db: ReadDb,
  model: number,
  hashes: readonly Uint8Array[],
): Map<string, Float32Array> {
  const found = new Map<string, Float32Array>();
  for (const hash of hashes) {
    const row = db.get<{ value: Uint8Array }>(
      'SELECT f.value FROM vectors v JOIN vectors_float f ON f.pk = v.pk WHERE v.model_pk = ? AND v.hash = ? LIMIT 1',
      model,
      hash,
    );
    if (row) found.set(hexOf(hash), toFloats(row.value));
  }
  return found;
}

/**
 * Keeps the vectors of a stretch and notes that it was looked through. What was changed since is left out, and looked at
 * again. Gives how many were kept.
 */
export function saveStretch(
  db: WriteDb,
  { model, kind, stretch }: Readonly<{ model: number; kind: EmbeddedKind; stretch: Stretch }>,
  vectors: readonly Float32Array[],
): number {
  if (db.get('SELECT 1 FROM embedding_models WHERE pk = ?', model) === undefined)
    throw new AppError('cancelled', 'Its vectors were deleted meanwhile.');
  const keys = JSON.stringify(stretch.texts.map(({ pk }) => pk));
  const now = new Map(
    readTexts(db, kind, 'WHERE x.pk IN (SELECT value FROM json_each(@keys)) AND ', { keys }).map(
      ({ pk, hash }) => [pk, hexOf(hash)],
    ),
  );
  let upto = stretch.to;
  let kept = 0;
  for (const [index, { pk, hash }] of stretch.texts.entries()) {
    const vector = vectors[index];
    const present = now.get(pk);
    if (vector === undefined || present === undefined) continue;
    if (present === hexOf(hash)) {
      saveVector(db, { model, kind, record: pk, hash }, vector);
      kept += 1;
    } else upto = Math.min(upto, pk - 1);
  }
  // Something that lies before it was changed meanwhile, where the mark is not where it was.
  db.run(
    'UPDATE embedding_progress SET upto = ? WHERE model_pk = ? AND kind = ? AND upto = ?',
    upto,
    model,
    kind,
    stretch.from,
  );
  return kept;
}

/** Forgets some of the vectors of models, all or all but one; gives how many went. When none is left, the models go. */
export function dropVectors(db: WriteDb, except: number | null, most: number): number {
  const { changes } = db.run(
    'DELETE FROM vectors WHERE pk IN (SELECT pk FROM vectors WHERE model_pk IS NOT ? LIMIT ?)',
    except,
    most,
  );
  if (changes < most) db.run('DELETE FROM embedding_models WHERE pk IS NOT ?', except);
  return changes;
}

/** The hash a text is known by. */
function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest().subarray(0, 16);
}

/** A hash as a key of a map. */
export function hexOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

/** Numbers as they lie in a column. */
export function toFloats(value: Uint8Array): Float32Array {
  return new Float32Array(value.slice().buffer);
}

function toBytes(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** One byte a number: from -127 to 127 for the smallest and the largest. */
export function toInt8(vector: Float32Array): Uint8Array {
  const most = vector.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0) || 1;
  return new Uint8Array(Int8Array.from(vector, (value) => Math.round((value / most) * 127)).buffer);
}

/** One bit a number: whether it is above 0. As sqlite-vec's vec_quantize_binary has it, filled up to whole bytes. */
export function toBits(vector: Float32Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(vector.length / 8));
  for (const [index, value] of vector.entries())
    if (value > 0) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  return bits;
}

function saveVector(
  db: WriteDb,
  {
    model,
    kind,
    record,
    hash,
  }: Readonly<{ model: number; kind: EmbeddedKind; record: number; hash: Uint8Array }>,
  vector: Float32Array,
): void {
  const row = db.get<{ pk: number }>(
    `INSERT INTO vectors (model_pk, kind, record_pk, hash, bits) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, record_pk, model_pk) DO UPDATE SET hash = excluded.hash, bits = excluded.bits, stale = 0
     RETURNING pk`,
    model,
    kind,
    record,
    hash,
    toBits(vector),
  );
  if (row === undefined) throw new Error('A vector that was just kept is missing');
  db.run('INSERT OR REPLACE INTO vectors_int8 (pk, value) VALUES (?, ?)', row.pk, toInt8(vector));
  db.run('INSERT OR REPLACE INTO vectors_float (pk, value) VALUES (?, ?)', row.pk, toBytes(vector));
}

function readTexts(
  db: ReadDb,
  kind: EmbeddedKind,
  which: string,
  parameters: Readonly<Record<string, SqlValue>>,
  most = -1,
): Wordless[] {
  const { table, text, ready } = SOURCES[kind];
  return db
    .all<{ pk: number; text: SqlValue }>(
      `SELECT x.pk, ${text} AS text FROM ${table} x ${which} ${ready} ORDER BY x.pk LIMIT @most`,
      { ...parameters, most },
    )
    .map((row) => {
      const words = unpackText(row.text).slice(0, LONGEST_TEXT).toWellFormed();
      return { pk: row.pk, text: words, hash: hashOf(words) };
    });
}

function readUpto(db: ReadDb, model: number, kind: EmbeddedKind): { upto: number } {
  const sql = 'SELECT upto FROM embedding_progress WHERE model_pk = ? AND kind = ?';
  return db.get<{ upto: number }>(sql, model, kind) ?? { upto: 0 };
}

function lastKey(db: ReadDb, kind: EmbeddedKind): number {
  return db.get<{ last: number | null }>(`SELECT max(pk) AS last FROM ${SOURCES[kind].table}`)?.last ?? 0;
}
