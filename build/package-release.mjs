import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const PACKAGES = /\.(AppImage|deb|rpm|tar\.gz|exe|zip|dmg|cdx\.json)$/;

/**
 * `npm run package:release [-- DIR]`: writes beside finished packages what a release needs: the list of every
 * library they are made of and with (CycloneDX, by npm), and the SHA-256 of each file in the form that sha256sum checks.
 */
async function describeRelease() {
  await prepare();
  const folder = path.resolve(process.env.INIT_CWD ?? root, process.argv[2] ?? 'release');
  writeFileSync(path.join(folder, 'mneme.cdx.json'), await listLibraries());
  const names = readdirSync(folder)
    .filter((name) => PACKAGES.test(name) && statSync(path.join(folder, name)).isFile())
    .toSorted();
  if (names.length < 2) throw new Error(`There are no packages in ${folder}. Run npm run package first.`);
  const lines = await Promise.all(
    names.map(async (name) => `${await hashFile(path.join(folder, name))}  ${name}\n`),
  );
  const sums = `SHA256SUMS-${process.platform}-${process.arch}.txt`;
  writeFileSync(path.join(folder, sums), lines.join(''));
  console.log(`${sums}: ${names.length} files`);
}

/**
 * All libraries of the lockfile: those of the window are in it for development, since they are bundled, and npm leaves out
 * with them what both need.
 * @returns {Promise<string>} CycloneDX, as JSON
 */
async function listLibraries() {
  const npm = process.env.npm_execpath ?? '';
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const { code, output } = npm.endsWith('npm-cli.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm could not list the libraries.\n${output}`);
  return output;
}

/** @param {string} file */
async function hashFile(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

await describeRelease();
