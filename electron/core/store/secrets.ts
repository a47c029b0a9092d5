import type {
  SecretEntity,
  SecretFinding,
  SecretKind,
  SecretStatus,
} from '../../../shared/entities/secret.ts';
import type { Page } from '../../../shared/primitives.ts';
import { isOneOf, readPage } from './cursor.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { decodeColumns, type Row, toIso } from './table.ts';
import { tableOf } from './tables.ts';
import { unpackText } from './packed.ts';

/** The columns of each kind of record that hold words. */
const COLUMNS: Readonly<Record<SecretEntity, readonly string[]>> = {
  message: ['parts', 'text'],
  session: ['title', 'summary'],
  memory: ['content', 'context'],
  knowledge: ['category', 'key', 'value', 'source'],
  preference: ['key', 'value', 'source'],
  task: ['description', 'result'],
  decision: ['summary', 'inputs', 'options', 'chosen'],
  agentState: ['state'],
  checkpoint: ['label', 'state'],
  proposal: ['candidate', 'sentence'],
};

/** A record that is looked through: its words, by field. */
export type Scanned = Readonly<{ pk: number; id: string; words: unknown }>;

/** A place that was found; the secret itself is only its hash. */
export type NewFinding = Readonly<{
  entity: SecretEntity;
  recordId: string;
  field: string;
  start: number;
  length: number;
  kind: SecretKind;
  source: 'rules' | 'lint';
  hash: string;
}>;

/** Records of a kind after a key, living or in Trash, in the order of keys. */
export function readScanned(db: ReadDb, entity: SecretEntity, after: number, limit: number): Scanned[] {
  const { name } = tableOf(entity);
  const columns = COLUMNS[entity].join(', ');
  return db
    .all<Row>(`SELECT pk, id, ${columns} FROM ${name} WHERE pk > ? ORDER BY pk LIMIT ?`, after, limit)
    .map((row) => decodeScanned(entity, row));
}

/** One record to look through; undefined where it is gone. */
export function readScannedOne(db: ReadDb, entity: SecretEntity, id: string): Scanned | undefined {
  const { name } = tableOf(entity);
  const row = db.get<Row>(`SELECT pk, id, ${COLUMNS[entity].join(', ')} FROM ${name} WHERE id = ?`, id);
  return row && decodeScanned(entity, row);
}

function decodeScanned(entity: SecretEntity, { pk, id, ...row }: Row): Scanned {
  const key = { pk: Number(pk), id: String(id) };
  if (entity !== 'message') return { ...key, words: decodeColumns(tableOf(entity), unpacked(row)) };
  const { parts, text } = row;
  return { ...key, words: typeof parts === 'string' ? { parts: JSON.parse(parts) as unknown } : { text } }; // written by storedParts
}

function unpacked(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? unpackText(value) : value,
    ]),
  );
}

/** Notes what a record holds now in place of what was found in it before; what the person decided stays. */
export function replaceFindings(
  db: WriteDb,
  entity: SecretEntity,
  recordId: string,
  findings: readonly NewFinding[],
  at: number,
): void {
  db.run(
    'DELETE FROM secret_findings WHERE record_id = ? AND entity = ? AND status = ?',
    recordId,
    entity,
    'open',
  );
  const kept = new Set(
    db
      .all<{ place: string }>(
        `SELECT field || ':' || start || ':' || hash AS place FROM secret_findings WHERE record_id = ? AND entity = ?`,
        recordId,
        entity,
      )
      .map(({ place }) => place),
  );
  for (const { field, start, length, kind, source, hash } of findings) {
    if (kept.has(`${field}:${start}:${hash}`)) continue;
    db.run(
      `INSERT INTO secret_findings (entity, record_id, field, start, length, kind, source, hash, status, found_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?,
         iif(EXISTS (SELECT 1 FROM secret_findings k WHERE k.hash = ? AND k.status = 'kept'), 'kept', 'open'), ?)`,
      entity,
      recordId,
      field,
      start,
      length,
      kind,
      source,
      hash,
      hash,
      at,
    );
  }
}

