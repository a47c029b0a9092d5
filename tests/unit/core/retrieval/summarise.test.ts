import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { summarise } from '../../../../electron/core/retrieval/summarise.ts';

const analyser = createAnalyser();
const use = { documents: 1000, frequency: (term: string) => (term === 'the' ? 900 : 3) };
const sum = (...texts: string[]) => summarise(analyser, texts, use);

describe('summing up', () => {
  it('takes the sentences that have most in common with the others, in their order', () => {
    const { summary, topics } = sum(
      'The harbour ferry leaves at nine. Nobody likes porridge here.',
      'The ferry to the harbour was late today. The harbour ferry needs a new engine.',
    );
    expect(summary).toContain('The harbour ferry leaves at nine. ');
    expect(summary.indexOf('leaves')).toBeLessThan(summary.indexOf('engine'));
    expect(topics.slice(0, 2).toSorted()).toEqual(['ferry', 'harbour']);
  });

  it('is about things, not about the words between them', () => {
    const { topics } = sum('When would that ferry leave? When that harbour would open, that ferry leaves.');
    expect(topics).toContain('ferry');
    for (const word of ['when', 'that', 'would']) expect(topics).not.toContain(word);
    expect(sum('Когда придёт этот паром? Когда этот паром придёт, скажи.').topics).not.toContain('когда');
  });

  it('ends sentences at full stops of any script and at lines, not within abbreviations', () => {
    const { summary } = sum('Паром уходит в девять утра\nОн опоздал на целый час, как обычно');
    expect(summary).toBe('Паром уходит в девять утра Он опоздал на целый час, как обычно');
    const chinese = sum(
      '今天的渡轮九点离开港口，请大家提前到达码头等候登船。明天的渡轮十点离开港口，请大家提前到达码头等候登船。',
    );
    expect(chinese.summary.startsWith('今天')).toBe(true);
    expect(
      sum('Tea costs approx. five crowns in the canteen today. Coffee costs approx. nine crowns today.')
        .summary,
    ).toBe('Tea costs approx. five crowns in the canteen today. Coffee costs approx. nine crowns today.');
  });

  it('stays within 500 characters, and reads a long conversation to its end', () => {
    const alone = Array.from({ length: 900 }, (_, n) => `Alpha${n} beta${n} gamma${n} delta${n}.`);
    const last = Array.from({ length: 100 }, () => 'The zqcanar lighthouse blinks at night.');
    const { summary } = sum(...alone, ...last);
    expect(summary.length).toBeLessThanOrEqual(500);
    expect(summary).toContain('zqcanar');
  });

  it('says nothing where nothing can be said', () => {
    expect(sum('ok', 'thanks', '')).toEqual({ summary: '', topics: [] });
    expect(sum()).toEqual({ summary: '', topics: [] });
  });
});
