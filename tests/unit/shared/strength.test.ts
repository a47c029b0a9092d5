import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryType } from '../../../shared/entities/memory.ts';
import { Settings } from '../../../shared/entities/settings.ts';
import { forecast, strengthOf, type StrengthRules, tierOf } from '../../../shared/strength.ts';

const RULES: StrengthRules = Settings.parse({})['memory.strength'];
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 1);
const daysAgo = (days: number) => new Date(NOW - days * DAY).toISOString();
const ORDER = ['hot', 'warm', 'cold', 'archive'];

const plain = { type: 'episodic', importance: 3, accessCount: 0, lastAccessed: null, pinned: false } as const;

const anyMemory = fc.record({
  type: fc.constantFrom(...MemoryType.options),
  importance: fc.integer({ min: 1, max: 5 }),
  accessCount: fc.integer({ min: 0, max: 100_000 }),
  createdAt: fc.double({ min: -10, max: 2000, noNaN: true }).map(daysAgo),
  lastAccessed: fc.option(fc.double({ min: -10, max: 2000, noNaN: true }).map(daysAgo)),
  pinned: fc.constant(false),
});

describe('strength', () => {
  it('is what its weight, its idle time and its accesses make of it', () => {
    const at = (fields: object, days: number) =>
      strengthOf({ ...plain, createdAt: daysAgo(days), ...fields }, RULES, NOW);
    expect(at({}, 0)).toBe(1);
    expect([1, 2, 3, 4, 5].map((importance) => at({ importance }, 0))).toEqual([0.5, 0.75, 1, 1.5, 2]);
    expect(at({}, 30)).toBeCloseTo(0.5, 12);
    expect(at({ type: 'working' }, 1)).toBeCloseTo(0.5, 12);
    expect(at({ type: 'semantic' }, 360)).toBeCloseTo(0.25, 12);
    expect(at({ type: 'procedural' }, 120)).toBeCloseTo(0.5, 12);
    expect(at({ accessCount: 4 }, 0)).toBeCloseTo(1 + Math.log(5) / 4, 12);
    expect(at({ lastAccessed: daysAgo(30) }, 300)).toBeCloseTo(0.5, 12);
    expect(at({}, -5)).toBe(1);
  });

  it('never grows while nobody recalls it, and never falls by an access or by weight', () => {
    fc.assert(
      fc.property(anyMemory, fc.double({ min: 0, max: 1000, noNaN: true }), (memory, days) => {
        const now = strengthOf(memory, RULES, NOW);
        expect(strengthOf(memory, RULES, NOW + days * DAY)).toBeLessThanOrEqual(now);
        const recalled = {
          ...memory,
          accessCount: memory.accessCount + 1,
          lastAccessed: new Date(
            Math.max(NOW, Date.parse(memory.lastAccessed ?? memory.createdAt)),
          ).toISOString(),
        };
        expect(strengthOf(recalled, RULES, NOW)).toBeGreaterThanOrEqual(now);
        if (memory.importance < 5)
          expect(
            strengthOf({ ...memory, importance: memory.importance + 1 }, RULES, NOW),
          ).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});

describe('tiers', () => {
  it('begin at their thresholds', () => {
    const tier = (importance: number, days: number) =>
      tierOf({ ...plain, importance, createdAt: daysAgo(days) }, RULES, NOW);
    expect([tier(3, 0), tier(2, 0), tier(1, 0), tier(1, 30), tier(3, 120)]).toEqual([
      'hot',
      'warm',
      'warm',
      'cold',
      'archive',
    ]);
    expect(tierOf({ ...plain, createdAt: daysAgo(5000), pinned: true }, RULES, NOW)).toBe('hot');
    const exactly = { ...RULES, thresholds: { hot: 1, warm: 0.5, cold: 0.25 } };
    expect(tierOf({ ...plain, createdAt: daysAgo(0) }, exactly, NOW)).toBe('hot');
    expect(tierOf({ ...plain, createdAt: daysAgo(30) }, exactly, NOW)).toBe('warm');
  });

  it('change when the forecast says, and not before', () => {
    let moves = 0;
    fc.assert(
      fc.property(anyMemory, (memory) => {
        const { tier, next } = forecast(memory, RULES, NOW);
        expect(tier).toBe(tierOf(memory, RULES, NOW));
        if (next === null) {
          expect(tier).toBe('archive');
          return;
        }
        moves += 1;
        expect(ORDER.indexOf(next.tier)).toBe(ORDER.indexOf(tier) + 1);
        const hour = 1 / 24;
        if (next.inDays > hour) expect(tierOf(memory, RULES, NOW + (next.inDays - hour) * DAY)).toBe(tier);
        expect(ORDER.indexOf(tierOf(memory, RULES, NOW + (next.inDays + hour) * DAY))).toBeGreaterThan(
          ORDER.indexOf(tier),
        );
      }),
    );
    expect(moves).toBeGreaterThan(5);
  });

  it('are forecast in days', () => {
    const memory = { ...plain, createdAt: daysAgo(0) };
    expect(forecast(memory, RULES, NOW)).toEqual({
      tier: 'hot',
      next: { tier: 'warm', inDays: expect.closeTo(30 * Math.log2(1 / 0.8), 9) as number },
    });
    expect(forecast({ ...memory, pinned: true }, RULES, NOW)).toEqual({ tier: 'hot', next: null });
  });
});

it('the thresholds of the setting must fall', () => {
  const setting = Settings.shape['memory.strength'];
  expect(setting.safeParse({ thresholds: { hot: 0.3 } }).success).toBe(false);
  expect(setting.parse({ halfLifeDays: { working: 2 } })).toMatchObject({
    halfLifeDays: { working: 2, episodic: 30 },
    thresholds: { hot: 0.8 },
  });
});
