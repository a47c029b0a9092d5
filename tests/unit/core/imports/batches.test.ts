import { expect, it } from 'vitest';
import { writeInBatches } from '../../../../electron/core/imports/batches.ts';
import type { SourceItem, SourceMessage } from '../../../../electron/core/imports/source-record.ts';

/** A source of so many messages in pieces of 200. */
async function* messages(count: number): AsyncGenerator<SourceItem> {
  for (let first = 0; first < count; first += 200) {
    await Promise.resolve();
    const piece = Array.from({ length: 200 }, (_, place): SourceMessage => ({
      externalId: String(first + place),
      parentExternalId: null,
      role: 'user',
      parts: [{ type: 'text', text: 'words' }],
      model: null,
      tokens: null,
      sentAt: null,
      active: true,
    }));
    yield { kind: 'messages', sessionExternalId: 's', messages: piece };
  }
}

/** How many messages each batch holds where one takes 25 µs to write. */
async function sizesOf(count: number, longest: (batch: number) => number): Promise<number[]> {
  const sizes: number[] = [];
  await writeInBatches(messages(count), {
    write(batch) {
      const size = batch.reduce(
        (sum, item) => sum + (item.kind === 'messages' ? item.messages.length : 0),
        0,
      );
      sizes.push(size);
      return size / 40;
    },
    longest: () => longest(sizes.length),
    pause: () => Promise.resolve(),
  });
  return sizes;
}

it('makes each batch as large as can be written in the time there is, and loses nothing', async () => {
  const sizes = await sizesOf(20_000, (batch) => (batch < 10 ? 10 : 50));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(20_000);
  expect(sizes.slice(1, 10).every((size) => size >= 400 && size < 600)).toBe(true);
  expect(sizes.slice(11, -1).every((size) => size >= 2000 && size < 2200)).toBe(true);
});

it('is back at short batches at once when others write', async () => {
  const sizes = await sizesOf(20_000, (batch) => (batch < 5 ? 50 : 10));
  expect(sizes.slice(6, -1).every((size) => size >= 400 && size < 600)).toBe(true);
});
