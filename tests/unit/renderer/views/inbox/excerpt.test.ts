import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../../../renderer/views/inbox/excerpt.ts';

function marked(message: string, sentence: string | null): string[] {
  const { text, ranges } = excerptOf(message, sentence);
  return ranges.map(([start, end]) => text.slice(start, end));
}

describe('the excerpt of a message', () => {
  it('marks the sentence where it stands', () => {
    expect(excerptOf('Yes. We moved to Riga. Fine.', 'We moved to Riga.')).toEqual({
      text: 'Yes. We moved to Riga. Fine.',
      ranges: [[5, 22]],
    });
  });

  it('finds it however its lines are broken, and whatever signs it holds', () => {
    expect(marked('So: use C++ (not\n  C) [always]. Ok', 'use C++ (not C) [always].')).toEqual([
      'use C++ (not\n  C) [always].',
    ]);
  });

  it('cuts what is far from it, at a space', () => {
    const message = `${'before '.repeat(100)}THE SENTENCE. ${'after '.repeat(100)}`;
    const { text } = excerptOf(message, 'THE SENTENCE.');
    expect(text).toMatch(/^…before .*after…$/);
    expect(text.length).toBeLessThan(400);
    expect(marked(message, 'THE SENTENCE.')).toEqual(['THE SENTENCE.']);
  });

  it('cuts through a word that has no end', () => {
    const message = `${'x'.repeat(1000)}!! YES !!${'y'.repeat(1000)}`;
    expect(marked(message, 'YES')).toEqual(['YES']);
    expect(excerptOf(message, 'YES').text.length).toBeLessThan(400);
  });

  it('is the beginning where the sentence is not in it, or is not known', () => {
    for (const sentence of ['not there', '', null]) {
      const { text, ranges } = excerptOf('word '.repeat(200), sentence);
      expect(ranges).toEqual([]);
      expect(text).toHaveLength(321);
    }
    expect(excerptOf('short', null)).toEqual({ text: 'short', ranges: [] });
  });
});
