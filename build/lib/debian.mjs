import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Whether packages of Debian may be installed here. */
export function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @param {string} name of a package of Debian; gives what apt-get said */
export async function install(name) {
  console.log(`Installing ${name} (apt-get) …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], { env });
  const installed = await run('apt-get', ['install', '-yq', '--no-install-recommends', name], { env });
  return update.output + installed.output;
}
