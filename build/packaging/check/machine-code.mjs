import { closeSync, openSync, readSync } from 'node:fs';

const ELF = 0x464c457f;
const PE_STUB = 0x5a4d;
const PE = 0x4550;
const MACH_O = 0xfeedfacf;
const MACH_O_FAT = 0xbebafeca;

/** What the headers call a kind of processor: ELF (elf(5)), PE (Microsoft's format), Mach-O (mach/machine.h). */
const MACHINES = {
  linux: { 0x3e: 'x64', 0xb7: 'arm64' },
  win32: { 0x8664: 'x64', 0xaa64: 'arm64' },
  darwin: { 0x1000007: 'x64', 0x100000c: 'arm64' },
};

/**
 * Reads from a file of machine code what it was made for.
 * @param {string} file
 * @returns {string} as `linux x64`; `not machine code` for anything else
 */
export function readMachine(file) {
  const header = readStart(file, 4096);
  const magic = header.readUInt32LE(0);
  if (magic === ELF) return name('linux', header.readUInt16LE(18));
  if (magic === MACH_O) return name('darwin', header.readUInt32LE(4));
  if (magic === MACH_O_FAT) return 'darwin universal';
  if ((magic & 0xffff) === PE_STUB) {
    const start = header.readUInt32LE(0x3c);
    if (header.readUInt32LE(start) === PE) return name('win32', header.readUInt16LE(start + 4));
  }
  return 'not machine code';
}

/** @param {keyof typeof MACHINES} platform @param {number} machine */
function name(platform, machine) {
  /** @type {Record<number, string>} */
  const known = MACHINES[platform];
  return `${platform} ${known[machine] ?? `0x${machine.toString(16)}`}`;
}

/** @param {string} file @param {number} bytes */
function readStart(file, bytes) {
  const buffer = Buffer.alloc(bytes);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, buffer, 0, bytes, 0);
  } finally {
    closeSync(handle);
  }
  return buffer;
}
