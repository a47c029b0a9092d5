import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { askedWords, shapeOf } from '../../../../electron/core/retrieval/asked.ts';
import { dateHints } from '../../../../electron/core/retrieval/date-hints.ts';
import type { Feature, Judged, Placed } from '../../../../electron/core/retrieval/features.ts';
import { judge } from '../../../../electron/core/retrieval/judge.ts';
import { relativeTimes } from '../../../../electron/core/retrieval/relative-times.ts';
import { readTurn, type Turn } from '../../../../electron/core/retrieval/turn.ts';

const analyser = createAnalyser();

function turn(text: string, fields: Partial<Turn> = {}): Turn {
  return readTurn({
    conversation: 'session 1',
    role: 'user',
    text,
    terms: analyser.terms(text),
    at: Date.UTC(2024, 4, 2),
    ...fields,
  });
}

/** Judges the texts of one conversation, in their order. */
function judgeTalk(question: string, talk: readonly (string | Turn)[]): readonly Judged[] {
  const turns = talk.map((each) => (typeof each === 'string' ? turn(each) : each));
  const placed = turns.map((each, place): Placed => ({
    turn: each,
    around: [turns[place - 1], turns[place + 1], turns[place - 2], turns[place + 2]],
  }));
  const words = askedWords(analyser, question);
  return judge(placed, {
    words,
    weights: words.map(() => 2),
    shape: shapeOf(question),
    dates: dateHints(question),
    ranges: relativeTimes(question, Date.UTC(2024, 4, 9)),
  }).rows;
}

/** Tells which of two texts has more of something. */
function more(feature: Feature, question: string, one: string | Turn, other: string | Turn): boolean {
  const [first] = judgeTalk(question, [one, 'zqnothing', 'zqempty', 'zqvoid', other]);
  const last = judgeTalk(question, [one, 'zqnothing', 'zqempty', 'zqvoid', other]).at(-1);
  return (first?.[feature] ?? 0) > (last?.[feature] ?? 0);
}

describe('a text is judged', () => {
  it('by its own words, and by what is said around it', () => {
    const [before, itself, after] = judgeTalk('Where do the otters sleep?', [
      'Have you seen the otters?',
      'They sleep under the jetty.',
      'Lovely.',
    ]);
    expect(itself).toMatchObject({ coverOwn: 0.5, coverWindow: 1 });
    expect(before?.coverOwn).toBe(0.5);
    expect(after).toMatchObject({ coverOwn: 0, coverWindow: 1 });
    expect(itself?.answer).toBeGreaterThan(0);
    expect(after?.answer).toBe(0);
    expect(before?.question).toBe(1);
  });

  it('by kindred words where its own are missing', () => {
    expect(more('kinOwn', 'Which pet do they have?', 'A hamster.', 'A sofa.')).toBe(true);
    expect(more('coverKin', 'Which pet do they have?', 'A hamster.', 'A sofa.')).toBe(true);
  });

  it('by the order and nearness of words', () => {
    const asked = 'green canoe race';
    expect(more('bigram', asked, 'the green canoe won', 'a canoe is green')).toBe(true);
    const far = `green ${'and so on '.repeat(5)} canoe`;
    expect(more('near', asked, 'a canoe is green', far)).toBe(true);
  });

  it('by its best stretch where it is long', () => {
    const filler = 'all work and no play '.repeat(60);
    const together = `${filler} green canoe race ${filler}`;
    const apart = `green ${filler} canoe ${filler} race`;
    expect(more('passage', 'green canoe race', together, apart)).toBe(true);
  });

  it('by who says it', () => {
    const asked = 'What does Nina grow?';
    const [own, other] = judgeTalk(asked, ['Nina: I grow beans.', 'Omar: You grow beans, Nina!']);
    expect(own).toMatchObject({ named: 1, otherNamed: 0, addressed: 0 });
    expect(own?.speaksOfSelf).toBeGreaterThan(0);
    expect(other).toMatchObject({ named: 0, otherNamed: 1, addressed: 1 });
    expect(judgeTalk(asked, [turn('I grow beans.', { role: 'assistant' })])[0]?.assistant).toBe(1);
  });

  it('by when it was said, and whether it tells a time where one is asked for', () => {
    const may = turn('We planted beans.');
    const june = turn('We planted beans.', { at: Date.UTC(2024, 7, 2) });
    expect(more('date', 'What was planted in May 2024?', may, june)).toBe(true);
    expect(more('dateMiss', 'What was planted in May 2024?', june, may)).toBe(true);
    expect(more('date', 'What did we plant last week?', may, june)).toBe(true);
    expect(more('date', 'What did we plant before June 2024?', may, june)).toBe(true);
    expect(more('date', 'Что мы сажали неделю назад?', may, june)).toBe(true);
    expect(more('whenTime', 'When was it planted?', 'planted yesterday', 'planted with love')).toBe(true);
  });

  it('by whether it holds what is asked for', () => {
    expect(more('countNumber', 'How many canoes?', 'three canoes', 'some canoes')).toBe(true);
    expect(more('whereNames', 'Where is the canoe?', 'it lies in Turku', 'it lies about')).toBe(true);
    expect(more('whyReason', 'Why a canoe?', 'because it floats', 'it floats')).toBe(true);
    expect(more('titleQuoted', 'What is the canoe called?', 'it is “Otter”', 'it is nice')).toBe(true);
    expect(more('listed', 'Which canoes are there?', 'red, green, blue', 'red')).toBe(true);
  });

  it('by numbers that can be counted with, whatever is asked', () => {
    for (const question of ['', 'a', 'canoe canoe canoe', 'What?'])
      for (const row of judgeTalk(question, ['', 'canoe', '?']))
        for (const value of Object.values(row)) expect(value).not.toBeNaN();
  });
});
