import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/root.mjs';
import { pack } from './pack.mjs';
import { makeStandinDistribution } from './standin-distribution.mjs';
import { TARGETS } from './targets.mjs';

/** Packages for one target around a stand-in for Electron: `node pack-standin.mjs PLATFORM ARCH FOLDER FORMAT …`. */
async function packAroundStandin() {
  const [platform, arch, output, ...formats] = process.argv.slice(2);
  const target = TARGETS.find((one) => one.platform === platform && one.arch === arch);
  if (target === undefined || output === undefined)
    throw new Error('Say a platform, a processor and a folder.');
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'));
  const distribution = path.join(output, 'electron');
  await makeStandinDistribution(distribution, target.platform, version);
  await pack(target, formats, { output, distribution });
}

await packAroundStandin();
