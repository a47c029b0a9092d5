import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { getFileNameLowLevel, openPromise, validateFileName } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '../../../shared/errors.ts';
import { wellFormed } from '../../../shared/primitives.ts';
import { openSource } from './source-blocks.ts';
import { cutText } from './source-text.ts';

/** Limits that no honest export comes near: beyond them an archive is a bomb. */
const MAX_ENTRIES = 10_000;
const MAX_BYTES = 4 * 1024 ** 3;
const MAX_RATIO = 200;
/** Entries that unpack to less may be of any ratio: small files of blanks pack well. In bytes. */
const MAX_UNCHECKED_BYTES = 10 * 1024 * 1024;

/** How much is unpacked at once: less would cost more than the unpacking itself. */
const CHUNK_BYTES = 256 * 1024;

const STORED = 0;
const DEFLATED = 8;
/** The kind of file in the Unix mode that stands in the upper half of an entry's attributes. */
const KIND_MASK = 0o170000;
const KIND_LINK = 0o120000;

/** A file in an archive; `bytes` is what it unpacks to. */
export type ArchiveEntry = Readonly<{ name: string; bytes: number }>;

/** A ZIP file whose list of entries was found harmless. Entries are only ever streamed, never written to disk. */
export type Archive = Readonly<{
  /** The size of the archive itself, in bytes. */
  size: number;
  entries: readonly ArchiveEntry[];
  /** Unpacks an entry. Throws `invalid_input` when it is not what the list says. */
  read(entry: ArchiveEntry): AsyncGenerator<Buffer>;
  close(): void;
}>;

/** Whether a file that begins like this is a ZIP file, an empty one included. */
export function isArchive(beginning: Buffer): boolean {
  const mark = beginning.subarray(0, 4).toString('latin1');
  return mark === 'PK\u0003\u0004' || mark === 'PK\u0005\u0006';
}

/**
 * Opens a ZIP file (APPNOTE.TXT of PKWARE) and looks at all its entries before one of them is read.
 *
 * Throws `invalid_input` naming the entry that leads out of the archive, is a link, comes twice, is encrypted, or is a
 * bomb; `not_found` and `unavailable` as for any file.
 */
export async function openArchive(file: string, maxBytes: number = MAX_BYTES): Promise<Archive> {
  await (await openSource(file)).close();
  const zip = await openZip(file);
  try {
    const list = await listEntries(zip, maxBytes);
    return {
      size: zip.fileSize,
      entries: [...list.keys()],
      read: (entry) => unpack(zip, entry, list.get(entry)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(file: string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false };
  try {
    return await openPromise(file, options);
  } catch {
    throw refusal('It is damaged or was cut off: its list of entries cannot be read.');
  }
}

async function listEntries(zip: ZipFile, maxBytes: number): Promise<Map<ArchiveEntry, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw tooMany();
  const entries = new Map<ArchiveEntry, Entry>();
  const names = new Set<string>();
  let total = 0;
  for await (const entry of entriesOf(zip)) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
    refuseHostile(entry, name);
    const known = name.normalize('NFC').toLowerCase().replace(/\/+$/, '');
    if (names.has(known)) throw refusal('It has two entries of the same name', name);
    names.add(known);
    total += entry.uncompressedSize;
    if (total > maxBytes)
      throw refusal(`It unpacks to more than ${maxBytes / 1024 ** 3} GB, the most Mneme reads, with`, name);
    if (names.size > MAX_ENTRIES) throw tooMany();
    if (!name.endsWith('/')) entries.set({ name, bytes: entry.uncompressedSize }, entry);
  }
  return entries;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* { [Symbol.asyncIterator]: () => zip.eachEntry() };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refusal('It is damaged: its list of entries cannot be read to the end.');
  }
}

function refuseHostile(entry: Entry, name: string): void {
  if (name === '' || validateFileName(name) !== null) {
    throw refusal('It is not safe: it has an entry that leads out of it', name);
  }
  if (((entry.externalFileAttributes >>> 16) & KIND_MASK) === KIND_LINK) {
    throw refusal('It is not safe: it has an entry that is a link', name);
  }
  if (entry.isEncrypted()) throw refusal('It is encrypted, which Mneme cannot read:', name);
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > MAX_UNCHECKED_BYTES && uncompressedSize > MAX_RATIO * compressedSize) {
    throw refusal('It is not safe: it unpacks to over 200 times its size in', name);
  }
  if (entry.compressionMethod === STORED && compressedSize !== uncompressedSize) throw lying(name);
}

async function* unpack(zip: ZipFile, { name, bytes }: ArchiveEntry, entry?: Entry): AsyncGenerator<Buffer> {
  if (entry === undefined) throw new Error('An entry was read from another archive');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw refusal('It is packed in a way Mneme cannot unpack:', name);
  }
  let length = 0;
  let checksum = 0;
  for await (const chunk of streamOf(zip, entry, name)) {
    length += chunk.length;
    if (length > bytes) throw lying(name);
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (length !== bytes) throw lying(name);
  if (checksum !== entry.crc32) throw damaged(name);
}

async function* streamOf(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Buffer> {
  try {
    const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    const unpacked: AsyncIterable<Buffer> =
      entry.compressionMethod === STORED
        ? packed
        : // What goes wrong with either is thrown where the unpacked bytes are read.
          pipeline(packed, createInflateRaw({ chunkSize: CHUNK_BYTES }), () => undefined);
    yield* unpacked;
  } catch (error) {
    throw error instanceof AppError ? error : damaged(name);
  }
}

function lying(name: string): AppError {
  return refusal('It is damaged or not safe: it gives a wrong size for', name);
}

function damaged(name: string): AppError {
  return refusal('It is damaged or was cut off within', name);
}

function tooMany(): AppError {
  return refusal('It has more than 10,000 entries, the most Mneme reads.');
}

function refusal(what: string, name?: string): AppError {
  const named = name === undefined ? what : `${what} “${cutText(wellFormed(name), 200)}”.`;
  return new AppError(
    'invalid_input',
    `This ZIP file cannot be imported. ${named} Your data is safe; export or download the file again, or unpack it ` +
      'and choose the file in it.',
  );
}
