import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import react from '@vitejs/plugin-react';
import { build as viteBuild } from 'vite';
import { fingerprint, STAMP } from './lib/freshness.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

/** @typedef {'production' | 'development'} Mode */

/** Each program that Node runs: its place in `dist`, and its source. They share what they have in common. */
const NODE_ENTRIES = {
  'web/main': 'electron/hosts/web/main.ts',
  'cli/main': 'electron/hosts/cli/main.ts',
  'desktop/main': 'electron/hosts/desktop/main.ts',
  'library/index': 'electron/library.ts',
  'worker/core-worker': 'electron/hosts/worker/core-worker.ts',
  'worker/backup-thread': 'electron/core/files/backup-thread.ts',
  'worker/reading-thread': 'electron/core/imports/reading-thread.ts',
  'worker/onnx-thread': 'electron/core/models/onnx-thread.ts',
};
const PRELOAD_ENTRY = 'electron/hosts/desktop/preload.ts';
const RENDERER_ENTRY = 'renderer/index.html';
/** What React programs import as `mneme/react`. */
const REACT_ENTRY = 'renderer/react/index.ts';

/** A build that was interrupted leaves its folder behind; after this long nobody works in it any more. */
const ABANDONED_AFTER_MS = 10 * 60 * 1000;

/**
 * Builds the whole application into `dist`. It is built beside it and put in place at the end, so that `dist` is
 * always a complete build. Throws what is wrong with the sources.
 */
export async function build() {
  const sources = fingerprint(root);
  const scratch = path.join(root, `.dist-${process.pid}`);
  await removeAbandoned();
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  try {
    const types = writeTypes(scratch);
    for (const config of buildConfigs(scratch, 'production')) await viteBuild(config);
    await types;
    await copyTrayIcons(path.join(scratch, 'desktop'));
    refuseInlineScripts(path.join(scratch, 'renderer', 'index.html'));
    await writeFile(path.join(scratch, STAMP), sources);
    await putInPlace(scratch, path.join(root, 'dist'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function copyTrayIcons(folder) {
  const icons = path.join(root, 'build', 'icons');
  const names = (await readdir(icons)).filter((name) => /^tray.*\.png$/.test(name));
  await Promise.all(names.map((name) => copyFile(path.join(icons, name), path.join(folder, name))));
}

/**
 * What vite is told to build: the renderer, the programs for Node, the preload script, and what React programs import.
 * @param {string} output the folder that takes the place of `dist`
 * @param {Mode} mode
 * @returns {import('vite').InlineConfig[]}
 */
export function buildConfigs(output, mode) {
  for (const entry of [RENDERER_ENTRY, PRELOAD_ENTRY, REACT_ENTRY, ...Object.values(NODE_ENTRIES)]) {
    if (!existsSync(path.join(root, entry))) throw new Error(`The source ${entry} is missing.`);
  }
  return [
    rendererConfig(output, mode),
    nodeConfig(output, mode),
    preloadConfig(output, mode),
    reactConfig(output, mode),
  ];
}

/**
 * @param {string} output
 * @param {Mode} mode
 * @returns {import('vite').InlineConfig}
 */
function rendererConfig(output, mode) {
  return {
    ...common(mode),
    root: path.join(root, 'renderer'),
    base: '/',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: path.join(output, 'renderer'),
      emptyOutDir: true,
      reportCompressedSize: false,
      // The content security policy allows files of our own only: no inline script, no data: address.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // Grammars of highlighted languages are large; each is loaded only when it is shown.
      chunkSizeWarningLimit: 2000,
    },
  };
}

/**
 * @param {string} output
 * @param {Mode} mode
 * @returns {import('vite').InlineConfig}
 */
function nodeConfig(output, mode) {
  return {
    ...common(mode),
    build: {
      ...nodeTarget(output),
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(NODE_ENTRIES).map(([name, source]) => [name, path.join(root, source)]),
        ),
        external: isPackage,
        // Every file lies one folder deep, so that `../` from any of them is `dist`.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/**
 * A sandboxed preload script is one CommonJS file and may ask for nothing but `electron`.
 * @param {string} output
 * @param {Mode} mode
 * @returns {import('vite').InlineConfig}
 */
function preloadConfig(output, mode) {
  return {
    ...common(mode),
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ...nodeTarget(output),
      rolldownOptions: {
        input: { 'desktop/preload': path.join(root, PRELOAD_ENTRY) },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

/**
 * One module that leaves its packages to the program that imports it.
 * @param {string} output
 * @param {Mode} mode
 * @returns {import('vite').InlineConfig}
 */
function reactConfig(output, mode) {
  return {
    ...common(mode),
    build: {
      ...nodeTarget(output),
      target: 'es2024',
      rolldownOptions: {
        input: { 'react/index': path.join(root, REACT_ENTRY) },
        external: isPackage,
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  };
}

/**
 * The types of what other programs import.
 * @param {string} output
 */
async function writeTypes(output) {
  await writeTypesOf('mneme/react', 'renderer/react/tsconfig.json', path.join(output, 'react', 'types'));
  const library = path.join(output, 'library', 'types');
  await writeTypesOf('mneme', 'electron/tsconfig.library.json', library);
  // What is behind the library is nobody else's to see.
  for (const inner of ['core', 'hosts'])
    await rm(path.join(library, 'electron', inner), { recursive: true, force: true });
}

/**
 * @param {string} name
 * @param {string} project
 * @param {string} folder
 */
async function writeTypesOf(name, project, folder) {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', path.join(root, project), '--outDir', folder];
  const { code, output: said } = await run(process.execPath, [tsc, ...options]);
  if (code !== 0) throw new Error(`The types of ${name} were not written.\n${said}`);
}

/** @param {string} output @returns {import('vite').BuildEnvironmentOptions} */
function nodeTarget(output) {
  return {
    ssr: true,
    target: 'node22',
    outDir: output,
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    copyPublicDir: false,
  };
}

/** @param {Mode} mode @returns {import('vite').InlineConfig} */
function common(mode) {
  return {
    root,
    mode,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
  };
}

/** @param {string} id what an import names */
function isPackage(id) {
  return !id.startsWith('.') && !path.isAbsolute(id) && !id.startsWith('\0');
}

/** @param {string} page */
function refuseInlineScripts(page) {
  const inline = /<script(?![^>]*\ssrc=)[^>]*>/i.exec(readFileSync(page, 'utf8'));
  if (inline) throw new Error(`${page} has an inline script, which the content security policy refuses.`);
}

/**
 * Puts a finished folder where another may be, and may be put by another process at the same moment.
 * @param {string} finished
 * @param {string} place
 */
async function putInPlace(finished, place) {
  const aside = `${finished}-old`;
  for (let attempt = 1; ; attempt += 1) {
    await rename(place, aside).catch(ignoreMissing);
    try {
      await rename(finished, place);
      break;
    } catch (error) {
      if (attempt === 5) throw error;
      await rm(aside, { recursive: true, force: true });
      await sleep(100);
    }
  }
  await rm(aside, { recursive: true, force: true });
}

async function removeAbandoned() {
  for (const name of await readdir(root)) {
    if (!name.startsWith('.dist-')) continue;
    const folder = path.join(root, name);
    const stats = await stat(folder).catch(ignoreMissing);
    if (stats && Date.now() - stats.mtimeMs > ABANDONED_AFTER_MS)
      await rm(folder, { recursive: true, force: true });
  }
}

/** @param {unknown} error */
function ignoreMissing(error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
