import { createHash } from 'node:crypto';
import { PassThrough, type Writable } from 'node:stream';
import { ZipFile } from 'yazl';
import { createOutput, type Output } from './output.ts';

/** What is known of a file of an archive once it is written. */
export type PackedFile = { path: string; bytes: number; sha256: string };

/** A file of an archive that is being written. */
export type OpenFile = Output & Readonly<{ bytes(): number; close(): Promise<PackedFile> }>;

/** A ZIP archive that is written as it comes, one file after the other. */
export type Zip = Readonly<{
  /** Begins a file; the one before must be closed. */
  open(path: string): OpenFile;
  /** Writes the directory at the end. */
  finish(): Promise<void>;
}>;

/** The earliest time a ZIP can hold, in every time zone: the same records make the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Makes an archive that goes into a stream. Without `compress`, one wrong byte spoils no more than its own line. */
export function createZip(stream: Writable, { compress }: Readonly<{ compress: boolean }>): Zip {
  const zip = new ZipFile();
  const written = new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.outputStream.on('end', resolve).on('error', reject);
    stream.on('error', reject).on('close', () => reject(new Error('The file was closed')));
  });
  written.catch(() => {}); // awaited by `finish`, which is not reached where writing fails before
  zip.outputStream.pipe(stream, { end: false });
  return {
    open: (path) => openFile(zip, stream, path, compress),
    async finish() {
      zip.end();
      await written;
    },
  };
}

function openFile(zip: ZipFile, stream: Writable, path: string, compress: boolean): OpenFile {
  const content = new PassThrough({ highWaterMark: 256 * 1024 });
  const closeContent = (): void => void content.destroy();
  stream.once('close', closeContent);
  const options = { mtime: NO_TIME, forceDosTimestamp: true, mode: 0o100644, compress };
  zip.addReadStreamLazy(path, options, givenOnce(content));
  unpoolLastName(zip);
  const hash = createHash('sha256');
  const output = createOutput(content);
  let bytes = 0;
  return {
    async write(text) {
      hash.update(text, 'utf8');
      bytes += Buffer.byteLength(text);
      await output.write(text);
    },
    bytes: () => bytes,
    async close() {
      await output.flush();
      const ended = new Promise<void>((resolve, reject) => {
        content.on('end', resolve).on('close', () => reject(new Error('The file was closed')));
      });
      content.end();
      await ended;
      stream.off('close', closeContent);
      return { path, bytes, sha256: hash.digest('hex') };
    },
  };
}

/** The archive keeps what it is given until its end, and a stream would keep its buffers: so it is given away once. */
function givenOnce(stream: PassThrough): (give: (error: unknown, stream: PassThrough) => void) => void {
  let waiting: PassThrough | null = stream;
  return (give) => {
    if (waiting) give(null, waiting);
    waiting = null;
  };
}

/**
 * The archive keeps the name of each file in a small buffer, which is part of one of 64 KB that it shares with what
 * compressing needs: with 20,000 files that would be 440 MB. A name in a buffer of its own keeps nothing else.
 */
function unpoolLastName(zip: ZipFile): void {
  const { entries } = zip as ZipFile & { entries?: { utf8FileName: Buffer }[] }; // its types leave this out
  const entry = entries?.at(-1);
  if (entry === undefined) return;
  const own = Buffer.allocUnsafeSlow(entry.utf8FileName.length);
  entry.utf8FileName.copy(own);
  entry.utf8FileName = own;
}
