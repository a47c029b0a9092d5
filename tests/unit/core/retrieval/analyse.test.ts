import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Analyser, createAnalyser, foldWord } from '../../../../electron/core/retrieval/analyse.ts';

const analyser = createAnalyser();
const terms = (text: string) => analyser.searchText(text);

/** What an analyser writes as bytes, from the middle of a room, read back; it must leave what is before as it was. */
function write({ writeSearchText }: Analyser, text: string, bytes = 4096): string | null {
  const room = new Uint8Array(bytes).fill(0x2e);
  const end = writeSearchText(text, new DataView(room.buffer), 8);
  expect(room.subarray(0, 8).every((byte) => byte === 0x2e)).toBe(true);
  return end < 0 ? null : new TextDecoder().decode(room.subarray(8, end)).trimStart();
}

describe('words that are found by each other', () => {
  it.each([
    ['running', 'runs'],
    ['Gardens', 'garden'],
    ['tomatoes', 'tomato'],
    ['книги', 'книга'],
    ['работали', 'работал'],
    ['ёлка', 'елка'],
    ['Ёлки', 'елка'],
    ['café', 'cafe'],
    ['naïve', 'naive'],
    ['Straße'.normalize('NFD'), 'Straße'],
    ['ｆｕｌｌ', 'full'],
    ['e\u0301te\u0301', 'été'],
  ])('%s and %s', (one, other) => {
    expect(terms(one)).toBe(terms(other));
    expect(terms(one)).not.toBe('');
  });

  it.each([
    ['garden', 'guard'],
    ['кот', 'код'],
    ['й', 'и'],
    ['cat', 'cut'],
  ])('%s is not %s', (one, other) => {
    expect(terms(one)).not.toBe(terms(other));
  });
});

describe('identifiers', () => {
  it.each([
    ['getUserName', ['getusernam', 'get', 'user', 'name']],
    ['user_name', ['usernam', 'user', 'name']],
    ['HTTPServer2', ['httpserver2', 'http', 'server', '2']],
    ['__init__', ['init']],
    ['utf8', ['utf8', 'utf', '8']],
  ])('%s are found whole and by their parts', (identifier, parts) => {
    const found = terms(identifier).split(' ');
    expect(found[0]).toBe(parts[0]);
    for (const part of parts.slice(1)) expect(found).toContain(terms(part));
  });
});

describe('scripts without spaces', () => {
  it('are cut into words', () => {
    expect(terms('私は東京に住んでいます').split(' ').length).toBeGreaterThan(3);
    expect(terms('我喜欢绿茶').split(' ').length).toBeGreaterThan(1);
    expect(terms('ฉันรักแมว').split(' ').length).toBeGreaterThan(1);
    expect(terms('ฉันรักแมว').split(' ')).toContain(terms('แมว'));
    expect(terms('iPhoneを買った').split(' ')).toContain(terms('iPhone').split(' ')[0]);
  });
});

describe('the places of words', () => {
  it('lie in the text, in order, and hold the words', () => {
    const text = 'The café, 我喜欢绿茶! user_name can’t 👩‍👩‍👧 ёлка';
    const tokens = analyser.tokens(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(
      expect.arrayContaining(['The', 'café', 'user_name', 'can', 'ёлка']),
    );
    for (const [index, token] of tokens.entries()) {
      expect(token.start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0);
      expect(token.end).toBeGreaterThan(token.start);
    }
  });

  it('agree with what is indexed, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(
          analyser
            .tokens(text)
            .flatMap((token) => token.terms)
            .join(' '),
        ).toBe(terms(text));
      }),
      { numRuns: 500 },
    );
  });

  it('and terms do not depend on what was analysed before', () => {
    const fresh = createAnalyser();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(createAnalyser().searchText(text)).toBe(fresh.searchText(text));
      }),
      { numRuns: 50 },
    );
  });
});

it('gives what is indexed of a word however many others were read since, in any mixture of languages', () => {
  const read = createAnalyser();
  const words = [
    'want',
    'größten',
    'Größe',
    'книгами',
    '図書館で本を読む',
    'getUserPreferencesOfTheAccount',
    'ﬁnal',
    '𐐨𐐨',
    '___',
  ];
  const texts = Array.from({ length: 12_000 }, (_, number) =>
    [1, 2, 3, 5, 7].map((step) => `w${number * step}x${words[(number * step) % words.length] ?? ''}`),
  ).map((made, number) => [...made, ...words.slice(number % words.length), 'ﷺ'].join(' '));
  const first = texts.map(read.searchText);
  expect(texts.map(read.searchText)).toEqual(first);
  expect(texts.map((text) => write(read, text))).toEqual(first);
  const asTokens = texts.map((text) => read.tokens(text).flatMap(({ terms: each }) => each));
  expect(first).toEqual(asTokens.map((each) => each.join(' ')));
  expect(texts.map(read.terms)).toEqual(asTokens);
});

it('bounds what is indexed of a word and of a text', () => {
  expect(terms('x'.repeat(10_000)).length).toBeLessThanOrEqual(64);
  expect(terms('word '.repeat(400_000)).length).toBeLessThanOrEqual(1_048_576);
});

it('folds case the same way for every word', () => {
  expect(foldWord('ПРИВЕТ')).toBe('привет');
  expect(foldWord('İstanbul')).toBe(foldWord('istanbul'));
});

describe('what is indexed, written as bytes', () => {
  it('is the same for any text in any language', () => {
    for (const text of [
      '',
      ' ',
      'Die Größe der Bücher ist nicht egal',
      `${'long'.repeat(30)} ${'Ж'.repeat(20)} end`,
    ])
      expect(write(analyser, text)).toBe(terms(text));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(write(analyser, text)).toBe(terms(text).toWellFormed());
      }),
      { numRuns: 500 },
    );
  });

  it('is written whole or not at all where there is little room', () => {
    for (const text of [
      'the beans grow in our garden',
      'Die Größe der Bücher ist nicht egal',
      '我喜欢绿茶 getUserName',
    ])
      for (let bytes = 8; bytes < 120; bytes += 1)
        expect([null, terms(text)]).toContain(write(analyser, text, bytes));
  });
});
