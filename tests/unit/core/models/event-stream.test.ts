import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EventTooLarge,
  readEvents,
  type ServerEvent,
} from '../../../../electron/core/models/event-stream.ts';

async function eventsOf(chunks: Iterable<Uint8Array>): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(slowly(chunks))) events.push(event);
  return events;
}

async function* slowly(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const data = (text: string): ServerEvent => ({ event: '', data: text });

describe('readEvents', () => {
  it.each([
    ['data: a\n\ndata: b\n\n', ['a', 'b']],
    ['data: a\r\n\r\ndata:b\r\n\r\n', ['a', 'b']],
    ['data: a\r\rdata: b\r\r', ['a', 'b']],
    [': keep-alive\n\ndata: a\n: still here\n\n', ['a']],
    ['data: a\ndata: b\n\n', ['a\nb']],
    ['id: 7\nretry: 10\ndata: a\n\n\n\n', ['a']],
    ['data: a', ['a']],
    ['data: a\r', ['a']],
    ['data\n\n', ['']],
    ['', []],
    ['\uFEFFdata: a\n\n', ['a']],
  ])('reads %j', async (text, expected) => {
    expect(await eventsOf([bytes(text)])).toEqual(expected.map(data));
  });

  it('names the kind of an event, and knows a failure as llama.cpp writes it', async () => {
    expect(await eventsOf([bytes('event: error\ndata: {}\n\nerror: {"a":1}\n\ndata: b\n\n')])).toEqual([
      { event: 'error', data: '{}' },
      { event: 'error', data: '{"a":1}' },
      data('b'),
    ]);
  });

  it('is the same wherever the bytes are cut', async () => {
    const line = fc
      .string({ unit: 'binary', maxLength: 20 })
      .map((text) => text.toWellFormed().replace(/[\r\n]/g, '§'));
    const newline = fc.constantFrom('\n', '\r\n', '\r');
    const cuts = fc.array(fc.nat(200), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), newline, cuts, async (lines, end, places) => {
        const whole = bytes(lines.map((text) => `data: ${text}${end}${end}`).join(''));
        const sorted = [
          ...new Set([0, ...places.map((place) => Math.min(place, whole.length)), whole.length]),
        ].toSorted((one, other) => one - other);
        const chunks = sorted.slice(1).map((to, index) => whole.subarray(sorted[index], to));
        expect(await eventsOf(chunks)).toEqual(lines.map(data));
      }),
      { numRuns: 60 },
    );
  });

  it('does not hold a line that never ends', async () => {
    const piece = bytes('x'.repeat(100_000));
    await expect(eventsOf(Array.from({ length: 20 }, () => piece))).rejects.toBeInstanceOf(EventTooLarge);
  });

  it('nor an event of endless lines', async () => {
    const piece = bytes(`data: ${'x'.repeat(100_000)}\n`);
    await expect(eventsOf(Array.from({ length: 20 }, () => piece))).rejects.toBeInstanceOf(EventTooLarge);
  });
});
