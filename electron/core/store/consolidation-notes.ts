import type { ReadDb, WriteDb } from './database.ts';

/** How long a lease is good without a sign of life. */
const LEASE_MS = 30_000;

/** Takes a lease for a holder, or says that another one has it. */
export function takeLease(db: WriteDb, name: string, holder: string, now: number): boolean {
  return (
    db.run(
      `INSERT INTO leases (name, holder, heartbeat_at) VALUES (@name, @holder, @now)
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, heartbeat_at = excluded.heartbeat_at
         WHERE holder = excluded.holder OR heartbeat_at < @now - ${LEASE_MS} OR heartbeat_at > @now + ${LEASE_MS}`,
      { name, holder, now },
    ).changes > 0
  );
}

/** Whether anybody holds a lease and gave a sign of life lately. */
export function isLeased(db: ReadDb, name: string, now: number): boolean {
  const row = db.get<{ at: number }>('SELECT heartbeat_at AS at FROM leases WHERE name = ?', name);
  return row !== undefined && Math.abs(now - row.at) <= LEASE_MS;
}

/** Notes that the holder of a lease is alive. */
export function keepLease(db: WriteDb, name: string, holder: string, now: number): void {
  db.run('UPDATE leases SET heartbeat_at = ? WHERE name = ? AND holder = ?', now, name, holder);
}

/** Gives a lease back. */
export function leaveLease(db: WriteDb, name: string, holder: string): void {
  db.run('DELETE FROM leases WHERE name = ? AND holder = ?', name, holder);
}

/** Remembers that something is not to be proposed again. */
export function dismiss(db: WriteDb, key: string, now: number): void {
  db.run('INSERT OR IGNORE INTO dismissed_actions (key, at) VALUES (?, ?)', key, now);
}

/** Whether something was undone or refused, or is a proposal, a memory or a name that was made once. */
export function isDismissed(db: ReadDb, key: string): boolean {
  return (
    db.get('SELECT 1 FROM dismissed_actions WHERE key = ?', key) !== undefined ||
    db.get(
      `SELECT 1 FROM consolidation_actions WHERE key = ? AND kind IN ('propose', 'remember', 'name')`,
      key,
    ) !== undefined ||
    db.get('SELECT 1 FROM proposals WHERE key = ? AND deleted_at IS NULL', key) !== undefined
  );
}

/** When each chore was done last, in milliseconds. */
export function choreTimes(db: ReadDb): Record<string, number> {
  const rows = db.all<{ name: string; done_at: number }>('SELECT name, done_at FROM chores');
  return Object.fromEntries(rows.map(({ name, done_at }) => [name, done_at]));
}

/** Notes that a chore was done. */
export function noteChore(db: WriteDb, name: string, now: number): void {
  db.run(
    'INSERT INTO chores (name, done_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET done_at = excluded.done_at',
    name,
    now,
  );
}

/** How far a session was read. */
export function noteSessionRead(db: WriteDb, sessionPk: number, lastOrdinal: number): void {
  db.run(
    `INSERT INTO consolidation_sessions (session_pk, last_ordinal) VALUES (?, ?)
     ON CONFLICT (session_pk) DO UPDATE SET last_ordinal = excluded.last_ordinal`,
    sessionPk,
    lastOrdinal,
  );
}

/** What summary a session was given, and of how many messages; null where nothing could be said of them. */
export function noteSummary(
  db: WriteDb,
  sessionPk: number,
  messageCount: number,
  summaryHash: string | null,
): void {
  db.run(
    `UPDATE consolidation_sessions SET summarised_count = ?, summary_hash = coalesce(?, summary_hash)
     WHERE session_pk = ?`,
    messageCount,
    summaryHash,
    sessionPk,
  );
}

/** A statement as it is counted by. */
export type NotedStatement = Readonly<{
  messagePk: number;
  kind: 'preference' | 'decision';
  hash: string;
  key: string;
  value: string;
  sentence: string;
  confidence: number;
}>;

/** Notes what a message states; noted twice it is there once. */
export function noteStatement(db: WriteDb, statement: NotedStatement): void {
  db.run(
    `INSERT OR IGNORE INTO consolidation_statements (message_pk, kind, hash, key, value, sentence, confidence)
     VALUES (@messagePk, @kind, @hash, @key, @value, @sentence, @confidence)`,
    statement,
  );
}

/** Words as numbers. `bands` are those of memories only. */
export type Features = Readonly<{
  hash: string;
  bands: Uint32Array;
  terms: Uint32Array;
  subject: string | null;
  secret: boolean;
}>;

/** Notes the features of a memory. */
export function noteMemoryFeatures(db: WriteDb, memoryPk: number, features: Features): void {
  db.run(
    `INSERT OR REPLACE INTO memory_features (memory_pk, hash, bands, terms, subject, secret) VALUES (?, ?, ?, ?, ?, ?)`,
    memoryPk,
    features.hash,
    bytesOf(features.bands),
    bytesOf(features.terms),
    features.subject,
    features.secret ? 1 : 0,
  );
}

/** Notes the features of a fact. */
export function noteKnowledgeFeatures(
  db: WriteDb,
  knowledgePk: number,
  features: Omit<Features, 'hash' | 'bands'>,
): void {
  db.run(
    `INSERT OR REPLACE INTO knowledge_features (knowledge_pk, terms, subject, secret) VALUES (?, ?, ?, ?)`,
    knowledgePk,
    bytesOf(features.terms),
    features.subject,
    features.secret ? 1 : 0,
  );
}

/** What was looked at, and for what. */
export type Look = 'compared' | 'claimed' | 'clustered';

const LOOKED_AT = {
  memory: { table: 'memory_features', key: 'memory_pk' },
  knowledge: { table: 'knowledge_features', key: 'knowledge_pk' },
} as const;

/** Notes for some memories or facts, by key, that they were looked at. */
export function noteLook(
  db: WriteDb,
  entity: keyof typeof LOOKED_AT,
  look: Look,
  keys: readonly number[],
): void {
  const { table, key } = LOOKED_AT[entity];
  db.run(
    `UPDATE ${table} SET ${look} = 1 WHERE ${key} IN (SELECT value FROM json_each(?))`,
    JSON.stringify(keys),
  );
}

/** Notes that a memory needs no further look while another stands in its place. */
export function noteSuperseded(db: WriteDb, memoryId: string): void {
  db.run(
    `UPDATE memory_features SET compared = 1, claimed = 1, clustered = 1
     WHERE memory_pk = (SELECT pk FROM memories WHERE id = ?)`,
    memoryId,
  );
}

/** How many statements were not counted yet. */
export function countUncounted(db: ReadDb): number {
  return (
    db.get<{ n: number }>('SELECT count(*) AS n FROM consolidation_statements WHERE counted = 0')?.n ?? 0
  );
}

/** Notes that statements were counted, at most so many. */
export function noteCounted(db: WriteDb, limit: number): void {
  db.run(
    `UPDATE consolidation_statements SET counted = 1 WHERE pk IN (
       SELECT pk FROM consolidation_statements WHERE counted = 0 LIMIT ?)`,
    limit,
  );
}

/** Numbers as the store keeps them: 32 bits each, the lowest first, whatever the machine. */
function bytesOf(numbers: Uint32Array): Uint8Array {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [place, number] of numbers.entries()) bytes.writeUInt32LE(number, place * 4);
  return bytes;
}

/** Numbers the store kept. */
export function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Uint32Array(bytes.byteLength / 4);
  for (let place = 0; place < numbers.length; place += 1) numbers[place] = view.getUint32(place * 4, true);
  return numbers;
}
