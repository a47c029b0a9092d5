import { describe, expect, it } from 'vitest';
import { coolingCurve } from '../../../../../renderer/views/memories/cooling-curve.ts';
import type { Memory } from '../../../../../shared/entities/memory.ts';
import { Settings } from '../../../../../shared/entities/settings.ts';

const RULES = Settings.parse({})['memory.strength'];
const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const DAY = 86_400_000;

function memory(fields: Partial<Memory>): Memory {
  return {
    type: 'episodic',
    importance: 3,
    accessCount: 0,
    lastAccessed: null,
    createdAt: new Date(NOW - 20 * DAY).toISOString(),
    pinned: false,
    ...fields,
  } as Memory; // the curve follows from these fields alone
}

describe('the curve of cooling', () => {
  it('begins at the last use, passes today, and marks where the tier changes', () => {
    const curve = coolingCurve(memory({}), RULES, NOW);
    expect(curve.pieces[0]?.points[0]?.x).toBe(0);
    expect(curve.pieces.map(({ tier, ahead }) => `${tier}${ahead ? ' ahead' : ''}`)).toEqual([
      'hot',
      'warm',
      'warm ahead',
      'cold ahead',
    ]);
    expect(curve.today.x).toBeGreaterThan(0);
    expect(curve.next).toMatchObject({ tier: 'cold' });
    expect(curve.next?.x).toBeGreaterThan(curve.today.x);
    expect(curve.next?.y).toBeCloseTo(curve.thresholds.find(({ tier }) => tier === 'warm')?.y ?? 0, 6);
  });

  it('stays within its frame and never rises', () => {
    for (const accessCount of [0, 5, 500]) {
      for (const importance of [1, 5]) {
        const { pieces } = coolingCurve(memory({ accessCount, importance }), RULES, NOW);
        const points = pieces.flatMap((piece) => piece.points);
        expect(points.every(({ x, y }) => x >= 0 && x <= 1.000001 && y >= 0 && y <= 1)).toBe(true);
        const lower = points.every(({ y }, index) => index === 0 || y >= (points[index - 1]?.y ?? 0));
        expect(lower).toBe(true);
      }
    }
  });

  it('marks no move of what is kept hot', () => {
    expect(coolingCurve(memory({ pinned: true }), RULES, NOW).next).toBeNull();
  });
});
