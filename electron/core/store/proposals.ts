import type { Proposal, ProposalKind, ProposalStatus } from '../../../shared/entities/proposal.ts';
import type { Page } from '../../../shared/primitives.ts';
import { allOf, type Conditions, isOneOf, readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { insertRecord, readRecord, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { proposalsTable } from './tables.ts';

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
  const { where, parameters } = conditionsOf(input);
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
  const { where, parameters } = conditionsOf({ statuses: ['open'], now });
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

function conditionsOf({ statuses, kinds, agentIds, now }: ProposalFilter): Conditions {
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
