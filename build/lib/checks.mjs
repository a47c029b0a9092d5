import path from 'node:path';
import { checkLayers } from './layers.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** @typedef {{ name: string, ok: boolean, output: string }} CheckResult */

/** @type {Record<string, () => Promise<Omit<CheckResult, 'name'>>>} */
const CHECKS = {
  types: async () =>
    join(await Promise.all(PROJECTS.map((project) => runTool('typescript/bin/tsc', typesOf(project))))),
  lint: () =>
    runTool('oxlint/bin/oxlint', [
      '--type-aware',
      '--deny-warnings',
      '--format=unix',
      '--report-unused-disable-directives',
    ]),
  layers: runLayers,
  'dead code': () => runTool('knip/bin/knip.js', ['--no-progress', '--treat-config-hints-as-errors']),
  format: () => runTool('oxfmt/bin/oxfmt', ['--check']),
};

/** Each has a tsconfig.json of its own: they differ in what surrounds the code. */
const PROJECTS = ['shared', 'electron', 'renderer', 'tests'];

/** What was checked and has not changed is remembered: a second check takes a tenth of the time. */
const TYPES_CACHE = 'node_modules/.cache/types';

/** How many run at the same time. */
const LANES = 2;

/** The names of all checks, in the order they are run. */
export const CHECK_NAMES = Object.keys(CHECKS);

/**
 * Runs checks, printing a line for each as it ends and, under it, what a failed one said.
 * @param {string[]} [names] all if left out
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks(names = CHECK_NAMES) {
  const waiting = [...names];
  /** @type {CheckResult[]} */
  const results = [];
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      results.push(await runCheck(name));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

/** @param {string} name @returns {Promise<CheckResult>} */
async function runCheck(name) {
  const began = performance.now();
  const check = CHECKS[name];
  if (check === undefined) throw new Error(`There is no check called '${name}'.`);
  const { ok, output } = await check().catch((error) => ({ ok: false, output: String(error) }));
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(`${output.trimEnd()}\n`);
  return { name, ok, output };
}

async function runLayers() {
  const { seen, problems } = await checkLayers(root);
  return { ok: problems.length === 0, output: [...problems, `${seen} modules read`].join('\n') };
}

/** @param {string} project @returns {string[]} the arguments of the compiler */
function typesOf(project) {
  const cache = path.join(root, TYPES_CACHE, `${project}.tsbuildinfo`);
  return ['-p', project, '--incremental', '--tsBuildInfoFile', cache];
}

/**
 * @param {string} script inside node_modules
 * @param {string[]} args
 */
async function runTool(script, args) {
  const { code, output } = await run(process.execPath, [path.join(root, 'node_modules', script), ...args]);
  return { ok: code === 0, output };
}

/** @param {Omit<CheckResult, 'name'>[]} parts */
function join(parts) {
  return { ok: parts.every((part) => part.ok), output: parts.map((part) => part.output).join('') };
}
