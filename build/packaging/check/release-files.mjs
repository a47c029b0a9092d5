import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../lib/root.mjs';
import { run } from '../../lib/run.mjs';

/** @typedef {import('./report.mjs').Report} Report */

/**
 * Writes what a release has beside its packages, by the script release.yml runs, and looks whether it is so.
 * @param {string} folder with finished packages
 * @param {Report} report
 */
export async function checkRelease(folder, report) {
  const { code, output } = await run(process.execPath, [
    path.join(root, 'build/package-release.mjs'),
    folder,
  ]);
  const problems = code === 0 ? [...checkSums(folder), ...checkLibraries(folder)] : [output];
  report.tell('the checksums of a release, and the list of its libraries', problems);
}

/** @param {string} folder */
function checkSums(folder) {
  const sums = readdirSync(folder).find((name) => name.startsWith('SHA256SUMS-')) ?? 'SHA256SUMS';
  const lines = readFileSync(path.join(folder, sums), 'utf8').trimEnd().split('\n');
  return lines.flatMap((line) => {
    const [sum, name = ''] = line.split('  ');
    const found = createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
    return found === sum ? [] : [`not the sum of ${name}`];
  });
}

/** Every library that Mneme names, whether it runs beside it, is bundled, or only builds it. @param {string} folder */
function checkLibraries(folder) {
  const { bomFormat, components } = JSON.parse(readFileSync(path.join(folder, 'mneme.cdx.json'), 'utf8'));
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const listed = components.map((/** @type {{ purl: string }} */ { purl }) => decodeURIComponent(purl));
  return [
    ...(bomFormat === 'CycloneDX' ? [] : [`a list of the kind ${bomFormat}`]),
    ...Object.entries({ ...dependencies, ...devDependencies })
      .map(([name, version]) => `pkg:npm/${name}@${version}`)
      .filter((library) => !listed.includes(library))
      .map((library) => `not listed: ${library}`),
  ];
}
