import { crc32, deflateRawSync } from 'node:zlib';

type ZipEntry = {
  name: string | Buffer;
  content?: string | Buffer | undefined;
  stored?: boolean;
  /** Bits of the general purpose flag; 0x800 says that the name is UTF-8. */
  flags?: number;
  /** The Unix mode of the file. */
  mode?: number;
  method?: number;
  /** What the list says of its size and checksum, where that is not so. */
  says?: { bytes?: number; packed?: number; checksum?: number };
  zip64?: boolean;
};

/** Makes a ZIP file of whatever entries, honest or not. */
export function zipOf(...entries: ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = packedOf(entry);
    list.push(listed(entry, packed.length, offset));
    const file = Buffer.concat([header(entry, packed.length), nameOf(entry), packed]);
    files.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(list);
  return Buffer.concat([...files, directory, ending(entries.length, directory.length, offset)]);
}

function nameOf({ name }: ZipEntry): Buffer {
  return typeof name === 'string' ? Buffer.from(name) : name;
}

function contentOf({ content = '' }: ZipEntry): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

function packedOf(entry: ZipEntry): Buffer {
  return entry.stored === true ? contentOf(entry) : deflateRawSync(contentOf(entry));
}

function methodOf({ method, stored }: ZipEntry): number {
  return method ?? (stored === true ? 0 : 8);
}

function header(entry: ZipEntry, packed: number): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(entry.flags ?? 0x800, 6);
  bytes.writeUInt16LE(methodOf(entry), 8);
  bytes.writeUInt32LE(crc32(contentOf(entry)), 14);
  bytes.writeUInt32LE(packed, 18);
  bytes.writeUInt32LE(contentOf(entry).length, 22);
  bytes.writeUInt16LE(nameOf(entry).length, 26);
  return bytes;
}

function listed(entry: ZipEntry, packedLength: number, offset: number): Buffer {
  const { says = {}, zip64 = false } = entry;
  const size = says.bytes ?? contentOf(entry).length;
  const packed = says.packed ?? packedLength;
  const extra = zip64 ? extraField(size, packed) : Buffer.alloc(0);
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE((3 << 8) | 45, 4);
  bytes.writeUInt16LE(45, 6);
  bytes.writeUInt16LE(entry.flags ?? 0x800, 8);
  bytes.writeUInt16LE(methodOf(entry), 10);
  bytes.writeUInt32LE(says.checksum ?? crc32(contentOf(entry)), 16);
  bytes.writeUInt32LE(zip64 ? 0xffffffff : packed, 20);
  bytes.writeUInt32LE(zip64 ? 0xffffffff : size, 24);
  bytes.writeUInt16LE(nameOf(entry).length, 28);
  bytes.writeUInt16LE(extra.length, 30);
  bytes.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  bytes.writeUInt32LE(offset, 42);
  return Buffer.concat([bytes, nameOf(entry), extra]);
}

/** The sizes of an entry in 64 bits. */
function extraField(size: number, packed: number): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt16LE(1, 0);
  bytes.writeUInt16LE(16, 2);
  bytes.writeBigUInt64LE(BigInt(size), 4);
  bytes.writeBigUInt64LE(BigInt(packed), 12);
  return bytes;
}

function ending(entries: number, length: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(Math.min(entries, 0xffff), 8);
  bytes.writeUInt16LE(Math.min(entries, 0xffff), 10);
  bytes.writeUInt32LE(length, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}
