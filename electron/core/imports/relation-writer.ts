import type { ImportCounts } from '../../../shared/entities/import.ts';
import type { NewId } from '../ports.ts';
import type { ReadDb } from '../store/database.ts';
import { findImportedFact } from '../store/imported-knowledge.ts';
import {
  findFactId,
  findImportedRelation,
  insertImportedRelation,
  isForgottenRelation,
} from '../store/imported-relations.ts';
import { reviveImport } from '../store/undone-import.ts';
import type { Transaction } from '../store/store.ts';
import type { SourceRelation } from './source-record.ts';

type Options = Readonly<{
  importId: string;
  client: string;
  reviveUndone: boolean;
  newId: NewId;
  analyse: (text: string) => string;
}>;

/** `left`: it, or one of its facts, lies in Trash or was forgotten. */
type Fate = 'new' | 'here' | 'left';

/** Adds a relation that is not here yet; its facts came before. */
export function addRelation(
  transaction: Transaction,
  options: Options,
  counts: ImportCounts,
  relation: SourceRelation,
): void {
  const { db } = transaction;
  counts.relations += 1;
  if (options.reviveUndone) reviveUndone(transaction, options, relation);
  const fate = fateOfRelation(db, relation);
  if (fate === 'left') counts.inTrash += 1;
  if (fate !== 'new') return;
  const ends = endsOf(db, relation);
  if (ends === null) throw new Error('An adapter gave a relation of facts it did not give');
  insertImportedRelation(transaction, options.newId(), {
    ...ends,
    importId: options.importId,
    originClient: options.client,
  });
  counts.addedRelations += 1;
}

/** What an import does with a relation, whether its facts are here by now or not yet. */
export function fateOfRelation(db: ReadDb, relation: SourceRelation): Fate {
  for (const { category, key } of [relation.from, relation.to]) {
    const fact = findImportedFact(db, category, key);
    if (fact === 'forgotten' || fact?.deleted === true) return 'left';
  }
  if (isForgottenRelation(db, relation)) return 'left';
  const ends = endsOf(db, relation);
  const known = ends === null ? undefined : findImportedRelation(db, ends);
  if (known === undefined) return 'new';
  return known.deleted ? 'left' : 'here';
}

function reviveUndone(transaction: Transaction, { analyse }: Options, relation: SourceRelation): void {
  const ends = endsOf(transaction.db, relation);
  const undone = ends === null ? null : findImportedRelation(transaction.db, ends)?.undoneImportId;
  if (undone) reviveImport(transaction, undone, analyse);
}

function endsOf(db: ReadDb, { from, to, type }: SourceRelation) {
  const fromId = findFactId(db, from);
  const toId = findFactId(db, to);
  return fromId === undefined || toId === undefined ? null : { fromId, toId, type };
}
