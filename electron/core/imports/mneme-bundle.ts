import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  BUNDLE_FILES,
  BUNDLE_FORMAT,
  BUNDLE_KINDS,
  type BundleKind,
  bundleRecords,
} from '../../../shared/bundle.ts';
import { Part } from '../../../shared/entities/message.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Archive, type ArchiveEntry, openArchive } from './archive.ts';
import { plainName } from './export-records.ts';
import { type JsonRecord, recordsOfBlocks } from './json-records.ts';
import { blocksOfStream } from './source-blocks.ts';
import type { Adapter, ReadOptions, SourceItem } from './source-record.ts';
import { cutText } from './source-text.ts';

const MANIFEST = 'manifest.json';
const SUMS = 'SHA256SUMS';
/** More than any memory this reads comes near, in bytes. */
const MAX_BUNDLE = 64 * 1024 ** 3;
const MAX_SMALL_FILE = 16 * 1024 * 1024;

const Head = z.object({ format: z.literal(BUNDLE_FORMAT), version: z.string() });
const Kind = z.object({ kind: z.string() });
const Parts = z.object({ data: z.object({ parts: z.array(z.json()) }) });

/** Reads what Mneme exports: docs/export-format.md. */
export const mnemeBundle: Adapter = {
  format: 'mneme',
  recognises: ({ records }) => records.some((record) => Head.safeParse(record).success),
  entryRank: (name) => (plainName(name) === MANIFEST ? 0 : null),
  read: readBundle,
};

/**
 * Reads a bundle: first all of it against its checksums, then its records, what is referred to first.
 *
 * Throws `invalid_input` for a version that is not read, and for a damaged bundle unless damage is to be ignored: then
 * what can be read comes, and what is damaged is told.
 */
async function* readBundle(file: string, options: ReadOptions): AsyncGenerator<SourceItem> {
  const archive = await openArchive(file, MAX_BUNDLE);
  try {
    const bundle = await openBundle(archive, options.signal);
    const damaged = yield* verify(archive, bundle, options);
    if (damaged.length > 0 && options.ignoreDamage !== true) throw refuseDamage(damaged);
    for (const message of damaged)
      yield { kind: 'problem', problem: { line: null, byte: 0, message }, damage: true };
    yield* readRecords(archive, bundle, options);
  } finally {
    archive.close();
  }
}

type Bundle = { entries: Map<string, ArchiveEntry>; sums: Map<string, string> | null };

/** Finds the files by their names in the bundle: somebody may have packed its folder anew. */
async function openBundle(archive: Archive, signal: AbortSignal): Promise<Bundle> {
  const manifest = archive.entries.find(({ name }) => plainName(name) === MANIFEST);
  const folder = manifest?.name.slice(0, -MANIFEST.length) ?? '';
  const own = archive.entries.filter(({ name }) => name.startsWith(folder));
  const entries = new Map(own.map((entry) => [entry.name.slice(folder.length), entry]));
  if (manifest) refuseOtherVersion(await readSmall(archive, manifest, signal));
  const listed = entries.get(SUMS);
  return { entries, sums: listed ? parseSums(await readSmall(archive, listed, signal)) : null };
}

function refuseOtherVersion(text: string): void {
  const head = Head.safeParse(parsed(text));
  if (!head.success) return; // its checksum does not fit either, so it is told as damaged
  const { version } = head.data;
  if (/^1\.\d+$/.test(version)) return;
  throw new AppError(
    'invalid_input',
    `This export has the version ${cutText(version, 20)}; this Mneme reads versions 1.x. Nothing was changed. Update Mneme.`,
  );
}

function parseSums(text: string): Map<string, string> {
  const lines = text.split('\n').map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line));
  return new Map(lines.flatMap((line) => (line ? [[line[2] ?? '', line[1] ?? '']] : [])));
}

/** Says what is damaged, file by file. */
async function* verify(
  archive: Archive,
  { entries, sums }: Bundle,
  { signal }: ReadOptions,
): AsyncGenerator<SourceItem, string[]> {
  if (sums === null) return [`${SUMS} is missing: this export was never finished, or was cut off.`];
  const damaged: string[] = [];
  const missing = [...sums.keys()].filter((name) => !entries.has(name));
  damaged.push(...missing.map((name) => `${cutText(name, 200)} is missing.`));
  const total = [...entries.values()].reduce((sum, { bytes }) => sum + bytes, 1);
  let done = 0;
  for (const [name, entry] of entries) {
    if (name === SUMS) continue;
    const hash = createHash('sha256');
    for await (const chunk of tolerant(archive.read(entry))) {
      if (signal.aborted)
        throw new AppError('cancelled', 'Reading the file was cancelled. Your data is safe.');
      hash.update(chunk);
      done += chunk.length;
      yield { kind: 'progress', bytes: Math.floor((archive.size * VERIFYING * done) / total) };
    }
    const sum = sums.get(name);
    if (sum === undefined && name.startsWith('data/')) damaged.push(`${cutText(name, 200)} has no checksum.`);
    if (sum !== undefined && sum !== hash.digest('hex')) damaged.push(differs(name));
  }
  return damaged;
}

/** The share of the progress that checking takes. */
const VERIFYING = 0.2;

