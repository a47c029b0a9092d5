import type { BundleRecord } from '../../../shared/bundle.ts';
import type { ImportProblem } from '../../../shared/entities/import.ts';
import type { ReadDb } from '../store/database.ts';
import { readBundleRecord } from '../store/exports.ts';
import { isForgottenRelation } from '../store/imported-relations.ts';
import { isForgotten } from '../store/imported-records.ts';
import { findRelation } from '../store/relations.ts';
import { cutText } from './source-text.ts';

type BundleRelation = BundleRecord<'relation'>;

/** The facts a relation of a bundle joins, by their ids here; null for one that was left out. */
export type RelationEnds = Readonly<{ fromId: string | null; toId: string | null }>;

/**
 * What an import does with a relation of a bundle: adds it, knows it, or leaves it out because it or a fact of it was
 * removed or forgotten here; `astray` is one whose fact is neither here nor in the bundle.
 */
export function fateOfBundleRelation(
  db: ReadDb,
  record: BundleRelation,
  ends: RelationEnds,
  isComing: (factId: string) => boolean = () => false,
): 'new' | 'here' | 'left' | 'astray' {
  const known = readBundleRecord(db, 'relation', record.id);
  if (known) return known.deleted_at !== null && record.deleted_at === null ? 'left' : 'here';
  const { fromId, toId } = ends;
  if (fromId === null || toId === null || isForgotten(db, record)) return 'left';
  const from = readBundleRecord(db, 'knowledge', fromId);
  const to = readBundleRecord(db, 'knowledge', toId);
  if ((!from && !isComing(fromId)) || (!to && !isComing(toId))) return 'astray';
  const { type } = record.data;
  if (from && to && isForgottenRelation(db, { from: from.data, to: to.data, type })) return 'left';
  const same = record.deleted_at === null && findRelation(db, { fromId, toId, type }) !== undefined;
  return same ? 'here' : 'new';
}

/** What is said of a relation that leads to or from nowhere. */
export function problemOfAstray({ data }: BundleRelation): ImportProblem {
  return {
    line: null,
    byte: 0,
    message: `The relation “${cutText(data.type, 200)}” joins a fact that is neither here nor in this export; it was left out.`,
  };
}
