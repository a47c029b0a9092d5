import { isConstraintError, type SqlValue, type WriteDb } from '../database.ts';

/** What the repair needs to make rows of its own. */
type World = Readonly<{ newId: () => string; now: number }>;
type Violation = Readonly<{ table: string; rowid: number | null; fkid: number }>;
type Reference = Readonly<{ id: number; table: string; from: string; to: string }>;

const ROUNDS = 5;

/**
 * Mends references to rows that were lost: what holds other rows together is replaced by a stand-in under the same key,
 * another reference is taken out, and a row that is nothing without it goes. Counts of messages are counted anew.
 */
export function repairReferences(db: WriteDb, world: World): { standIns: number; dropped: number } {
  let standIns = 0;
  let dropped = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const violations = db.all<Violation>('PRAGMA foreign_key_check');
    if (violations.length === 0) break;
    for (const { table, rowid, fkid } of violations) {
      const reference = db
        .all<Reference>(`PRAGMA foreign_key_list("${table}")`)
        .find((candidate) => candidate.id === fkid);
      if (reference === undefined || rowid === null) continue;
      if (standIn(db, table, rowid, reference, world)) standIns += 1;
      else if (!takeOut(db, table, rowid, reference)) {
        dropped += db.run(`DELETE FROM "${table}" WHERE rowid = ?`, rowid).changes;
      }
    }
  }
  db.exec(`UPDATE sessions SET message_count = (SELECT count(*) FROM messages m
    WHERE m.session_pk = sessions.pk AND m.active = 1 AND m.deleted_at IS NULL)`);
  return { standIns, dropped };
}

/** Makes the row a reference leads to, where it is one that holds others together; once. Gives whether it did. */
function standIn(
  db: WriteDb,
  table: string,
  rowid: number,
  { table: parent, from, to }: Reference,
  world: World,
): boolean {
  const row = db.get<Record<string, SqlValue>>(
    `SELECT "${from}" AS value FROM "${table}" WHERE rowid = ?`,
    rowid,
  );
  const value = row?.['value'] ?? null;
  if (value === null || db.get(`SELECT 1 FROM "${parent}" WHERE "${to}" = ?`, value)) return false;
  const fields = STAND_INS[parent]?.(value, world, db);
  if (fields === undefined) return false;
  const columns = { ...fields, [to]: value };
  const names = Object.keys(columns);
  try {
    db.run(
      `INSERT INTO "${parent}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(columns),
    );
    return true;
  } catch (error) {
    if (isConstraintError(error)) return false;
    throw error;
  }
}

function takeOut(db: WriteDb, table: string, rowid: number, { table: parent, from, to }: Reference): boolean {
  const value = db.get<{ value: SqlValue }>(
    `SELECT "${from}" AS value FROM "${table}" WHERE rowid = ?`,
    rowid,
  )?.value;
  if (value !== undefined && value !== null && db.get(`SELECT 1 FROM "${parent}" WHERE "${to}" = ?`, value))
    return true;
  try {
    return db.run(`UPDATE "${table}" SET "${from}" = NULL WHERE rowid = ?`, rowid).changes > 0;
  } catch (error) {
    if (isConstraintError(error)) return false;
    throw error;
  }
}

type StandIn = (value: SqlValue, world: World, db: WriteDb) => Record<string, SqlValue>;

const common = ({ newId, now }: World): Record<string, SqlValue> => ({
  id: newId(),
  created_at: now,
  updated_at: now,
});
const ORIGIN = { origin_actor: 'person', origin_client: 'mneme', origin_trust: 'trusted' } as const;

/** What a conversation, a person, an agent and a transaction are while nothing more is known of them. */
const STAND_INS: Readonly<Record<string, StandIn>> = {
  users: (_, world) => ({ ...common(world), name: '', ...ORIGIN }),
  agents: (value, world) => ({
    ...common(world),
    name: `Salvaged agent ${String(value).slice(-12)}`,
    type: 'general',
    autonomy_level: 'adaptive',
    learning_enabled: 1,
    paused: 0,
    ...ORIGIN,
  }),
  sessions: (value, world, db) => ({
    ...common(world),
    user_id: someUser(db, world),
    title: 'Salvaged conversation',
    topics: '[]',
    importance: 0.5,
    last_active: lastMessage(db, value) ?? world.now,
    source: 'mneme',
    search_text: 'salvaged conversation',
    ...ORIGIN,
  }),
  history_tx: (_, { now }) => ({ at: now, actor: 'person', client: 'mneme', operation: 'store.salvage' }),
};

function someUser(db: WriteDb, world: World): SqlValue {
  const known = db.get<{ id: string }>('SELECT id FROM users ORDER BY pk LIMIT 1');
  if (known) return known.id;
  const id = world.newId();
  db.run(
    `INSERT INTO users (id, created_at, updated_at, name, origin_actor, origin_trust) VALUES (?, ?, ?, '', 'person', 'trusted')`,
    id,
    world.now,
    world.now,
  );
  return id;
}

function lastMessage(db: WriteDb, sessionPk: SqlValue): number | null {
  if (typeof sessionPk !== 'number') return null;
  return (
    db.get<{ at: number | null }>(
      'SELECT max(coalesce(sent_at, created_at)) AS at FROM messages WHERE session_pk = ?',
      sessionPk,
    )?.at ?? null
  );
}
