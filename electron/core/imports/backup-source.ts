import { BUNDLE_KINDS } from '../../../shared/bundle.ts';
import { makeReadable } from '../files/readable-backup.ts';
import { isMissingHere, openBeside, sessionsWithMissing } from '../store/backup-difference.ts';
import type { ReadDb } from '../store/database.ts';
import {
  conditionOfKind,
  countSelected,
  type ListedKind,
  messagePages,
  readHorizon,
  recordPages,
  type Selection,
} from '../store/exports.ts';
import type { ImportSource } from './source.ts';
import type { ReadOptions, SourceItem } from './source-record.ts';

/**
 * A backup as the source of an import: the living records that are not here any more, as an export of Mneme would hold
 * them. What is here is not read at all, so that little is to do where little is missing.
 */
export function openBackupSource(
  place: Readonly<{ home: string; memory: string }>,
  name: string,
  bytes: number,
): ImportSource {
  return { format: 'mneme', bytes, read: (options) => readMissing(place, name, bytes, options) };
}

async function* readMissing(
  { home, memory }: Readonly<{ home: string; memory: string }>,
  name: string,
  bytes: number,
  { signal }: ReadOptions,
): AsyncGenerator<SourceItem> {
  const backup = makeReadable(home, name);
  try {
    const db = openBeside(backup.file, memory);
    try {
      let done = 0;
      const reading = readRecords(db);
      const total = Math.max(1, countSelected(db, MISSING));
      for (const items of reading) {
        signal.throwIfAborted();
        yield* items;
        done += items.length;
        yield { kind: 'progress', bytes: Math.floor(bytes * Math.min(1, done / total)) };
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      db.close();
    }
  } finally {
    backup.discard();
  }
}

/** What comes back. A setting that is not here has its default, which may be what the person wants. */
const KINDS = BUNDLE_KINDS.filter((kind) => kind !== 'setting');

/** What is missing here of each kind. */
const MISSING: Selection = {
  kinds: Object.fromEntries(
    KINDS.filter((kind) => kind !== 'message').map((kind) => [kind, missingOf(kind)]),
  ),
  includeTrash: false,
};

/** In the order in which an import takes them: what is referred to comes first. */
function* readRecords(db: ReadDb): Generator<SourceItem[]> {
  const horizon = readHorizon(db);
  for (const kind of KINDS) {
    if (kind === 'message') {
      for (const sessionKey of sessionsWithMissing(db))
        for (const page of messagePages(db, { sessionKey, horizon, includeTrash: false, activeOnly: false }))
          yield page.map((record) => ({ kind: 'record', record }));
    } else {
      for (const { records } of recordPages(db, kind, MISSING, horizon))
        yield records.map((record) => ({ kind: 'record', record }));
    }
  }
}

function missingOf(kind: ListedKind) {
  return { where: [conditionOfKind(kind, isMissingHere)], parameters: {} };
}
