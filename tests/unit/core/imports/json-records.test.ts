import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_RECORD } from '../../../../electron/core/imports/json-bytes.ts';
import type { Sink, Splitter } from '../../../../electron/core/imports/json-bytes.ts';
import { LineSplitter } from '../../../../electron/core/imports/json-lines.ts';
import { readJsonRecords } from '../../../../electron/core/imports/json-records.ts';
import type { DamagedRecord, JsonRecord } from '../../../../electron/core/imports/json-records.ts';
import { ValueSplitter } from '../../../../electron/core/imports/json-values.ts';
import { fileOf } from './reading.ts';

type Found = { records: string[]; places: number[]; damage: { line: number; byte: number }[] };

/** Splits bytes that come in chunks of given sizes, again and again. */
function split(make: (sink: Sink) => Splitter, bytes: Buffer, sizes: readonly number[]): Found {
  const found: Found = { records: [], places: [], damage: [] };
  const splitter = make({
    record: (record, at) => {
      found.records.push(record.toString('utf8'));
      found.places.push(at.byte);
    },
    damage: (at) => found.damage.push({ line: at.line, byte: at.byte }),
  });
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    // What the splitter keeps must be its own: the chunk is overwritten afterwards.
    const chunk = Buffer.from(bytes.subarray(at, at + size));
    splitter.push(chunk);
    chunk.fill(0x7b);
    at += size;
  }
  splitter.end();
  return found;
}

const lines = (sink: Sink): Splitter => new LineSplitter(sink, 0);
const values = (sink: Sink): Splitter => new ValueSplitter(sink, 0);
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
const records = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { maxLength: 12 });

async function read(content: string | Buffer): Promise<{ records: JsonRecord[]; damaged: DamagedRecord[] }> {
  const all = { records: [] as JsonRecord[], damaged: [] as DamagedRecord[] };
  for await (const chunk of readJsonRecords(fileOf(content), { signal: new AbortController().signal })) {
    all.records.push(...chunk.records);
    all.damaged.push(...chunk.damaged);
  }
  return all;
}

