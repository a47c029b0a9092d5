import type { ImportProblem } from '../../../shared/entities/import.ts';
import type { ReadDb } from '../store/database.ts';
import { findImported, knownMessages } from '../store/imported.ts';
import { findImportedFact } from '../store/imported-knowledge.ts';
import { BundlePreview } from './bundle-preview.ts';
import { addFactExample, type FactExample } from './fact-examples.ts';
import { copiedMessages } from './copied-history.ts';
import { problemOfOtherValue } from './knowledge-writer.ts';
import { fateOfRelation } from './relation-writer.ts';
import { addUnread, outlineOf } from './preview-outline.ts';
import { type ImportSource, sourceOfTree } from './source.ts';
import type { SourceItem, SourceKnowledge, SourceRelation, SourceSession } from './source-record.ts';

type Example = { title: string; messages: number; at: number | null; known: boolean };

/** What an import would bring. Times in milliseconds. */
export type ImportPreview = {
  sessions: number;
  messages: number;
  /** Only a part was read, the rest is estimated. */
  estimated: boolean;
  newSessions: number;
  newMessages: number;
  knowledge: number;
  newKnowledge: number;
  relations: number;
  newRelations: number;
  /** People, agents, preferences, tasks, views and settings. */
  records: number;
  newRecords: number;
  /** Its checksums do not fit: it is imported only if that is asked for. */
  damaged: boolean;
  inTrash: number;
  firstAt: number | null;
  lastAt: number | null;
  examples: Example[];
  facts: FactExample[];
  problemCount: number;
  problems: ImportProblem[];
};

type Known = { ids: Set<string>; skipped: boolean };

/** What is remembered while reading; `seen` outlives `known`, which holds only the last sessions. */
type Memory = { seen: Set<string>; known: Map<string, Known>; examples: Map<string, Example> };

const EXAMPLES = 20;
const PROBLEMS = 100;
/** How many sessions' ids are remembered for telling repeated messages apart. */
const REMEMBERED = 64;

/**
 * Reads a source without changing anything and says what an import would bring. Of a folder larger than `mostBytes` the
 * newest files are read, and what the others hold is estimated.
 */
export async function previewImport(
  db: ReadDb,
  source: ImportSource,
  signal: AbortSignal,
  mostBytes?: number,
): Promise<ImportPreview> {
  const preview: ImportPreview = {
    sessions: 0,
    messages: 0,
    estimated: false,
    newSessions: 0,
    newMessages: 0,
    knowledge: 0,
    newKnowledge: 0,
    relations: 0,
    newRelations: 0,
    records: 0,
    newRecords: 0,
    damaged: false,
    inTrash: 0,
    firstAt: null,
    lastAt: null,
    examples: [],
    facts: [],
    problemCount: 0,
    problems: [],
  };
  const memory: Memory = { seen: new Set(), known: new Map(), examples: new Map() };
  const bundle = new BundlePreview(db, preview, source.format === 'sample', (problem) =>
    noteProblem(preview, problem),
  );
  const outline = source.tree === undefined ? null : outlineOf(source.tree, mostBytes);
  const read = outline === null ? source : sourceOfTree(outline.read);
  for await (const item of read.read({ signal, ignoreDamage: true })) {
    if (item.kind === 'record') bundle.add(item.record);
    else countItem(db, preview, memory, item);
  }
  preview.examples.push(...memory.examples.values());
  if (outline !== null) addUnread(db, source.format, outline, preview);
  return preview;
}

function countItem(db: ReadDb, preview: ImportPreview, memory: Memory, item: SourceItem): void {
  if (item.kind === 'problem') noteProblem(preview, item.problem);
  if (item.kind === 'problem' && item.damage) preview.damaged = true;
  if (item.kind === 'knowledge') countKnowledge(db, preview, item.knowledge);
  if (item.kind === 'relation') countRelation(db, preview, item.relation);
  if (item.kind === 'session') countSession(db, preview, memory, item.session);
  if (item.kind === 'messages') {
    const session = memory.known.get(item.sessionExternalId);
    preview.messages += item.messages.length;
    const example = memory.examples.get(item.sessionExternalId);
    if (example) example.messages += item.messages.length;
    for (const { externalId, sentAt } of item.messages) {
      if (session && !session.skipped && !session.ids.has(externalId)) {
        preview.newMessages += 1;
        session.ids.add(externalId);
      }
      if (sentAt === null) continue;
      preview.firstAt = Math.min(preview.firstAt ?? sentAt, sentAt);
      preview.lastAt = Math.max(preview.lastAt ?? sentAt, sentAt);
      if (example) example.at ??= sentAt;
    }
  }
}

function countKnowledge(db: ReadDb, preview: ImportPreview, fact: SourceKnowledge): void {
  preview.knowledge += 1;
  const found = findImportedFact(db, fact.category, fact.key);
  addFactExample(preview.facts, fact, found !== undefined);
  if (found === undefined) preview.newKnowledge += 1;
  else if (found === 'forgotten' || found.deleted) preview.inTrash += 1;
  else if (found.value !== fact.value) noteProblem(preview, problemOfOtherValue(fact));
}

function countRelation(db: ReadDb, preview: ImportPreview, relation: SourceRelation): void {
  const fate = fateOfRelation(db, relation);
  preview.relations += 1;
  if (fate === 'new') preview.newRelations += 1;
  if (fate === 'left') preview.inTrash += 1;
}

function noteProblem(preview: ImportPreview, problem: ImportProblem): void {
  preview.problemCount += 1;
  if (preview.problems.length < PROBLEMS) preview.problems.push(problem);
}

function countSession(
  db: ReadDb,
  preview: ImportPreview,
  { seen, known, examples }: Memory,
  session: SourceSession,
): void {
  const example = examples.get(session.externalId);
  if (example) example.title = session.title;
  if (known.has(session.externalId)) return;
  const found = findImported(db, session.source, session.externalId);
  const skipped = found === 'forgotten' || found?.deleted === true;
  const here = found !== undefined && found !== 'forgotten' && !found.deleted;
  if (!seen.has(session.externalId)) {
    preview.sessions += 1;
    if (skipped) preview.inTrash += 1;
    else if (!here) preview.newSessions += 1;
  }
  seen.add(session.externalId);
  const copied = copiedMessages(db, session);
  const ids = new Set([...(here ? knownMessages(db, found.pk).keys() : []), ...copied]);
  if (known.size >= REMEMBERED) {
    const oldest = known.keys().next().value;
    if (oldest !== undefined) known.delete(oldest);
  }
  known.set(session.externalId, { ids, skipped });
  if (examples.size < EXAMPLES && !example) {
    examples.set(session.externalId, {
      title: session.title,
      messages: 0,
      at: session.startedAt,
      known: here,
    });
  }
}
