import type { Writable } from 'node:stream';
import type { ExportFormat, SessionForm } from '../../../shared/entities/export.ts';
import { SCHEMA_VERSION } from '../store/migrate.ts';
import type { Selection } from '../store/exports.ts';
import type { Store } from '../store/store.ts';
import { toIso } from '../store/table.ts';
import { writeBundle } from './bundle.ts';
import { writeCsvFolder } from './csv.ts';
import { writeMarkdownFolder } from './markdown-folder.ts';
import { writeWholeFile } from './output.ts';
import { writeSessionFile } from './session-file.ts';
import { type ExportControl, type ExportSource, type Mask, openSource } from './source.ts';

export type ExportRun = Readonly<{
  store: Store;
  /** In milliseconds since 1970. */
  startedAt: number;
  format: ExportFormat;
  form: SessionForm;
  scope: 'everything' | 'selection';
  selection: Selection;
  /** Hides what looks like a secret in records; null where they go out as they are. */
  mask: Mask | null;
  /** Where the finished file goes, and where it grows until then. */
  target: string;
  partial: string;
  /** Called when the file is whole, before it gets its name. */
  onWritten?: (facts: ExportFacts) => void;
}>;

/** What an export came to. */
export type ExportFacts = { counts: Record<string, number>; changedWhileWriting: boolean };

/**
 * Writes records into a file, which is there whole at the end or not at all.
 *
 * It reads page by page, each page a moment of its own, so that nobody waits for it. Throws what the disk refuses, and
 * the reason of the signal when it is aborted.
 */
export async function runExport(
  run: ExportRun,
  control: ExportControl,
): Promise<ExportFacts & { bytes: number }> {
  const source = openSource(run.store, run.selection, control, run.mask);
  let facts: ExportFacts = { counts: {}, changedWhileWriting: false };
  const bytes = await writeWholeFile(run.target, run.partial, async (stream) => {
    const changedWhileWriting = await writeFormat(run, source, stream);
    control.signal.throwIfAborted();
    facts = { counts: { ...source.counts }, changedWhileWriting };
    run.onWritten?.(facts);
  });
  return { ...facts, bytes };
}

function writeFormat(run: ExportRun, source: ExportSource, stream: Writable): Promise<boolean> {
  switch (run.format) {
    case 'bundle':
      return writeBundle(source, stream, {
        createdAt: toIso(run.startedAt),
        schemaVersion: SCHEMA_VERSION,
        scope: run.scope,
      });
    case 'markdown':
      return writeMarkdownFolder(source, stream);
    case 'csv':
      return writeCsvFolder(source, stream);
    case 'session':
      return writeSessionFile(source, stream, run.form);
  }
}
