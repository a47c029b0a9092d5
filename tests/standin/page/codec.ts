/** One value of a packed graph; numbers inside are positions of other values, -1 is undefined. */
type Entry =
  | ['plain', string | boolean | number | null]
  | ['number', string]
  | ['bigint', string]
  | ['date', number]
  | ['error', string, string, string]
  | ['buffer', string]
  | ['view', string, string]
  | ['array', number[]]
  | ['set', number[]]
  | ['map', [number, number][]]
  | ['object', [string, number][]];

/** Packs a structured-cloneable value as text; runs in Node and in the page. Throws as Electron does on a function. */
export function encode(value: unknown): string {
  const packer = new Packer();
  return JSON.stringify([packer.put(cloneOrThrow(value)), packer.entries]);
}

/** Unpacks what `encode` packed. */
export function decode(text: string): unknown {
  const [root, entries] = JSON.parse(text) as [number, Entry[]]; // the text is always made by encode
  return new Unpacker(entries).get(root);
}

function cloneOrThrow(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

class Packer {
  readonly entries: Entry[] = [];
  private readonly positions = new Map<unknown, number>();

  put(value: unknown): number {
    if (value === undefined) return -1;
    const known = this.positions.get(value);
    if (known !== undefined) return known;
    const position = this.entries.push(['plain', null]) - 1;
    if (typeof value === 'object' && value !== null) this.positions.set(value, position);
    this.entries[position] = this.pack(value);
    return position;
  }

  private pack(value: unknown): Entry {
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value === 'number') return packNumber(value);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return ['plain', value];
    if (Array.isArray(value)) return ['array', Array.from(value, (item) => this.put(item))];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Error) return ['error', value.name, value.message, value.stack ?? ''];
    if (value instanceof Set) return ['set', Array.from(value, (item) => this.put(item))];
    if (value instanceof Map) return ['map', Array.from(value, ([key, item]) => this.putPair(key, item))];
    if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) return packView(value);
    if (typeof value !== 'object' || Object.prototype.toString.call(value) !== '[object Object]') {
      throw new Error(`stand-in: ${Object.prototype.toString.call(value)} cannot cross processes`);
    }
    return ['object', Object.entries(value).map(([key, item]): [string, number] => [key, this.put(item)])];
  }

  private putPair(key: unknown, item: unknown): [number, number] {
    return [this.put(key), this.put(item)];
  }
}

class Unpacker {
  private readonly entries: Entry[];
  private readonly made = new Map<number, unknown>();

  constructor(entries: Entry[]) {
    this.entries = entries;
  }

  get(position: number): unknown {
    const entry = this.entries[position];
    if (entry === undefined) return undefined;
    if (!this.made.has(position)) this.unpack(position, entry);
    return this.made.get(position);
  }

  /** A container is kept before it is filled: it may hold itself. */
  private unpack(position: number, entry: Entry): void {
    switch (entry[0]) {
      case 'array': {
        const list: unknown[] = [];
        this.made.set(position, list);
        for (const item of entry[1]) list.push(this.get(item));
        return;
      }
      case 'set': {
        const set = new Set();
        this.made.set(position, set);
        for (const item of entry[1]) set.add(this.get(item));
        return;
      }
      case 'map': {
        const map = new Map();
        this.made.set(position, map);
        for (const [key, item] of entry[1]) map.set(this.get(key), this.get(item));
        return;
      }
      case 'object': {
        const object: Record<string, unknown> = {};
        this.made.set(position, object);
        for (const [key, item] of entry[1]) object[key] = this.get(item);
        return;
      }
      default:
        this.made.set(position, unpackLeaf(entry));
    }
  }
}

function packNumber(value: number): Entry {
  if (Object.is(value, -0)) return ['number', '-0'];
  return Number.isFinite(value) ? ['plain', value] : ['number', String(value)];
}

function packView(view: ArrayBufferView): Entry {
  return [
    'view',
    view.constructor.name,
    toBase64(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
  ];
}

function unpackLeaf(entry: Entry): unknown {
  switch (entry[0]) {
    case 'plain':
      return entry[1];
    case 'number':
      return Number(entry[1]);
    case 'bigint':
      return BigInt(entry[1]);
    case 'date':
      return new Date(entry[1]);
    case 'error':
      return Object.assign(new Error(entry[2]), { name: entry[1], stack: entry[3] });
    case 'buffer':
      return fromBase64(entry[1]).buffer;
    case 'view':
      return unpackView(entry[1], fromBase64(entry[2]).buffer);
    default:
      throw new Error(`stand-in: a packed value of kind ${entry[0]} is not known`);
  }
}

function unpackView(name: string, buffer: ArrayBuffer): ArrayBufferView {
  switch (name) {
    case 'Uint8Array':
    case 'Buffer': // Electron delivers a Buffer as a Uint8Array
      return new Uint8Array(buffer);
    case 'Int32Array':
      return new Int32Array(buffer);
    case 'Float32Array':
      return new Float32Array(buffer);
    case 'Float64Array':
      return new Float64Array(buffer);
    default:
      throw new Error(`stand-in: ${name} cannot cross processes`);
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
