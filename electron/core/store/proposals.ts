import type {
  DescribedRecord,
  Proposal,
  ProposalKind,
  ProposalRecord,
  ProposalStatus,
} from '../../../shared/entities/proposal.ts';
import type { Page } from '../../../shared/primitives.ts';
import { allOf, type Conditions, isOneOf, readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { insertRecord, readRecord, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { proposalsTable, tableOf } from './tables.ts';
import { textOf, titleOf } from './titles.ts';

type ListRow = Row & { sort_value: SqlValue; pk: number };

export type ProposalFilter = Readonly<{
  statuses?: readonly ProposalStatus[] | undefined;
  kinds?: readonly ProposalKind[] | undefined;
  agentIds?: readonly string[] | undefined;
  /** Milliseconds since 1970: what was snoozed until then is open again. */
  now: number;
}>;

/** What a proposal is made of beside the common fields. */
export type ProposalFields = Pick<
  Proposal,
  | 'kind'
  | 'agentId'
  | 'candidate'
  | 'sentence'
  | 'messageId'
  | 'sessionId'
  | 'confidence'
  | 'record'
  | 'others'
  | 'key'
>;

/** Puts a proposal into the Inbox, unless the same was ever there. Gives whether it is new. */
export function insertProposal(transaction: Transaction, id: string, fields: ProposalFields): boolean {
  if (hasProposal(transaction.db, fields.key)) return false;
  insertRecord(transaction, proposalsTable, id, {
    ...fields,
    status: 'open',
    snoozedUntil: null,
    result: null,
    originSessionId: fields.sessionId,
    originMessageId: fields.messageId,
  });
  return true;
}

/** Whether a proposal of this key was made, whatever became of it. */
function hasProposal(db: ReadDb, key: string): boolean {
  return db.get('SELECT 1 FROM proposals WHERE key = ? AND deleted_at IS NULL', key) !== undefined;
}

/** Notes what was decided about a proposal. */
export function updateProposal(
  transaction: Transaction,
  id: string,
  fields: Partial<Pick<Proposal, 'status' | 'snoozedUntil' | 'result' | 'candidate'>>,
): void {
  updateRecord(transaction, proposalsTable, id, fields);
}

/** One living proposal; one whose time to be snoozed is over is open. Throws `not_found`. */
export function readProposal(db: ReadDb, id: string, now: number): Proposal {
  return awake(readRecord(db, proposalsTable, id) as Proposal, now); // the table's fields are the entity's
}

/** One page of proposals, oldest first: what came first is decided first. */
export function listProposals(
  db: ReadDb,
  input: ProposalFilter &
    Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean; order: 'asc' | 'desc' }>,
): Page<Proposal> {
  const { where, parameters } = proposalConditions(input);
  const from = 'FROM proposals p';
  return readPage<ListRow, Proposal>(
    db,
    {
      select: `SELECT ${selectColumns(proposalsTable, 'p')}, p.pk, p.created_at AS sort_value ${from}`,
      from,
      where,
      parameters,
      sort: 'p.created_at',
      key: 'p.pk',
      order: input.order,
    },
    input,
    (row) => awake(decodeRow(proposalsTable, row) as Proposal, input.now), // the table's fields are the entity's
  );
}

/** How many proposals of each kind are open. */
export function countOpenProposals(db: ReadDb, now: number): Record<ProposalKind, number> {
  const { where, parameters } = proposalConditions({ statuses: ['open'], now });
  const counts: Record<ProposalKind, number> = {
    new: 0,
    'low-confidence': 0,
    contradicting: 0,
    duplicate: 0,
    secret: 0,
  };
  const rows = db.all<{ kind: ProposalKind; n: number }>(
    `SELECT p.kind, count(*) AS n FROM proposals p WHERE ${where.join(' AND ')} GROUP BY p.kind`,
    parameters,
  );
  for (const { kind, n } of rows) counts[kind] = n;
  return counts;
}

/** How many proposals wait for a later moment. */
export function countSnoozedProposals(db: ReadDb, now: number): number {
  const { where, parameters } = proposalConditions({ statuses: ['snoozed'], now });
  const sql = `SELECT count(*) AS n FROM proposals p WHERE ${where.join(' AND ')}`;
  return db.get<{ n: number }>(sql, parameters)?.n ?? 0;
}

type Decided = Exclude<ProposalStatus, 'open' | 'snoozed'>;

/** What was decided from a moment on, in milliseconds since 1970, and how often. */
export function countDecidedProposals(db: ReadDb, since: number): Record<Decided, number> {
  const counts: Record<Decided, number> = { accepted: 0, edited: 0, merged: 0, forgotten: 0 };
  const rows = db.all<{ status: Decided; n: number }>(
    `SELECT p.status, count(*) AS n FROM proposals p
     WHERE p.deleted_at IS NULL AND p.status NOT IN ('open', 'snoozed') AND p.updated_at >= ? GROUP BY p.status`,
    since,
  );
  for (const { status, n } of rows) counts[status] = n;
  return counts;
}

/** A record a proposal speaks of as it is now, be it in Trash. */
export function describeRecord(db: ReadDb, { entity, id }: ProposalRecord): DescribedRecord {
  const table = tableOf(entity);
  const row = db.get<Row>(`SELECT ${selectColumns(table, 'r')} FROM ${table.name} r WHERE r.id = ?`, id);
  const record = row === undefined ? {} : (decodeRow(table, row) as Partial<DescribedFields>); // the tables' fields
  return {
    entity,
    id,
    title: titleOf(db, entity, id),
    text: textOf(db, entity, id),
    living: record.id === id && record.deletedAt === null,
    held: record.held ?? false,
    sentence: record.source ?? null,
    confidence: record.confidence ?? null,
    uses: record.accessCount ?? null,
    createdAt: record.createdAt ?? null,
    origin: record.origin ?? null,
  };
}

/** What the tables of what is proposed have in common, and what only some have. */
type DescribedFields = Pick<Proposal, 'id' | 'createdAt' | 'deletedAt' | 'origin' | 'confidence'> &
  Readonly<{ held: boolean; source: string | null; accessCount: number }>;

/** What a filter asks for, under the alias `p`. */
export function proposalConditions({ statuses, kinds, agentIds, now }: ProposalFilter): Conditions {
  const status = `iif(p.status = 'snoozed' AND p.snoozed_until <= @now, 'open', p.status)`;
  return allOf([
    { where: ['p.deleted_at IS NULL'], parameters: {} },
    statuses === undefined
      ? { where: [], parameters: {} }
      : {
          // The first condition follows from the second: it finds its place in the index.
          where: [
            `p.status IN (SELECT value FROM json_each(@stored))`,
            `${status} IN (SELECT value FROM json_each(@statuses))`,
          ],
          parameters: {
            stored: JSON.stringify(statuses.includes('open') ? [...statuses, 'snoozed'] : statuses),
            statuses: JSON.stringify(statuses),
            now,
          },
        },
    isOneOf('p.kind', 'kinds', kinds),
    isOneOf('p.agent_id', 'agentIds', agentIds),
  ]);
}

function awake(proposal: Proposal, now: number): Proposal {
  const over =
    proposal.status === 'snoozed' &&
    proposal.snoozedUntil !== null &&
    Date.parse(proposal.snoozedUntil) <= now;
  return over ? { ...proposal, status: 'open', snoozedUntil: null } : proposal;
}