/** The hashes of what the person decided is no secret, or what a window shows now. */
export function shownHashes(db: ReadDb, client: string | null, now: number): ReadonlySet<string> {
  const rows = db.all<{ hash: string }>(
    `SELECT hash FROM secret_findings WHERE status = 'kept'
     UNION SELECT hash FROM secret_reveals WHERE client = ? AND until > ?`,
    client,
    now,
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Whether anything was found that the rules alone would not find. */
export function hasLinted(db: ReadDb): boolean {
  return (
    db.get(`SELECT 1 FROM secret_findings WHERE source = 'lint' AND status = 'open' LIMIT 1`) !== undefined
  );
}

/** A place that was found, as it is stored. */
export type FoundPlace = {
  pk: number;
  entity: SecretEntity;
  record_id: string;
  field: string;
  start: number;
  length: number;
  kind: SecretKind;
  hash: string;
  status: SecretStatus;
};

/** What only secretlint found in some records, of what was not decided about. */
export function lintedIn(db: ReadDb, ids: readonly string[]): FoundPlace[] {
  return db.all<FoundPlace>(
    `SELECT * FROM secret_findings
     WHERE source = 'lint' AND status = 'open' AND record_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
}

/** What was found in a record, by hash. */
export function hashesIn(db: ReadDb, id: string): string[] {
  const sql = 'SELECT DISTINCT hash FROM secret_findings WHERE record_id = ?';
  return db.all<{ hash: string }>(sql, id).map(({ hash }) => hash);
}

/** Lets a window see some secrets for a while. */
export function reveal(
  db: WriteDb,
  client: string,
  hashes: readonly string[],
  until: number,
  now: number,
): void {
  db.run('DELETE FROM secret_reveals WHERE until <= ?', now);
  for (const hash of hashes)
    db.run(
      'INSERT OR REPLACE INTO secret_reveals (client, hash, until) VALUES (?, ?, ?)',
      client,
      hash,
      until,
    );
}

/** Hides from a window again what it was let see. */
export function hideAgain(db: WriteDb, client: string): void {
  db.run('DELETE FROM secret_reveals WHERE client = ?', client);
}

/** Decides about what stands at some places, wherever else it stands. Gives how many places that changed. */
export function decideFindings(db: WriteDb, keys: readonly number[], status: SecretStatus): number {
  return db.run(
    `UPDATE secret_findings SET status = ? WHERE status <> ? AND hash IN
       (SELECT hash FROM secret_findings WHERE pk IN (SELECT value FROM json_each(?)))`,
    status,
    status,
    JSON.stringify(keys),
  ).changes;
}

const LIVING = `EXISTS (${Object.keys(COLUMNS)
  .map((entity) => {
    const table = tableOf(entity as SecretEntity); // the keys of COLUMNS
    return `SELECT 1 FROM ${table.name} r WHERE f.entity = '${entity}' AND r.id = f.record_id AND r.deleted_at IS NULL`;
  })
  .join(' UNION ALL ')})`;

type Listed = FoundPlace & { sort_value: SqlValue; places: number; found_at: number };

/** One page of findings in what is not in Trash, the newest first, each secret once a record. */
export function listFindings(
  db: ReadDb,
  input: Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    statuses: readonly SecretStatus[];
    kinds?: readonly SecretKind[] | undefined;
    recordId?: string | undefined;
  }>,
  describe: (row: FoundPlace) => Pick<SecretFinding, 'excerpt' | 'sessionId' | 'actor' | 'client'>,
): Page<SecretFinding> {
  const chosen = [isOneOf('f.status', 'statuses', input.statuses), isOneOf('f.kind', 'kinds', input.kinds)];
  const from = 'FROM secret_findings f';
  return readPage<Listed, SecretFinding>(
    db,
    {
      select: `SELECT f.*, f.found_at AS sort_value,
        (SELECT count(*) FROM secret_findings o WHERE o.hash = f.hash) AS places ${from}`,
      from,
      where: [
        ...chosen.flatMap(({ where }) => where),
        ...(input.recordId === undefined ? [] : ['f.record_id = @record']),
        LIVING,
      ],
      parameters: {
        ...Object.fromEntries(chosen.flatMap(({ parameters }) => Object.entries(parameters))),
        ...(input.recordId === undefined ? {} : { record: input.recordId }),
      },
      sort: 'f.found_at',
      key: 'f.pk',
      order: 'desc',
    },
    input,
    (row) => ({
      id: row.pk,
      entity: row.entity,
      recordId: row.record_id,
      kind: row.kind,
      status: row.status,
      field: row.field,
      places: row.places,
      at: toIso(row.found_at),
      ...describe(row),
    }),
  );
}

/** How many places nobody decided about, by kind, in what is not in Trash. */
export function countFindings(db: ReadDb): { kind: SecretKind; count: number }[] {
  return db.all(
    `SELECT f.kind AS kind, count(*) AS count FROM secret_findings f WHERE f.status = 'open' AND ${LIVING} GROUP BY f.kind`,
  );
}

/** Where a record came from, and the session a message lies in. */
export function whereFrom(
  db: ReadDb,
  entity: SecretEntity,
  id: string,
): Pick<SecretFinding, 'sessionId' | 'actor' | 'client'> {
  const session = entity === 'message' ? '(SELECT s.id FROM sessions s WHERE s.pk = r.session_pk)' : 'NULL';
  const row = db.get<{ sessionId: string | null; actor: SecretFinding['actor']; client: string | null }>(
    `SELECT ${session} AS sessionId, r.origin_actor AS actor, r.origin_client AS client
     FROM ${tableOf(entity).name} r WHERE r.id = ?`,
    id,
  );
  return row ?? { sessionId: null, actor: null, client: null };
}

/** How far a table, or history, was looked through by these rules; 0 where it was not. */
export function scannedUpTo(db: ReadDb, name: string, rules: number): number {
  const row = db.get<{ upto: number }>(
    'SELECT upto FROM secret_scans WHERE name = ? AND rules = ?',
    name,
    rules,
  );
  return row?.upto ?? 0;
}

/** Notes how far a table, or history, was looked through. */
export function noteScanned(db: WriteDb, name: string, rules: number, upto: number): void {
  db.run('INSERT OR REPLACE INTO secret_scans (name, rules, upto) VALUES (?, ?, ?)', name, rules, upto);
}

/** The highest key of a table; 0 where it is empty. */
export function highestScannable(db: ReadDb, entity: SecretEntity): number {
  return db.get<{ pk: number | null }>(`SELECT max(pk) AS pk FROM ${tableOf(entity).name}`)?.pk ?? 0;
}

/** Records that were changed after a number of history, and the number of the last of these changes. */
export function changedSince(
  db: ReadDb,
  after: number,
  limit: number,
): { seq: number; entity: SecretEntity; id: string }[] {
  return db.all(
    `SELECT seq, entity, entity_id AS id FROM history
     WHERE seq > ? AND op = 'update' AND entity IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?`,
    after,
    JSON.stringify(Object.keys(COLUMNS)),
    limit,
  );
}
