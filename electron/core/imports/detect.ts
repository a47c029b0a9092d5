import type { ImportFormat } from '../../../shared/entities/import.ts';
import { adapters } from './adapters.ts';
import { isArchive, openArchive } from './archive.ts';
import { isDatabase, withDatabase } from './database-file.ts';
import { appOfDatabase, unknownDatabase } from './database-tables.ts';
import { beginningsOfEntries } from './export-records.ts';
import { recordsOfBeginning } from './json-records.ts';
import { readBeginning } from './source-blocks.ts';
import type { Block } from './source-blocks.ts';
import type { Sample } from './source-record.ts';
import { blocksOfZstandard, isZstandard } from './zstandard.ts';

/** How many records are looked at. */
const MAX_RECORDS = 200;
/** How many entries of an archive are looked at. */
const MAX_ENTRIES = 20;

const NOTHING_CHANGED = 'Nothing was changed.';

/**
 * Tells the format of a file from its first 256 KB, that of an archive from the beginnings of its entries, and that of a
 * database from its tables, where there is a folder for a copy of it; null when it is none that is read.
 *
 * Throws `not_found` or `unavailable` when the file cannot be read, `invalid_input` for UTF-16 and for archives that are
 * damaged or not safe.
 */
export async function detectFormat(file: string, scratch?: string): Promise<ImportFormat | null> {
  const beginning = await readBeginning(file);
  if (isArchive(beginning.bytes)) return formatOfArchive(file);
  if (isDatabase(beginning.bytes)) return scratch === undefined ? null : formatOfDatabase(file, scratch);
  const sample = sampleOf(await unpackBeginning(file, beginning));
  return adapters.find((adapter) => adapter.recognises(sample))?.format ?? null;
}

/** Says what a file is that is not read, and what to do. Throws as `detectFormat` does. */
export async function describeUnknown(file: string, scratch: string): Promise<string> {
  const beginning = await readBeginning(file);
  if (beginning.bytes.length === 0) return `This file is empty. ${NOTHING_CHANGED}`;
  const archive = archiveName(beginning.bytes);
  if (archive !== null) {
    return (
      `This is a ${archive} archive in which Mneme finds no export of Mneme, ChatGPT or Claude.ai. ${NOTHING_CHANGED} ` +
      'Unpack it and choose a file in it.'
    );
  }
  if (isDatabase(beginning.bytes)) return describeDatabase(file, scratch);
  return (
    'This is not a format Mneme reads. It reads exports of ChatGPT and Claude.ai, transcripts of Claude Code and ' +
    'Codex, the memory of the MCP memory server, chat messages in the form of OpenAI (JSON or JSON Lines), ' +
    'ShareGPT conversations, texts of memories with a date in brackets before each, and databases of older agents. ' +
    NOTHING_CHANGED
  );
}

async function formatOfDatabase(file: string, scratch: string): Promise<ImportFormat | null> {
  for await (const app of withDatabase(file, scratch, (database) => once(appOfDatabase(database))))
    return app;
  return null;
}

async function describeDatabase(file: string, scratch: string): Promise<string> {
  for await (const error of withDatabase(file, scratch, (database) => once(unknownDatabase(database))))
    return error.message;
  return NOTHING_CHANGED;
}

function* once<T>(value: T): Generator<T> {
  yield value;
}

async function formatOfArchive(file: string): Promise<ImportFormat | null> {
  const archive = await openArchive(file);
  try {
    for (const adapter of adapters) {
      if (adapter.entryRank === undefined) continue;
      let looked = 0;
      for await (const beginning of beginningsOfEntries(
        archive,
        adapter.entryRank,
        new AbortController().signal,
      )) {
        if (adapter.recognises(sampleOf(beginning))) return adapter.format;
        looked += 1;
        if (looked === MAX_ENTRIES) break;
      }
    }
    return null;
  } finally {
    archive.close();
  }
}

/** The beginning of what a file holds that is packed with Zstandard; of others the one that was read. */
async function unpackBeginning(file: string, beginning: Block): Promise<Block> {
  if (!isZstandard(beginning.bytes)) return beginning;
  const options = { signal: new AbortController().signal, size: Number.POSITIVE_INFINITY };
  for await (const block of blocksOfZstandard(file, options)) return block;
  return beginning;
}

function sampleOf(beginning: Block): Sample {
  return { records: recordsOfBeginning(beginning, MAX_RECORDS), text: beginning.bytes.toString('utf8') };
}

function archiveName(bytes: Buffer): string | null {
  if (isArchive(bytes)) return 'ZIP';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  return isZstandard(bytes) ? 'Zstandard' : null;
}
