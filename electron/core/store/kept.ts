import type { Candidate, ProposalRecord } from '../../../shared/entities/proposal.ts';
import type { ReadDb } from './database.ts';
import { findKnowledge } from './knowledge.ts';
import { readUser } from './people.ts';
import { findPreference } from './preferences.ts';

/** What is kept already where a candidate would be kept. */
export function findKept(
  db: ReadDb,
  candidate: Exclude<Candidate, { kind: 'memory' }>,
): { record: ProposalRecord; value: string } | undefined {
  if (candidate.kind === 'preference') {
    const known = findPreference(db, readUser(db).id, candidate.key);
    if (!known) return undefined;
    const value = typeof known.value === 'string' ? known.value : JSON.stringify(known.value);
    return { record: { entity: 'preference', id: known.id }, value };
  }
  if (candidate.kind === 'knowledge') {
    const known = findKnowledge(db, candidate.category, candidate.key);
    return known && { record: { entity: 'knowledge', id: known.id }, value: known.value };
  }
  const known = db.get<{ id: string; description: string }>(
    `SELECT id, description FROM tasks
     WHERE deleted_at IS NULL AND substr(description, 1, 60) = substr(@words, 1, 60) AND description = @words LIMIT 1`,
    { words: candidate.description },
  );
  return known && { record: { entity: 'task', id: known.id }, value: known.description };
}
