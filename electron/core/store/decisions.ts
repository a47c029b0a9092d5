import type { Decision, DecisionOutcome } from '../../../shared/entities/decision.ts';
import type { Page } from '../../../shared/primitives.ts';
import { allOf, type Conditions, isOneOf, readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { insertRecord, notFound } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, fromIso, type Row, selectColumns } from './table.ts';
import { decisionsTable } from './tables.ts';

type DecisionRow = Row & { sort_value: SqlValue; pk: number };

export type DecisionFilter = Readonly<{
  agentId?: string | undefined;
  sessionId?: string | undefined;
  outcomes?: readonly DecisionOutcome[] | undefined;
  withMemories?: boolean | undefined;
  since?: string | undefined;
  /** An FTS5 expression; null where the words asked for are none. */
  match: string | null;
}>;

export type DecisionFields = Readonly<
  Pick<
    Decision,
    | 'agentId'
    | 'sessionId'
    | 'summary'
    | 'inputs'
    | 'options'
    | 'chosen'
    | 'memoriesUsed'
    | 'outcome'
    | 'outcomeBy'
  > & { decidedAt: string | number }
>;

const COLUMNS = `${selectColumns(decisionsTable, 'd')}, d.pk, a.name AS agent_name`;
const FROM = 'FROM decisions d JOIN agents a ON a.id = d.agent_id';

/** One living decision, of an agent if one is named. Throws `not_found`. */
export function readDecision(db: ReadDb, id: string, agentId?: string): Decision {
  const row = db.get<DecisionRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE d.id = @id AND d.deleted_at IS NULL AND (@agentId IS NULL OR d.agent_id = @agentId)`,
    { id, agentId: agentId ?? null },
  );
  if (!row) throw notFound(decisionsTable, id);
  return decodeDecision(row);
}

/** One page of decisions, the latest first. */
export function listDecisions(
  db: ReadDb,
  input: DecisionFilter & Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean }>,
): Page<Decision> {
  const { where, parameters } = decisionConditions(input);
  return readPage<DecisionRow, Decision>(
    db,
    {
      select: `SELECT ${COLUMNS}, d.decided_at AS sort_value ${FROM}`,
      from: 'FROM decisions d',
      where,
      parameters,
      sort: 'd.decided_at',
      key: 'd.pk',
      order: 'desc',
    },
    input,
    decodeDecision,
  );
}

/** Adds a decision. */
export function insertDecision(
  transaction: Transaction,
  id: string,
  fields: DecisionFields,
  analyse: (text: string) => string,
): void {
  const searchText = decisionSearchText(fields, analyse);
  insertRecord(transaction, decisionsTable, id, { ...fields, quality: null, searchText });
}

/** What search sees of a decision: what it was, what was chosen, and out of what. */
export function decisionSearchText(
  decision: Readonly<Pick<Decision, 'summary' | 'chosen' | 'options'>>,
  analyse: (text: string) => string,
): string {
  return analyse([decision.summary, decision.chosen ?? '', ...decision.options].join('\n'));
}

/** What a filter asks of the living decisions, under the alias `d`. */
export function decisionConditions(filter: DecisionFilter): Conditions {
  const equals = (column: string, name: string, value: string | undefined): Conditions =>
    value === undefined
      ? { where: [], parameters: {} }
      : { where: [`${column} = @${name}`], parameters: { [name]: value } };
  const { match, since, withMemories } = filter;
  return allOf([
    { where: ['d.deleted_at IS NULL'], parameters: {} },
    equals('d.agent_id', 'agentId', filter.agentId),
    equals('d.session_id', 'sessionId', filter.sessionId),
    isOneOf('d.outcome', 'outcomes', filter.outcomes),
    withMemories === undefined
      ? { where: [], parameters: {} }
      : { where: [`d.memories_used ${withMemories ? '<>' : '='} '[]'`], parameters: {} },
    since === undefined
      ? { where: [], parameters: {} }
      : { where: ['d.decided_at >= @since'], parameters: { since: fromIso(since) } },
    match === null
      ? { where: [], parameters: {} }
      : {
          where: ['d.pk IN (SELECT rowid FROM decisions_fts WHERE decisions_fts MATCH @match)'],
          parameters: { match },
        },
  ]);
}

function decodeDecision(row: DecisionRow): Decision {
  const record = decodeRow(decisionsTable, row);
  delete record['searchText'];
  return { ...record, agentName: row['agent_name'] } as Decision; // the table's fields are the entity's
}
