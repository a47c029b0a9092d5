import { describe, expect, it } from 'vitest';
import {
  findForms,
  formsOf,
  startIndex,
} from '../../../../../../renderer/views/sessions/transcript/found-forms.ts';

const hit = (text: string, ...ranges: [number, number][]) => ({ snippet: { text, ranges } });

describe('the words that are marked', () => {
  it('are those typed, and the forms search found them in', () => {
    const forms = formsOf('Помидор', [hit('Полей помидоры утром', [6, 14]), { snippet: null }]);
    expect(forms).toEqual(new Set(['помидор', 'помидоры']));
    expect(formsOf('"max age"', [])).toEqual(new Set(['max', 'age']));
  });

  it('are found as whole words, in any case', () => {
    const forms = new Set(['range']);
    expect(findForms('The Range is a range, not an orange.', forms)).toEqual([
      [4, 9],
      [15, 20],
    ]);
    expect(findForms('ranges', forms)).toEqual([]);
    expect(findForms('🌊 range', forms)).toEqual([[3, 8]]);
  });
});

describe('the match to begin with', () => {
  const hits = [{ id: '01' }, { id: '05' }, { id: '09' }];

  it('is the first from the message in sight on, else the first', () => {
    expect(startIndex(hits, '03')).toBe(1);
    expect(startIndex(hits, '05')).toBe(1);
    expect(startIndex(hits, '10')).toBe(0);
    expect(startIndex(hits, null)).toBe(0);
  });
});