describe('splitting, whatever the chunks', () => {
  test('gives each line as it is', () => {
    fc.assert(
      fc.property(
        records,
        sizes,
        fc.constantFrom('\n', '\r\n', '\n\n'),
        fc.boolean(),
        (given, chunks, end, closed) => {
          const text = given.map((record) => JSON.stringify(record)).join(end) + (closed ? end : '');
          const found = split(lines, Buffer.from(text), chunks);
          expect(found.records.map((record) => JSON.parse(record))).toEqual(
            JSON.parse(JSON.stringify(given)),
          );
          expect(found.damage).toEqual([]);
        },
      ),
    );
  });

  test('gives each element of a list, at its place', () => {
    fc.assert(
      fc.property(records, sizes, fc.constantFrom(undefined, 1, 4), (given, chunks, indent) => {
        const bytes = Buffer.from(JSON.stringify(given, null, indent));
        const found = split(values, bytes, chunks);
        expect(found.records.map((record) => JSON.parse(record))).toEqual(JSON.parse(JSON.stringify(given)));
        expect(found.damage).toEqual([]);
        expect(found.places.every((place) => bytes[place] === 0x7b)).toBe(true);
      }),
    );
  });

  test('gives values that follow each other', () => {
    fc.assert(
      fc.property(records, sizes, fc.constantFrom('', '\n', ' , '), (given, chunks, between) => {
        const text = given.map((record) => JSON.stringify(record)).join(between);
        expect(split(values, Buffer.from(text), chunks).records.map((record) => JSON.parse(record))).toEqual(
          JSON.parse(JSON.stringify(given)),
        );
      }),
    );
  });

  test('never throws or hangs on any bytes, and finds the same in any chunks', () => {
    const near = fc
      .array(
        fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', ' ', '\n', '{"a"', '1', 'x', '{"a":1}', 'é'),
      )
      .map((pieces) => Buffer.from(pieces.join('')));
    const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.oneof(near, any), sizes, (bytes, chunks) => {
        expect(split(lines, bytes, chunks)).toEqual(split(lines, bytes, [1000]));
        expect(split(values, bytes, chunks)).toEqual(split(values, bytes, [1000]));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('damage in a list costs only the record it is in', () => {
  const record = (id: number): string =>
    `{"id":${id},"messages":[{"role":"user","content":"a } , { [ \\" ${id}"}]}`;
  const cases: [string, string][] = [
    ['a quote is missing', '{"id":2,"messages":[{"role":"user","content":"abc}]}'],
    ['a brace is missing', '{"id":2,"messages":[{"role":"user","content":"abc"}]'],
    ['a bracket is missing', '{"id":2,"messages":[{"role":"user","content":"abc"}}'],
    ['a value is missing', '{"id":2,"messages":}'],
    ['a number is none', '{"id":2,"messages":[NaN]}'],
    ['a comma is too many', '{"id":2,"messages":[],}'],
    ['it is cut off', '{"id":2,"mess'],
    ['it is rubbish', '\u0001\u0002 lorem ipsum ]}'],
  ];
  test.each(cases)('when %s', async (_, damaged) => {
    for (const between of [',', ',\n', ' ,\r\n  ']) {
      const text = `[${[record(1), damaged, record(3), record(4)].join(between)}]`;
      const { records: found, damaged: problems } = await read(text);
      expect(found.map(({ value }) => value)).toEqual([1, 3, 4].map((id) => JSON.parse(record(id))));
      expect(problems).toHaveLength(1);
      const at = 1 + record(1).length + between.length;
      expect(problems[0]?.problem.byte).toBe(at);
      expect(problems[0]?.problem.line).toBe(between.includes('\n') ? 2 : 1);
    }
  });

  test('when a comma between two is missing, at no cost', async () => {
    const { records: found, damaged } = await read(`[${record(1)} ${record(2)},${record(3)}]`);
    expect(found).toHaveLength(3);
    expect(damaged).toEqual([]);
  });

  test('when it is the first', async () => {
    const { records: found, damaged } = await read(`[{"id":1,"messages":"abc},${record(2)},${record(3)}]`);
    expect(found).toHaveLength(2);
    expect(damaged).toHaveLength(1);
  });

  test('and a list that is cut off gives what came before', async () => {
    const { records: found, damaged } = await read(`[${record(1)},${record(2).slice(0, 30)}`);
    expect(found).toHaveLength(1);
    expect(damaged).toMatchObject([{ unfinished: true, problem: { line: 1, byte: record(1).length + 2 } }]);
    expect((await read(`[${record(1)}`)).damaged).toMatchObject([{ unfinished: true }]);
  });

  test('and a text that is no JSON at all is one problem', async () => {
    const { records: found, damaged } = await read('Dear diary,\ntoday I wrote {"id":1} by hand.\n');
    expect(found).toEqual([]);
    expect(damaged).toHaveLength(1);
  });
});

describe('lines', () => {
  test('may begin with a mark, end with CRLF, be blank, and lack the last end', async () => {
    const { records: found, damaged } = await read('\uFEFF{"a":1}\r\n\r\n  \n{"a":2}\n{"a":3}');
    expect(found.map(({ value, line, byte }) => ({ value, line, byte }))).toEqual([
      { value: { a: 1 }, line: 1, byte: 3 },
      { value: { a: 2 }, line: 4, byte: 17 },
      { value: { a: 3 }, line: 5, byte: 25 },
    ]);
    expect(damaged).toEqual([]);
  });

  test('that are damaged are told with their place and skipped', async () => {
    const { records: found, damaged } = await read('{"a":1}\n{"a":\n{"a":3}\nnonsense\n{"a":5}\n{"a"');
    expect(found.map(({ line }) => line)).toEqual([1, 3, 5]);
    expect(damaged.map(({ problem, unfinished }) => [problem.line, problem.byte, unfinished])).toEqual([
      [2, 8, false],
      [4, 22, false],
      [6, 39, true],
    ]);
  });

  test('keep bytes that are no UTF-8 as replacement characters', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"a":"'),
      Buffer.from([0xc0, 0xaf, 0xff]),
      Buffer.from('"}\n'),
    ]);
    expect((await read(bytes)).records[0]?.value).toEqual({ a: '\uFFFD\uFFFD\uFFFD' });
  });

  test('with escaped NUL, __proto__ and huge numbers are data', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const { records: found } = await read('{"__proto__":{"polluted":1},"n":1e400,"z":"\\u0000"}\n');
    expect(Object.getPrototypeOf(found[0]?.value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });
});

test.each(['[', '{"a":'])('nesting a million deep in %s is a problem, not a crash', async (open) => {
  const deep = open.repeat(1_000_000);
  const close = (open === '[' ? ']' : '}').repeat(1_000_000);
  const whole = `${deep}1${close}`;
  const asLine = await read(`{"a":1}\n${whole}\n{"a":2}\n`);
  expect(asLine.records).toHaveLength(2);
  expect(asLine.damaged).toHaveLength(1);
  const inList = await read(`[{"a":1},${whole},{"a":2}]`);
  expect(inList.records).toHaveLength(2);
  expect(inList.damaged).toHaveLength(1);
  expect((await read(deep)).records).toEqual([]);
});

test.each(['utf16le', 'swapped', 'bare'])('UTF-16 (%s) is refused with what to do', async (kind) => {
  const bytes = Buffer.from(kind === 'bare' ? '{"a":1}' : '\uFEFF{"a":1}', 'utf16le');
  await expect(read(kind === 'swapped' ? bytes.swap16() : bytes)).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

test('a record over the limit is left out and the next one read', async () => {
  for (const [head, between, tail] of [
    ['', '\n', '\n'],
    ['[', ',', ']'],
  ]) {
    const file = fileOf(`${head}{"a":1}${between}{"a":"`);
    for (let size = 0; size <= MAX_RECORD; size += 8 * 1024 * 1024)
      appendFileSync(file, 'x'.repeat(8 * 1024 * 1024));
    appendFileSync(file, `"}${between}{"a":3}${tail}`);
    const found = { records: 0, problems: [] as string[] };
    for await (const chunk of readJsonRecords(file, { signal: new AbortController().signal })) {
      found.records += chunk.records.length;
      found.problems.push(...chunk.damaged.map(({ problem }) => problem.message));
    }
    expect(found.records).toBe(2);
    expect(found.problems).toEqual([expect.stringContaining('64 MiB')]);
  }
});

test('reading stops when it is cancelled, and a missing file is said to be missing', async () => {
  const controller = new AbortController();
  const file = fileOf('{"a":1}\n'.repeat(100_000));
  const cancelled = async (): Promise<void> => {
    for await (const chunk of readJsonRecords(file, { signal: controller.signal })) {
      expect(chunk.bytes).toBeLessThan(800_000);
      controller.abort();
    }
  };
  await expect(cancelled()).rejects.toMatchObject({ code: 'cancelled' });
  const missing = readJsonRecords('/nowhere/at/all', { signal: new AbortController().signal });
  await expect(missing.next()).rejects.toMatchObject({ code: 'not_found' });
});
