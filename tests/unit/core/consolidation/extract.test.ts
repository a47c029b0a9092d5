import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractStatements } from '../../../../electron/core/consolidation/extract.ts';
import { ENGLISH } from '../../../../electron/core/consolidation/rules/english.ts';
import { RUSSIAN } from '../../../../electron/core/consolidation/rules/russian.ts';

type Labelled = {
  set: 'tuning' | 'held-out' | 'blind';
  language: 'en' | 'ru';
  kind: string | null;
  trap?: string;
  text: string;
};

/** Sentences labelled before any rule was tried on them; those held out were not looked at while tuning. */
const LABELLED = readFileSync(path.join(import.meta.dirname, 'data/statements.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled); // the file beside this one

/** How many of what is found is right, and how much of what is there is found. */
function measure(sentences: readonly Labelled[]): { precision: number; recall: number; wrong: string[] } {
  let right = 0;
  let found = 0;
  const wrong: string[] = [];
  for (const { text, kind } of sentences) {
    const kinds = extractStatements(text, 'user').map((statement) => statement.kind);
    found += kinds.length;
    if (kind !== null && kinds.includes(kind as never)) right += 1; // labels are kinds
    if (kinds.some((each) => each !== kind)) wrong.push(`${text} → ${kinds.join(', ')}`);
    else if (kind !== null && kinds.length === 0) wrong.push(`${text} → nothing (${kind})`);
  }
  const stated = sentences.filter(({ kind }) => kind !== null).length;
  return { precision: right / found, recall: right / stated, wrong };
}

describe('statements in messages', () => {
  it('the labelled set is as large and as mean as promised', () => {
    expect(LABELLED.length).toBeGreaterThanOrEqual(200);
    const traps = LABELLED.filter(({ kind }) => kind === null);
    expect(traps.length).toBe(LABELLED.length / 2);
    expect(new Set(traps.map(({ trap }) => trap)).size).toBeGreaterThanOrEqual(6);
    expect(LABELLED.filter(({ language }) => language === 'ru').length).toBe(LABELLED.length / 2);
  });

  const parts: [string, (sentence: Labelled) => boolean][] = [
    ['all', () => true],
    ['tuning', ({ set }) => set === 'tuning'],
    ['held-out', ({ set }) => set === 'held-out'],
    ['blind', ({ set }) => set === 'blind'],
    ['English', ({ language }) => language === 'en'],
    ['Russian', ({ language }) => language === 'ru'],
  ];
  it.each(parts)('are found with precision ≥ 0.9 and recall ≥ 0.6: %s', (name, belongs) => {
    const { precision, recall, wrong } = measure(LABELLED.filter(belongs));
    process.stdout.write(`${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`);
    if (process.env['SHOW_WRONG'] === name) process.stdout.write(`${wrong.join('\n')}\n`);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.6);
  });

  const rules = [...ENGLISH.rules, ...RUSSIAN.rules];
  it.each(rules.map((rule): [string, typeof rule] => [rule.id, rule]))('rule %s', (id, rule) => {
    for (const example of rule.examples) {
      expect([example, extractStatements(example, 'user').map((each) => each.rule)]).toEqual([example, [id]]);
    }
    for (const counter of rule.counterExamples) {
      expect([counter, extractStatements(counter, 'user').filter((each) => each.rule === id)]).toEqual([
        counter,
        [],
      ]);
    }
  });

  it.each([
    ['Remember that: we never charge after the fact.', 'we never charge after the fact'],
    ['Запомни: — с соседями пишем по-русски.', 'с соседями пишем по-русски'],
    ['Important: -5 degrees are too cold for the pump.', '-5 degrees are too cold for the pump'],
  ])('%s is kept without what stands before it', (text, value) => {
    expect(extractStatements(text, 'user').map((each) => each.value)).toEqual([value]);
  });

  it('rules have names of their own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});
