import { describe, expect, it } from 'vitest';
import {
  planPatterns,
  type StatedOften,
  type TaskSequence,
} from '../../../../electron/core/consolidation/patterns.ts';

const TEA: StatedOften = {
  type: 'preference',
  key: 'favourite tea',
  value: 'green',
  messages: 3,
  sessions: 2,
  confidence: 0.9,
  examples: [{ messageId: 'm1', sessionId: 's1', text: 'My favourite tea is green.' }],
};

function sequence(sessionId: string, ...tasks: string[]): TaskSequence {
  return {
    sessionId,
    tasks: tasks.map((text) => ({ key: text.toLowerCase(), text, messageId: `${sessionId}-${text}` })),
  };
}

describe('patterns', () => {
  it('need three times in two sessions', () => {
    expect(planPatterns([TEA], [], [])).toMatchObject([
      {
        patternId: null,
        pattern: { type: 'preference', description: 'favourite tea: green', frequency: 3, confidence: 0.675 },
      },
    ]);
    expect(planPatterns([{ ...TEA, messages: 2 }], [], [])).toEqual([]);
    expect(planPatterns([{ ...TEA, sessions: 1 }], [], [])).toEqual([]);
  });

  it('grow when they are found again, and are not found anew otherwise', () => {
    const [first] = planPatterns([TEA], [], []);
    const known = [{ id: 'p', key: first?.pattern.key ?? '', frequency: 3 }];
    expect(planPatterns([TEA], [], known)).toEqual([]);
    const [grown] = planPatterns([{ ...TEA, messages: 5 }], [], known);
    expect(grown).toMatchObject({ patternId: 'p', pattern: { frequency: 5 } });
    expect(grown?.key).not.toBe(first?.key);
  });

  it('workflows are tasks that come in the same order in three sessions; the longest says it', () => {
    const found = planPatterns(
      [],
      [
        sequence('s1', 'Write the tests', 'Fix the bug', 'Release'),
        sequence('s2', 'Clean up', 'write the tests', 'fix the bug', 'release'),
        sequence('s3', 'Write the tests', 'Fix the bug', 'Release', 'Rest'),
        sequence('s4', 'Fix the bug', 'Write the tests'),
      ],
      [],
    );
    expect(found.map(({ pattern }) => [pattern.type, pattern.description, pattern.frequency])).toEqual([
      ['workflow', 'Write the tests → Fix the bug → Release', 3],
    ]);
    expect(found[0]?.pattern.examples.map(({ sessionId }) => sessionId)).toEqual(['s1', 's2', 's3']);
    expect(found[0]?.pattern.examples[0]?.messageId).toBe('s1-Write the tests');
  });
});
