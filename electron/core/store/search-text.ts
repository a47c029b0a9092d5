import type { Decision } from '../../../shared/entities/decision.ts';
import type { EntityName } from '../../../shared/entities/history.ts';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import type { Memory } from '../../../shared/entities/memory.ts';
import type { Preference } from '../../../shared/entities/preference.ts';
import type { Session } from '../../../shared/entities/session.ts';
import type { Task } from '../../../shared/entities/task.ts';
import { decisionSearchText } from './decisions.ts';
import { knowledgeSearchText } from './knowledge.ts';
import { memorySearchText } from './memories.ts';
import { preferenceSearchText } from './preferences.ts';
import { sessionSearchText } from './sessions.ts';
import { taskSearchText } from './tasks.ts';

/** Turns text into the terms that are indexed. */
export type Analyse = (text: string) => string;

/** What search sees of a record of any kind; null for kinds that are not searched or never change their words. */
export function searchTextOf(
  entity: EntityName,
  record: Readonly<Record<string, unknown>>,
  analyse: Analyse,
): string | null {
  switch (entity) {
    case 'session':
      return sessionSearchText(record as Session, analyse); // the table's fields are the entity's, here and below
    case 'memory':
      return memorySearchText(record as Memory, analyse); // likewise
    case 'knowledge':
      return knowledgeSearchText(record as Knowledge, analyse); // likewise
    case 'preference':
      return preferenceSearchText(record as Preference, analyse); // likewise
    case 'task':
      return taskSearchText(record as Task, analyse); // likewise
    case 'decision':
      return decisionSearchText(record as Decision, analyse); // likewise
    default:
      return null;
  }
}
