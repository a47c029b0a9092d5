import type { KnowledgeCluster } from '../../../shared/entities/cluster.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { type Viewer, visibleTo } from './memory-visibility.ts';
import { isLiving, readRecord } from './record.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { clustersTable, knowledgeTable, memoriesTable } from './tables.ts';
import { titleOf } from './titles.ts';

const MEMBER_TABLES = [
  { entity: 'knowledge', table: knowledgeTable },
  { entity: 'memory', table: memoriesTable },
] as const;

type ListRow = Row & { sort_value: SqlValue; pk: number };

/** One page of clusters, the most important first, or by name; those all of whose members the viewer sees. */
export function listClusters(
  db: ReadDb,
  input: Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    memberId?: string | undefined;
    sort: 'importanceScore' | 'name';
    order: 'asc' | 'desc';
    viewer: Viewer;
  }>,
): Page<KnowledgeCluster> {
  const from = 'FROM knowledge_clusters c';
  const sort = input.sort === 'name' ? 'c.name' : 'c.importance_score';
  const where = ['c.deleted_at IS NULL'];
  const seen = visibleTo(input.viewer, 'm');
  if (seen.where.length > 0)
    where.push(`NOT EXISTS (SELECT 1 FROM json_each(c.member_ids) member JOIN memories m ON m.id = member.value
      WHERE NOT (${seen.where.join(' AND ')}))`);
  if (input.memberId !== undefined) where.push('instr(c.member_ids, @member)');
  return readPage<ListRow, KnowledgeCluster>(
    db,
    {
      select: `SELECT ${selectColumns(clustersTable, 'c')}, c.pk, ${sort} AS sort_value ${from}`,
      from,
      where,
      parameters: {
        ...seen.parameters,
        ...(input.memberId === undefined ? {} : { member: input.memberId }),
      },
      sort,
      key: 'c.pk',
      order: input.order,
    },
    input,
    (row) => decodeRow(clustersTable, row) as KnowledgeCluster, // the table's fields are the entity's
  );
}

type Member = { entity: 'knowledge' | 'memory'; id: string; title: string };

/** A cluster and what it holds that is still here, in its order. Throws `not_found`. */
export function readCluster(db: ReadDb, id: string): KnowledgeCluster & { members: Member[] } {
  const cluster = readRecord(db, clustersTable, id) as KnowledgeCluster; // the table's fields are the entity's
  const members = cluster.memberIds.flatMap((memberId) =>
    MEMBER_TABLES.flatMap(({ entity, table }) =>
      isLiving(db, table, memberId) ? [{ entity, id: memberId, title: titleOf(db, entity, memberId) }] : [],
    ),
  );
  return { ...cluster, members };
}

/** Every living cluster by its members. */
export function clusterMembers(db: ReadDb): { id: string; memberIds: string[] }[] {
  const rows = db.all<{ id: string; member_ids: string }>(
    'SELECT id, member_ids FROM knowledge_clusters WHERE deleted_at IS NULL ORDER BY pk',
  );
  return rows.map(({ id, member_ids }) => ({ id, memberIds: JSON.parse(member_ids) as string[] })); // written by insertRecord
}
