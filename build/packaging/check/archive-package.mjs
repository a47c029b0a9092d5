import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { install, mayInstall } from '../../lib/debian.mjs';
import { run } from '../../lib/run.mjs';
import { compareLists } from './report.mjs';

/** What 7-Zip is called: Debian's package, its own, and an older one. */
const PROGRAMS = ['7zz', '7za', '7z'];

/**
 * The 7-Zip of this machine, which makes zip and tar.gz and is else downloaded; Debian's is installed where we may.
 * Undefined where there is none.
 */
export async function ensureSevenZip() {
  if (findSevenZip() === undefined && mayInstall()) await install('7zip');
  return findSevenZip();
}

function findSevenZip() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return PROGRAMS.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) =>
    existsSync(file),
  );
}

/**
 * Looks whether an archive that people unpack holds the files of the folder all packages are made of, and no others.
 * @param {{ archive: string, folder: string, sevenZip: string }} packed
 * @returns {Promise<string[]>} what is wrong
 */
export async function checkArchive({ archive, folder, sevenZip }) {
  const found = archive.endsWith('.zip') ? await listZip(archive, sevenZip) : await listTar(archive);
  const wanted = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return compareLists(found, wanted);
}

/** @param {string} archive @param {string} sevenZip */
async function listZip(archive, sevenZip) {
  const { output } = await run(sevenZip, ['l', '-ba', '-slt', archive]);
  return output
    .split('\n\n')
    .filter((entry) => !/^Folder = \+/m.test(entry))
    .flatMap((entry) => /^Path = (.+)$/m.exec(entry)?.[1] ?? []);
}

/** Everything lies in one folder there. @param {string} archive */
async function listTar(archive) {
  const { output } = await run('tar', ['-tzf', archive]);
  return output.split('\n').flatMap((line) => /^[^/]+\/(.*[^/])$/.exec(line)?.[1] ?? []);
}
