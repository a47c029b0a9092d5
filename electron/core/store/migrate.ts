import { openReader, type ReadDb, sqliteErrorCode, type WriteDb } from './database.ts';
import { createInitialSchema } from './migrations/0010-initial.ts';
import { loosenJobs } from './migrations/0011-jobs.ts';
import { createRelations } from './migrations/0020-relations.ts';
import { addResumableImports } from './migrations/0021-resumable-imports.ts';
import { addFollowedFiles } from './migrations/0022-followed-files.ts';
import { createMemories } from './migrations/0030-memories.ts';
import { createAgentTables } from './migrations/0040-agents.ts';
import { indexTaskOrder } from './migrations/0050-task-order.ts';
import { createConsolidation } from './migrations/0051-consolidation.ts';
import { indexKnowledgeSources } from './migrations/0060-knowledge-sources.ts';
import { indexConsolidation } from './migrations/0070-consolidation-order.ts';
import { addJobOwners } from './migrations/0080-job-owners.ts';
import { createInsight } from './migrations/0090-insight.ts';
import { indexMemoryCounts } from './migrations/0100-memory-counts.ts';
import { createReceipts } from './migrations/0130-receipts.ts';
import { createUpkeep } from './migrations/0140-upkeep.ts';
import { createAppliedOperations } from './migrations/0150-applied-operations.ts';
import { createSearchAnalysis } from './migrations/0160-search-analysis.ts';
import { createVectors } from './migrations/0170-vectors.ts';
import { createSecrets } from './migrations/0180-secrets.ts';
import { addAgentTrust } from './migrations/0190-agent-trust.ts';
import { createProgramCalls } from './migrations/0200-program-calls.ts';
import { indexLearnedNames } from './migrations/0210-learned-names.ts';
import { dropSearchTexts } from './migrations/0220-index-without-texts.ts';
import { createDrafts } from './migrations/0230-drafts.ts';
import { createOutsideRequests } from './migrations/0240-outside-requests.ts';
import { giveDraftsWindows } from './migrations/0250-drafts-of-windows.ts';
import { mergeMoreAtOnce } from './migrations/0260-merging.ts';
import { StoreTrouble } from './trouble.ts';

/** `shrinks`: what it frees lies all over the file, which is written anew after it. */
type Migration = Readonly<{ version: number; apply(db: WriteDb): void; shrinks?: true }>;

/** Every step from an empty file to now, in order. A released step never changes. */
const MIGRATIONS: readonly Migration[] = [
  { version: 10, apply: createInitialSchema },
  { version: 11, apply: loosenJobs },
  { version: 20, apply: createRelations },
  { version: 21, apply: addResumableImports },
  { version: 22, apply: addFollowedFiles },
  { version: 30, apply: createMemories },
  { version: 40, apply: createAgentTables },
  { version: 50, apply: indexTaskOrder },
  { version: 51, apply: createConsolidation },
  { version: 60, apply: indexKnowledgeSources },
  { version: 70, apply: indexConsolidation },
  { version: 80, apply: addJobOwners },
  { version: 90, apply: createInsight },
  { version: 100, apply: indexMemoryCounts },
  { version: 130, apply: createReceipts },
  { version: 140, apply: createUpkeep },
  { version: 150, apply: createAppliedOperations },
  { version: 160, apply: createSearchAnalysis },
  { version: 170, apply: createVectors },
  { version: 180, apply: createSecrets },
  { version: 190, apply: addAgentTrust },
  { version: 200, apply: createProgramCalls },
  { version: 210, apply: indexLearnedNames },
  { version: 220, apply: dropSearchTexts, shrinks: true },
  { version: 230, apply: createDrafts },
  { version: 240, apply: createOutsideRequests },
  { version: 250, apply: giveDraftsWindows },
  { version: 260, apply: mergeMoreAtOnce },
];

/** 'MNEM' in ASCII: what `application_id` says of a file of ours. */
const APPLICATION_ID = 0x4d4e454d;

/** The schema this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/**
 * Looks at a file before anything could change it.
 *
 * Throws StoreTrouble: `newer` for a file of a later Mneme and `foreign` for a database that is not ours; neither is
 * touched: a read-only connection leaves even the write-ahead log as it was.
 */
export function inspectFile(file: string, patienceMs?: number): void {
  const db = openReader(file, patienceMs);
  try {
    const version = pragma(db, 'user_version');
    const application = pragma(db, 'application_id');
    if (application === APPLICATION_ID && version > SCHEMA_VERSION)
      throw new StoreTrouble('newer', `schema ${version}, known is ${SCHEMA_VERSION}`);
    const empty = db.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')?.n === 0;
    if (application !== APPLICATION_ID && !empty)
      throw new StoreTrouble('foreign', `application_id ${application}`);
  } finally {
    db.close();
  }
}

/**
 * Brings the schema up to date: every pending step in one transaction, after `saveFirst` made a verified copy of what
 * there is; what that throws leaves the file as it is.
 *
 * Several processes may try at once; the version is read again under the write lock, so exactly one migrates.
 */
export function migrate(db: WriteDb, saveFirst: () => void, steps: readonly Migration[] = MIGRATIONS): void {
  refuseDisorder(steps);
  const newest = steps.at(-1)?.version ?? 0;
  const before = pragma(db, 'user_version');
  if (before >= newest) return;
  if (before > 0) saveFirst();
  db.transact(() => {
    const current = pragma(db, 'user_version');
    for (const step of steps.filter(({ version }) => version > current)) {
      step.apply(db);
      db.exec(`PRAGMA user_version = ${step.version}`);
    }
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  });
  if (before > 0 && steps.some(({ version, shrinks }) => shrinks === true && version > before)) compact(db);
}

/** Writes the file anew, where others let it and the disk has room; it stays as large as it is where not. */
function compact(db: WriteDb): void {
  try {
    db.exec('VACUUM');
  } catch (error) {
    if (sqliteErrorCode(error) === null) throw error;
  }
}

/** Brings a file that nobody else uses as far as a version. */
export function migrateTo(db: WriteDb, version: number): void {
  migrate(
    db,
    () => undefined,
    MIGRATIONS.filter((step) => step.version <= version),
  );
}

/** A step that is not newer than the one before it would be skipped in some files and run in others. */
function refuseDisorder(steps: readonly Migration[]): void {
  for (const [index, { version }] of steps.entries()) {
    const before = steps[index - 1]?.version ?? 0;
    if (version <= before) throw new Error(`Migration ${version} follows ${before}: numbers must rise.`);
  }
}

/** Whether an open file is a memory of this Mneme or of an earlier one. */
export function isMemoryFile(db: ReadDb): boolean {
  return pragma(db, 'application_id') === APPLICATION_ID && pragma(db, 'user_version') <= SCHEMA_VERSION;
}

function pragma(db: ReadDb, name: 'user_version' | 'application_id'): number {
  const row = db.get<Record<string, number>>(`PRAGMA ${name}`);
  return row?.[name] ?? 0;
}
