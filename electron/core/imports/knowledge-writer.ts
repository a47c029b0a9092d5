import type { ImportCounts, ImportProblem } from '../../../shared/entities/import.ts';
import type { NewId } from '../ports.ts';
import { findImportedFact, insertImportedFact } from '../store/imported-knowledge.ts';
import type { KnownFact } from '../store/imported-knowledge.ts';
import { reviveImport } from '../store/undone-import.ts';
import type { Transaction } from '../store/store.ts';
import type { SourceKnowledge } from './source-record.ts';
import { cutText } from './source-text.ts';

type Options = Readonly<{
  importId: string;
  client: string;
  reviveUndone: boolean;
  newId: NewId;
  analyse: (text: string) => string;
}>;

/** Adds a fact that is not here yet. Gives what is wrong where another value is, which is left alone. */
export function addKnowledge(
  transaction: Transaction,
  options: Options,
  counts: ImportCounts,
  fact: SourceKnowledge,
): ImportProblem | null {
  counts.knowledge += 1;
  const known = findOrRevive(transaction, options, fact);
  if (known === 'forgotten' || known?.deleted === true) {
    counts.inTrash += 1;
    return null;
  }
  if (known !== undefined) return known.value === fact.value ? null : problemOfOtherValue(fact);
  const { category, key, value, source, sentAt } = fact;
  const { at } = transaction.stamp;
  insertImportedFact(transaction, options.newId(), {
    category,
    key,
    value,
    source,
    createdAt: Math.min(sentAt ?? at, at),
    importId: options.importId,
    originClient: options.client,
    searchText: options.analyse([category, key, value].join('\n')),
  });
  counts.addedKnowledge += 1;
  return null;
}

/** What is said of a fact whose key holds another value. */
export function problemOfOtherValue({ category, key }: SourceKnowledge): ImportProblem {
  const name = `${cutText(category, 100)} / ${cutText(key, 100)}`;
  return {
    line: null,
    byte: 0,
    message: `“${name}” is here already and says something else. It was left as it is; the value of this file was left out.`,
  };
}

function findOrRevive(
  transaction: Transaction,
  { reviveUndone, analyse }: Options,
  { category, key }: SourceKnowledge,
): KnownFact | 'forgotten' | undefined {
  const known = findImportedFact(transaction.db, category, key);
  if (known === undefined || known === 'forgotten' || known.undoneImportId === null || !reviveUndone)
    return known;
  reviveImport(transaction, known.undoneImportId, analyse);
  return findImportedFact(transaction.db, category, key);
}
