import { describe, expect, it } from 'vitest';
import { countHidden, findHidden } from '../../../shared/hidden-characters.ts';

const drawn = (text: string) =>
  findHidden(text)
    .map(({ kind, text: words }) => (kind === 'hidden' ? `<${words}>` : words))
    .join('');

describe('characters that would not be seen', () => {
  it.each([
    ['pay\u200Bpal', 'pay<U+200B>pal'],
    ['a\u202Egpj.exe\u202C', 'a<U+202E>gpj.exe<U+202C>'],
    ['\u2066x\u2069\u00ADy\uFEFF', '<U+2066>x<U+2069><U+00AD>y<U+FEFF>'],
    ['a\u0007b\u001B[31m', 'a<U+0007>b<U+001B>[31m'],
    ['\u3164\u115F', '<U+3164><U+115F>'],
    ['tag\u{E0041}', 'tag<U+E0041>'],
    ['a\uFE0Fb', 'a<U+FE0F>b'],
  ])('%j are drawn', (text, expected) => expect(drawn(text)).toBe(expected));

  it.each(['One line\nand\tanother', 'Ёж и ёлка', '👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣', 'قال ۝', ''])('%j are none', (text) => {
    expect(drawn(text)).toBe(text);
    expect(countHidden(text)).toBe(0);
  });

  it('say where each piece begins', () => {
    expect(findHidden('ab\u200Bcd').map(({ start }) => start)).toEqual([0, 2, 3]);
    expect(countHidden('a\u200B\u200Bb')).toBe(2);
  });
});
