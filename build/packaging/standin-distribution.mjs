import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FUSE_SENTINEL, FUSES } from './fuses.mjs';

/** The switches as Electron is delivered with them. */
const DELIVERED = [
  'RunAsNode',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
];

/**
 * What stands in for the executable. Run as Node it starts a real Node with the same program out of a folder, for
 * Node reads no asar archives: STANDIN_NODE and STANDIN_APP name the two.
 */
const PROGRAM = `#!/bin/sh
if [ "$ELECTRON_RUN_AS_NODE" = 1 ]; then
  program=\${1##*/app.asar/}
  shift
  exec "$STANDIN_NODE" "$STANDIN_APP/$program" "$@"
fi
echo 'This stands in for Electron, which was not downloaded.' >&2
exit 70
`;

/**
 * Makes a folder shaped like an unpacked Electron, for checking packages where Electron cannot be downloaded.
 * @param {string} folder
 * @param {import('./targets.mjs').PlatformName} platform
 * @param {string} version of the Electron it stands in for
 */
export async function makeStandinDistribution(folder, platform, version) {
  await rm(folder, { recursive: true, force: true });
  for (const [name, content] of Object.entries(filesOf(platform, version))) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content, { mode: content === '' ? 0o644 : 0o755 });
  }
}

/**
 * @param {import('./targets.mjs').PlatformName} platform
 * @param {string} version
 * @returns {Record<string, string | Buffer>}
 */
function filesOf(platform, version) {
  const common = { version, LICENSE: 'Stand-in', 'LICENSES.chromium.html': '<html></html>' };
  if (platform === 'darwin') return { ...common, ...macFiles() };
  const shared = {
    ...common,
    'locales/en-US.pak': '',
    'locales/de.pak': '',
    'locales/ru.pak': '',
    'resources/.keep': '',
    'icudtl.dat': '',
    'resources.pak': '',
    'v8_context_snapshot.bin': '',
  };
  if (platform === 'win32') return { ...shared, 'electron.exe': executable() };
  return { ...shared, electron: executable(), 'chrome-sandbox': '', chrome_crashpad_handler: '' };
}

function macFiles() {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  /** @type {Record<string, string | Buffer>} */
  const files = {
    [`${contents}/Info.plist`]: propertyList('com.github.Electron', 'Electron'),
    [`${contents}/MacOS/Electron`]: executable(),
    [`${framework}/Electron Framework`]: executable(),
    [`${framework}/Versions/A/Resources/en.lproj/locale.pak`]: '',
    [`${contents}/Resources/en.lproj/locale.pak`]: '',
  };
  for (const suffix of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
    const name = `Electron Helper${suffix}`;
    const helper = `${contents}/Frameworks/${name}.app/Contents`;
    files[`${helper}/Info.plist`] = propertyList('com.github.Electron.helper', name);
    files[`${helper}/MacOS/${name}`] = PROGRAM;
  }
  return files;
}

/** The program and, as in the real executable, its switches. */
function executable() {
  const switches = FUSES.map(([name]) => (DELIVERED.includes(name) ? '1' : '0'));
  const wire = Buffer.from([1, FUSES.length]);
  return Buffer.concat([Buffer.from(PROGRAM + FUSE_SENTINEL), wire, Buffer.from(`${switches.join('')}\n`)]);
}

/** @param {string} identifier @param {string} name */
function propertyList(identifier, name) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>${identifier}</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundlePackageType</key><string>APPL</string>
</dict></plist>
`;
}
