import { isArchive, openArchive } from './archive.ts';
import type { Archive, ArchiveEntry } from './archive.ts';
import { readJsonRecords, recordsOfBlocks } from './json-records.ts';
import type { JsonChunk } from './json-records.ts';
import { blocksOfStream, readBeginning } from './source-blocks.ts';
import type { Block } from './source-blocks.ts';
import type { EntryRank, ReadOptions } from './source-record.ts';

/**
 * Reads the records of an export: a JSON file, or those in an archive that are wanted, one after another.
 *
 * The bytes of a chunk are a share of the file's size. Throws as `readJsonRecords` and `openArchive` do.
 */
export async function* readExport(
  file: string,
  { signal }: ReadOptions,
  rank: EntryRank,
): AsyncGenerator<JsonChunk> {
  const { bytes } = await readBeginning(file);
  if (isArchive(bytes)) yield* readPacked(await openArchive(file), signal, rank);
  else yield* readJsonRecords(file, { signal });
}

/** Reads the beginnings of the entries that are wanted, one at a time. */
export async function* beginningsOfEntries(
  archive: Archive,
  rank: EntryRank,
  signal: AbortSignal,
): AsyncGenerator<Block> {
  for (const entry of wantedEntries(archive, rank)) {
    for await (const block of blocksOfStream(archive.read(entry), signal)) {
      yield block;
      break;
    }
  }
}

/** The name of an entry without its folders; null for what systems add to archives beside the files. */
export function plainName(name: string): string | null {
  if (/(^|\/)(__MACOSX\/|\._)/.test(name)) return null;
  return name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}

async function* readPacked(
  archive: Archive,
  signal: AbortSignal,
  rank: EntryRank,
): AsyncGenerator<JsonChunk> {
  try {
    const wanted = wantedEntries(archive, rank);
    const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
    let before = 0;
    for (const entry of wanted) {
      for await (const chunk of recordsOfBlocks(blocksOfStream(archive.read(entry), signal))) {
        const share = (before + chunk.bytes) / Math.max(1, total);
        yield { ...chunk, damaged: inEntry(chunk.damaged, entry), bytes: Math.floor(share * archive.size) };
      }
      before += entry.bytes;
    }
  } finally {
    archive.close();
  }
}

function wantedEntries(archive: Archive, rank: EntryRank): ArchiveEntry[] {
  const ranked = archive.entries.flatMap((entry) => {
    const place = rank(entry.name);
    return place === null ? [] : [{ entry, place }];
  });
  const inOrder = ranked.toSorted(
    (first, second) =>
      first.place - second.place ||
      first.entry.name.localeCompare(second.entry.name, 'en', { numeric: true }),
  );
  return inOrder.map(({ entry }) => entry);
}

/** Places in an entry are told with its name. */
function inEntry(damaged: JsonChunk['damaged'], { name }: ArchiveEntry): JsonChunk['damaged'] {
  return damaged.map(({ problem, unfinished }) => ({
    unfinished,
    problem: { ...problem, message: `${name}: ${problem.message}` },
  }));
}
