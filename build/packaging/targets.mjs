/** @typedef {'linux' | 'win32' | 'darwin'} PlatformName */
/** @typedef {'x64' | 'arm64'} ArchName */
/** @typedef {{ platform: PlatformName, arch: ArchName }} Target a system an application is packaged for */

/** Every system Mneme is packaged for. @type {readonly Target[]} */
export const TARGETS = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
  { platform: 'win32', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
];

/** The files of ONNX Runtime of each target. There are none for Macs with Intel: recall by meaning is off there. */
const ONNX_FILES = {
  linux: ['libonnxruntime.so.1', 'onnxruntime_binding.node'],
  win32: ['DirectML.dll', 'dxcompiler.dll', 'dxil.dll', 'onnxruntime.dll', 'onnxruntime_binding.node'],
  darwin: ['libonnxruntime.1.30.0.dylib', 'libonnxruntime.1.dylib', 'onnxruntime_binding.node'],
};

/** The file of sqlite-vec: an extension of SQLite. There is none for Windows on ARM: vectors are compared without. */
const VECTOR_FILES = { linux: 'vec0.so', win32: 'vec0.dll', darwin: 'vec0.dylib' };

/** What a target is called in words. @param {Target} target */
export function nameTarget({ platform, arch }) {
  return `${{ linux: 'Linux', win32: 'Windows', darwin: 'macOS' }[platform]} ${arch}`;
}

/** The one file of the SQLite driver a target needs. @param {Target} target */
export function findDriver({ platform, arch }) {
  return `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`;
}

/** The folder of ONNX Runtime's files; undefined where there are none. @param {Target} target */
export function findOnnxFolder({ platform, arch }) {
  if (platform === 'darwin' && arch === 'x64') return undefined;
  return `node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}`;
}

/** The package with sqlite-vec's extension; undefined where there is none. @param {Target} target */
export function findVectorPackage({ platform, arch }) {
  if (platform === 'win32' && arch === 'arm64') return undefined;
  return `sqlite-vec-${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

/**
 * Every file of machine code a packaged application holds beside Electron's own, in order.
 * @param {Target} target
 * @param {(name: string) => boolean} isInstalled npm installs the packages of the machine it runs on only
 */
export function listNatives(target, isInstalled) {
  const onnx = findOnnxFolder(target);
  const vectors = findVectorPackage(target);
  return [
    findDriver(target),
    ...(onnx === undefined ? [] : ONNX_FILES[target.platform].map((name) => `${onnx}/${name}`)),
    ...(vectors === undefined || !isInstalled(vectors)
      ? []
      : [`node_modules/${vectors}/${VECTOR_FILES[target.platform]}`]),
  ].toSorted();
}