function differs(name: string): string {
  return (
    `${cutText(name, 200)} does not have its checksum. Lines that cannot be read are left out; in one that can, a ` +
    'letter may be wrong.'
  );
}

function refuseDamage(damaged: readonly string[]): AppError {
  const [first = ''] = damaged;
  const more = damaged.length > 1 ? ` ${damaged.length - 1} more of its files are damaged.` : '';
  return new AppError(
    'invalid_input',
    `This export is damaged: ${first}${more} Nothing was changed. Take another copy of it, or import what is whole.`,
    { damaged },
  );
}

async function* readRecords(
  archive: Archive,
  { entries }: Bundle,
  options: ReadOptions,
): AsyncGenerator<SourceItem> {
  const reader = new RecordReader();
  const files = dataFiles(entries);
  const total = files.reduce((sum, { entry }) => sum + entry.bytes, 1);
  let before = 0;
  for (const { name, entry } of files) {
    const bytes = options.ignoreDamage === true ? tolerant(archive.read(entry)) : archive.read(entry);
    for await (const chunk of recordsOfBlocks(blocksOfStream(bytes, options.signal), { layout: 'lines' })) {
      for (const { problem } of chunk.damaged)
        yield { kind: 'problem', problem: { ...problem, message: `${name}: ${problem.message}` } };
      for (const record of chunk.records) yield* reader.read(record, name);
      const share = VERIFYING + ((1 - VERIFYING) * (before + chunk.bytes)) / total;
      yield { kind: 'progress', bytes: Math.min(archive.size, Math.floor(archive.size * share)) };
    }
    before += entry.bytes;
  }
}

/** Files of records, what is referred to first; those of kinds this version does not know come last. */
function dataFiles(entries: Map<string, ArchiveEntry>): { name: string; entry: ArchiveEntry }[] {
  const rank = (name: string): number => {
    const base = /^data\/(.+)-\d+\.jsonl$/.exec(name)?.[1];
    const at = BUNDLE_KINDS.findIndex((kind) => BUNDLE_FILES[kind] === base);
    return at === -1 ? BUNDLE_KINDS.length : at;
  };
  return [...entries]
    .filter(([name]) => /^data\/.+\.jsonl$/.test(name))
    .map(([name, entry]) => ({ name, entry }))
    .toSorted((first, second) => rank(first.name) - rank(second.name) || (first.name < second.name ? -1 : 1));
}

/** Turns lines into records. What only a later version knows is left out and told once. */
class RecordReader {
  readonly #told = new Set<string>();

  *read({ value, line, byte }: JsonRecord, file: string): Generator<SourceItem> {
    const kind = Kind.safeParse(value).data?.kind;
    const problem = (message: string): SourceItem => ({
      kind: 'problem',
      problem: { line, byte, message: `${file}: ${message}` },
    });
    if (kind === undefined || !isKnown(kind)) {
      const name = kind === undefined ? 'nothing it names' : `“${cutText(kind, 100)}”`;
      yield problem(`this is a record of ${name}, which this Mneme does not know; it was left out.`);
      return;
    }
    const read = bundleRecords[kind].safeParse(withKnownParts(value));
    if (!read.success) {
      const [issue] = read.error.issues;
      const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
      yield problem(`this record is not as it must be${where}; it was left out.`);
      return;
    }
    for (const key of unknownKeys(kind, value)) {
      if (this.#told.has(`${kind} ${key}`)) continue;
      this.#told.add(`${kind} ${key}`);
      yield problem(
        `“${key}” of a ${kind} is not known to this Mneme and was left out, here and further on.`,
      );
    }
    yield { kind: 'record', record: read.data };
  }
}

function isKnown(kind: string): kind is BundleKind {
  return Object.hasOwn(bundleRecords, kind);
}

/** Parts of a kind that is not known are kept whole. */
function withKnownParts(value: unknown): unknown {
  const parsedParts = Parts.safeParse(value);
  if (!parsedParts.success || typeof value !== 'object' || value === null || !('data' in value)) return value;
  const parts = parsedParts.data.data.parts.map((part) =>
    Part.safeParse(part).success ? part : { type: 'unknown', raw: part },
  );
  return { ...value, data: { ...(value.data as object), parts } }; // it was just found to be an object
}

function unknownKeys(kind: BundleKind, value: unknown): string[] {
  const { shape } = bundleRecords[kind];
  const extra = (part: unknown, known: object, prefix: string): string[] =>
    Object.keys(typeof part === 'object' && part !== null ? part : {})
      .filter((key) => !Object.hasOwn(known, key))
      .map((key) => cutText(`${prefix}${key}`, 100));
  const inside = value as { data?: unknown; source?: unknown; ext?: unknown }; // it passed the schema
  return [
    ...extra(value, shape, ''),
    ...extra(inside.data, shape.data.shape, 'data.'),
    ...extra(inside.source, shape.source.shape, 'source.'),
    ...extra(inside.ext, {}, 'ext.'),
  ];
}

async function readSmall(archive: Archive, entry: ArchiveEntry, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of tolerant(archive.read(entry))) {
    signal.throwIfAborted();
    bytes += chunk.length;
    if (bytes > MAX_SMALL_FILE) break;
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The bytes of a file as far as they can be read; its checksum tells of the rest. */
async function* tolerant(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* bytes;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown; // checked by the caller
  } catch {
    return undefined;
  }
}
