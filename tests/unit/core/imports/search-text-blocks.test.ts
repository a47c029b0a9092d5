import { expect, it } from 'vitest';
import { SearchTextBlocks } from '../../../../electron/core/imports/search-text-blocks.ts';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';

it('texts of any length are analysed into blocks, each of which is handed over once', () => {
  const analyser = createAnalyser();
  const blocks = new SearchTextBlocks(analyser.writeSearchText);
  const texts = [
    'beans',
    'бобы растут '.repeat(9000),
    '',
    '豆が育っている '.repeat(40_000),
    'der Garten und die Bohnen',
  ];
  const read = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).trimStart();
  const first = texts.map((text) => blocks.add(text));
  const handedOver = blocks.take();
  expect(handedOver.length).toBeGreaterThan(1);
  expect(new Set(first.map(({ buffer }) => buffer))).toEqual(new Set(handedOver));
  const second = texts.map((text) => blocks.add(text));
  expect(handedOver.some((block) => second.some(({ buffer }) => buffer === block))).toBe(false);
  for (const [index, text] of texts.entries()) {
    expect(read(first[index] ?? new Uint8Array())).toBe(analyser.searchText(text));
    expect(read(second[index] ?? new Uint8Array())).toBe(analyser.searchText(text));
  }
  blocks.take();
  expect(blocks.take()).toEqual([]);
});
