import { z } from 'zod';
import type { ImportFormat } from '../../../shared/entities/import.ts';
import { adapters } from './adapters.ts';
import { readBeginning, recordsOfBeginning } from './json-records.ts';
import type { Sample } from './source-record.ts';

/** How many records are looked at. */
const MAX_RECORDS = 200;

/** Keys that records of formats carry which are known, but not read. */
const OTHERS: readonly (readonly [key: string, name: string])[] = [
  ['mapping', 'a ChatGPT export'],
  ['chat_messages', 'a Claude.ai export'],
  ['entityType', 'the memory of an MCP memory server'],
];

const NOTHING_CHANGED = 'Nothing was changed.';

/**
 * Tells the format of a file from its first 256 KB; null when it is none that is read.
 *
 * Throws `not_found` or `unavailable` when the file cannot be read, `invalid_input` for UTF-16.
 */
export async function detectFormat(file: string): Promise<ImportFormat | null> {
  const sample = await takeSample(file);
  return adapters.find((adapter) => adapter.recognises(sample))?.format ?? null;
}

/** Says what a file is that is not read, and what to do. Throws as `detectFormat` does. */
export async function describeUnknown(file: string): Promise<string> {
  const { bytes } = await readBeginning(file);
  if (bytes.length === 0) return `This file is empty. ${NOTHING_CHANGED}`;
  const archive = archiveName(bytes);
  if (archive !== null)
    return `This is a ${archive} archive. ${NOTHING_CHANGED} Unpack it and choose a file in it.`;
  if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3') {
    return `This is a database, which Mneme cannot import. ${NOTHING_CHANGED}`;
  }
  const other = otherFormat(await takeSample(file));
  if (other !== null) return `This looks like ${other}, which Mneme cannot read yet. ${NOTHING_CHANGED}`;
  return (
    'This is not a format Mneme reads. It reads chat messages in the form of OpenAI (JSON or JSON Lines), ' +
    `ShareGPT conversations and Claude Code transcripts. ${NOTHING_CHANGED}`
  );
}

async function takeSample(file: string): Promise<Sample> {
  const beginning = await readBeginning(file);
  return { records: recordsOfBeginning(beginning, MAX_RECORDS), text: beginning.bytes.toString('utf8') };
}

const AnyRecord = z.record(z.string(), z.unknown());

function otherFormat(sample: Sample): string | null {
  const records = sample.records.map((record) => AnyRecord.safeParse(record).data ?? {});
  const holds = (key: string): boolean =>
    records.length > 0
      ? records.some((record) => Object.hasOwn(record, key))
      : new RegExp(`(?<!\\\\)"${key}"\\s*:`).test(sample.text);
  return OTHERS.find(([key]) => holds(key))?.[1] ?? null;
}

function archiveName(bytes: Buffer): string | null {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return 'ZIP';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  return bytes.readUInt32LE(0) === 0xfd2fb528 ? 'Zstandard' : null;
}
