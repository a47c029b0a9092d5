import type { Analyser } from '../retrieval/analyse.ts';
import { parseQuery } from '../retrieval/query.ts';
import type { Conditions } from '../store/cursor.ts';
import { knowledgeConditions, type KnowledgeFilter } from '../store/knowledge.ts';

/** A filter of facts as the contract knows it: with the words they must hold as a person types them. */
export type FactFilter = Omit<KnowledgeFilter, 'match'> & Readonly<{ contains?: string | undefined }>;

/** What a filter asks of facts. */
export function factConditions(analyser: Analyser, { contains, ...filter }: FactFilter): Conditions {
  return knowledgeConditions({ ...filter, match: matchOf(analyser, contains) });
}

/** The FTS5 query words become; null without words. */
export function matchOf(analyser: Analyser, words: string | undefined): string | null {
  return words === undefined ? null : parseQuery(analyser, words).match;
}
