import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { run } from '../../lib/run.mjs';

/** @typedef {import('./report.mjs').Report} Report */

/** Scripts of the package are told the folder in DPKG_ROOT; what it depends on is not there. */
const INTO_A_FOLDER = ['--force-script-chrootless', '--force-depends', '--force-not-root'];
const FIELDS = [
  'Package',
  'Version',
  'Architecture',
  'Maintainer',
  'Depends',
  'Installed-Size',
  'Description',
];
const DESKTOP_ENTRY = 'usr/share/applications/mneme-desktop.desktop';

/**
 * Installs a .deb with dpkg into a folder that stands for a system, so that this one stays as it is.
 * @param {string} deb
 * @param {string} system the folder
 * @param {Report} report
 */
export async function installPackage(deb, system, report) {
  const database = path.join(system, 'var/lib/dpkg');
  for (const folder of ['info', 'updates', 'triggers', 'alternatives'])
    mkdirSync(path.join(database, folder), { recursive: true });
  for (const file of ['status', 'available']) writeFileSync(path.join(database, file), '');
  const fields = await readFields(deb);
  report.tell(
    `the .deb: ${fields.get('Package')} ${fields.get('Version')}, ${fields.get('Architecture')}`,
    FIELDS.filter((name) => !fields.get(name)).map((name) => `its control file lacks ${name}`),
  );
  const { code, output } = await runDpkg(system, ['--install', deb]);
  report.tell('the .deb installs with dpkg, and both of its commands are on the path', [
    ...(code === 0 ? [] : [output]),
    ...checkLink(system, 'usr/bin/mneme', '/opt/Mneme/resources/bin/mneme'),
    ...checkLink(system, 'usr/bin/mneme-desktop', '/opt/Mneme/mneme-desktop'),
  ]);
  report.tell('its desktop entry, type of file and icons', checkDesktop(system));
}

/**
 * Removes it again, with all it knows.
 * @param {string} system
 * @param {Report} report
 */
export async function purgePackage(system, report) {
  const { code, output } = await runDpkg(system, ['--purge', 'mneme']);
  const left = ['opt', 'usr'].flatMap((name) => listFiles(path.join(system, name)));
  report.tell('the .deb is purged without a trace', [...(code === 0 ? [] : [output]), ...left]);
}

/**
 * dpkg wants programs of the administrator, whose folders are not on everybody's path.
 * @param {string} system
 * @param {string[]} args
 */
function runDpkg(system, args) {
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/sbin` };
  return run('dpkg', [`--root=${system}`, ...INTO_A_FOLDER, ...args], { env });
}

/** @param {string} deb */
async function readFields(deb) {
  const { output } = await run('dpkg-deb', ['--field', deb]);
  return new Map(
    output.split('\n').flatMap((line) => {
      const [, name, value] = /^([A-Za-z-]+): (.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [/** @type {const} */ ([name, value])];
    }),
  );
}

/** @param {string} system @param {string} link @param {string} target */
function checkLink(system, link, target) {
  const file = path.join(system, link);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return [`missing: ${link}`];
  const problems = readlinkSync(file) === target ? [] : [`${link} leads to ${readlinkSync(file)}`];
  return existsSync(path.join(system, target)) ? problems : [...problems, `missing: ${target}`];
}

/** @param {string} system */
function checkDesktop(system) {
  const entry = readIfThere(path.join(system, DESKTOP_ENTRY));
  const type = readIfThere(path.join(system, 'usr/share/mime/packages/mneme-desktop.xml'));
  const wanted = [
    'Exec=/opt/Mneme/mneme-desktop %U',
    'Icon=mneme-desktop',
    'StartupWMClass=Mneme',
    'x-scheme-handler/mneme;',
    'application/vnd.mneme.bundle+zip;',
  ];
  const sizes = [16, 24, 32, 48, 64, 128, 256, 512].map((size) => `${size}x${size}`);
  return [
    ...wanted.filter((text) => !entry.includes(text)).map((text) => `the desktop entry lacks ${text}`),
    ...(type.includes('<glob pattern="*.mneme"/>') ? [] : ['the type of *.mneme is not told']),
    ...sizes
      .filter(
        (size) =>
          !isPicture(path.join(system, `usr/share/icons/hicolor/${size}/apps/mneme-desktop.png`), size),
      )
      .map((size) => `no icon of ${size}`),
  ];
}

/** A PNG tells its width after 16 bytes. @param {string} file @param {string} size */
function isPicture(file, size) {
  return (
    existsSync(file) &&
    `${readFileSync(file).readUInt32BE(16)}x${readFileSync(file).readUInt32BE(20)}` === size
  );
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** @param {string} folder */
function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `left behind: ${path.join(entry.parentPath, entry.name)}`);
}
