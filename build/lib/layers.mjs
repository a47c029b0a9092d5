import { readdirSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import layers from '../layers.cjs';

const SOURCE = /\.(ts|tsx)$/;

/**
 * Checks who imports whom against `layers.cjs`.
 * @param {string} project the folder to look at
 * @returns {Promise<{ seen: number, problems: string[] }>} how many modules were read, and a line for each violation
 */
export async function checkLayers(project) {
  const { output } = await cruise(
    layers.layered,
    {
      baseDir: project,
      ruleSet: { forbidden: layers.forbidden },
      validate: true,
      // Imports of types are imports too: this parser sees every form but `import('…')` inside a type, which the
      // linter forbids (consistent-type-imports).
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    {
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  );
  if (typeof output === 'string') throw new Error(output);
  const { modules, summary } = output;
  const read = new Set(modules.filter((module) => isOurs(module.source)).map((module) => module.source));
  const homeless = [...read].filter((file) => !layers.places.some((place) => isAt(file, place)));
  const missed = layers.layered
    .flatMap((folder) => sourcesIn(project, folder))
    .filter((file) => !read.has(file));
  const problems = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  // A parser that is missing makes dependency-cruiser see nothing and find nothing wrong.
  if (read.size === 0) problems.push('no module was read at all: is @swc/core installed?');
  problems.push(...missed.map((file) => `this source was not read: ${file}`));
  problems.push(...homeless.map((file) => `no layer is named for this source: ${file}`));
  return { seen: read.size, problems };
}

/**
 * @param {string} file
 * @param {string} place a file, or a folder that ends with a slash
 */
function isAt(file, place) {
  return place.endsWith('/') ? file.startsWith(place) : file === place;
}

/** @param {string} source */
function isOurs(source) {
  return SOURCE.test(source) && layers.layered.some((folder) => source.startsWith(`${folder}/`));
}

/**
 * @param {string} project
 * @param {string} folder
 */
function sourcesIn(project, folder) {
  return readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => SOURCE.test(file))
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`);
}
