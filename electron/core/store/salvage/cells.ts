import type { SqlValue } from '../database.ts';
import type { Pages } from './pages.ts';

/** A row as it lies in a page. `rowid` is null in a table without one. */
export type Cell = Readonly<{ rowid: number | bigint | null; values: SqlValue[] }>;

/** The kinds of page that hold rows or lead to them (sqlite.org/fileformat2.html#b_tree_pages). */
type Kind = 'indexInterior' | 'tableInterior' | 'indexLeaf' | 'tableLeaf';
const KINDS: Readonly<Record<number, Kind>> = {
  0x02: 'indexInterior',
  0x05: 'tableInterior',
  0x0a: 'indexLeaf',
  0x0d: 'tableLeaf',
};

/** A page of a tree, taken apart. */
export type TreePage = Readonly<{
  kind: Kind;
  children: number[];
  /** Its rows; null for one that cannot be read. */
  cells: (Cell | null)[];
}>;

/** Takes a page apart; null where it is none of a tree. Rows are read only where `withRows` says so. */
export function readTreePage(pages: Pages, number: number, withRows: boolean): TreePage | null {
  const page = pages.read(number);
  const start = number === 1 ? 100 : 0;
  const kind = KINDS[page?.[start] ?? 0];
  if (page === null || kind === undefined) return null;
  const isLeaf = kind.endsWith('Leaf');
  const count = page.readUInt16BE(start + 3);
  const pointers = start + (isLeaf ? 8 : 12);
  if (pointers + 2 * count > page.length) return null;
  const places = Array.from({ length: count }, (_, index) => page.readUInt16BE(pointers + 2 * index));
  if (places.some((place) => place < pointers + 2 * count || place + 4 > page.length)) return null;
  const children = isLeaf
    ? []
    : [...places.map((place) => page.readUInt32BE(place)), page.readUInt32BE(start + 8)];
  const holdsRows = withRows && kind !== 'tableInterior';
  return {
    kind,
    children,
    cells: holdsRows ? places.map((place) => readCell(pages, page, place, kind)) : [],
  };
}

function readCell(pages: Pages, page: Buffer, place: number, kind: Kind): Cell | null {
  try {
    const length = readVarint(page, kind === 'indexInterior' ? place + 4 : place);
    const key = kind === 'tableLeaf' ? readVarint(page, length.next) : null;
    const payload = readPayload(pages, page, key?.next ?? length.next, Number(length.value), kind);
    return payload === null ? null : { rowid: key?.value ?? null, values: readRecord(payload) };
  } catch {
    return null; // it reaches beyond its page: not a row
  }
}

/** A row that is too long for its page goes on in others, one after the other. */
function readPayload(pages: Pages, page: Buffer, at: number, length: number, kind: Kind): Buffer | null {
  const { usable } = pages;
  const most = kind === 'tableLeaf' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (length > 1_000_000_000) return null;
  if (length <= most) return at + length <= page.length ? page.subarray(at, at + length) : null;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((length - least) % (usable - 4));
  const local = wanted <= most ? wanted : least;
  const parts = [page.subarray(at, at + local)];
  let next = page.readUInt32BE(at + local);
  for (let left = length - local; left > 0;) {
    const more = next === 0 || next > pages.count ? null : pages.read(next);
    if (more === null) return null;
    const taken = Math.min(left, usable - 4);
    parts.push(more.subarray(4, 4 + taken));
    left -= taken;
    next = more.readUInt32BE(0);
    if (left > 0 !== (next !== 0)) return null; // the chain is broken: another page took its place
  }
  return Buffer.concat(parts);
}

/** Reads the values of a row; throws where they do not fill it exactly. */
function readRecord(payload: Buffer): SqlValue[] {
  const head = readVarint(payload, 0);
  const types: number[] = [];
  let at = head.next;
  while (at < Number(head.value)) {
    const type = readVarint(payload, at);
    types.push(Number(type.value));
    at = type.next;
  }
  let place = Number(head.value);
  const values = types.map((type) => {
    const [value, length] = readValue(payload, place, type);
    place += length;
    return value;
  });
  if (at !== Number(head.value) || place !== payload.length) throw new RangeError('This is not a row.');
  return values;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

function readValue(bytes: Buffer, at: number, type: number): [SqlValue, number] {
  if (type === 0) return [null, 0];
  if (type === 7) return [bytes.readDoubleBE(at), 8];
  if (type === 8 || type === 9) return [type - 8, 0];
  const length = INTEGER_BYTES[type];
  if (length === 8) return [narrow(bytes.readBigInt64BE(at)), 8];
  if (length !== undefined) return [bytes.readIntBE(at, length), length];
  if (type < 12) throw new RangeError('This is not a value.');
  const size = Math.floor((type - 12) / 2);
  if (at + size > bytes.length) throw new RangeError('This is longer than its row.');
  const content = bytes.subarray(at, at + size);
  return [type % 2 === 1 ? content.toString('utf8') : new Uint8Array(content), size];
}

function readVarint(bytes: Buffer, at: number): { value: number | bigint; next: number } {
  let value = 0;
  for (let index = 0; index < 7; index += 1) {
    const byte = bytes.readUInt8(at + index);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  let large = BigInt(value);
  for (let index = 7; ; index += 1) {
    const byte = bytes.readUInt8(at + index);
    if (index === 8) return { value: narrow(BigInt.asIntN(64, (large << 8n) | BigInt(byte))), next: at + 9 };
    large = (large << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value: narrow(large), next: at + index + 1 };
  }
}

function narrow(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
