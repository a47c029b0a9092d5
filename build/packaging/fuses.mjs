import { readFile } from 'node:fs/promises';

/**
 * The switches inside Electron's executable, in the order of their bytes, as Mneme wants them. RUN_AS_NODE stays on:
 * the command `mneme` and the server for agents are the same executable run as Node.
 * @type {readonly (readonly [name: string, on: boolean])[]}
 */
export const FUSES = [
  ['RunAsNode', true],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
  ['WasmTrapHandlers', true],
];

/** What stands before the switches in every executable (electronjs.org/docs/latest/tutorial/fuses). */
export const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FIRST_VERSION = 1;
const ON = 0x31;
const OFF = 0x30;

/**
 * Reads the switches of an executable: as it is, not as a tool says it made it.
 * @param {string} executable
 * @returns {Promise<[name: string, on: boolean][]>} throws where there are none, or more or fewer than we know
 */
export async function readFuses(executable) {
  const bytes = await readFile(executable);
  const start = bytes.indexOf(FUSE_SENTINEL);
  if (start === -1) throw new Error(`${executable} has no fuses.`);
  const [version, count] = bytes.subarray(start + FUSE_SENTINEL.length);
  if (version !== FIRST_VERSION) throw new Error(`${executable} has fuses of version ${version}.`);
  if (count !== FUSES.length)
    throw new Error(`${executable} has ${count} fuses, and we know ${FUSES.length}: look at each new one.`);
  return FUSES.map(([name], index) => {
    const byte = bytes[start + FUSE_SENTINEL.length + 2 + index];
    if (byte !== ON && byte !== OFF)
      throw new Error(`The fuse ${name} of ${executable} is neither on nor off.`);
    return [name, byte === ON];
  });
}
