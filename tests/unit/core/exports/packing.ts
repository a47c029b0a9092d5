import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { makeTestHome } from '../../../support/core.ts';

/** Packs files into an archive, compressed, as any program would. */
export async function packZip(files: ReadonlyMap<string, string>): Promise<string> {
  const file = path.join(makeTestHome(), 'packed.zip');
  const zip = new ZipFile();
  for (const [name, text] of files) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}
