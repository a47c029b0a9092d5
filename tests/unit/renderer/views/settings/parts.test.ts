import { describe, expect, it } from 'vitest';
import { ConsolidationStep } from '../../../../../shared/entities/run.ts';
import { Settings } from '../../../../../shared/entities/settings.ts';
import {
  changeNumber,
  changeStep,
  CONSOLIDATION_PARTS,
  COOLING_PARTS,
  isStepOn,
  limitsOfPart,
  nameOfPart,
  numberOf,
  textsOfPart,
} from '../../../../../renderer/views/settings/parts.ts';

const values = Settings.parse({});

describe('the parts of settings', () => {
  it('are every step, cap, half-life, threshold and weight there is, each with its own words', () => {
    const parts = [...CONSOLIDATION_PARTS, ...COOLING_PARTS];
    const { halfLifeDays, thresholds, importanceWeights } = values['memory.strength'];
    const of = (kind: string) => parts.filter((part) => part.kind === kind).map((part) => String(part.of));
    expect(of('step')).toEqual(ConsolidationStep.options);
    expect(of('cap')).toEqual(Object.keys(values['consolidation.caps']));
    expect(of('halfLife')).toEqual(Object.keys(halfLifeDays));
    expect(of('threshold')).toEqual(Object.keys(thresholds));
    expect(of('weight')).toHaveLength(importanceWeights.length);
    expect(new Set(parts.map((part) => textsOfPart(part).label)).size).toBe(parts.length);
    expect(new Set(parts.map(nameOfPart)).size).toBe(parts.length);
  });

  it('are read and changed one by one, and the others stay', () => {
    expect(isStepOn('tiers', values)).toBe(true);
    expect(changeStep('tiers', false)).toEqual({ configure: { steps: { tiers: false } } });
    expect(numberOf({ kind: 'cap', of: 'working' }, values)).toBe(20);
    expect(changeNumber({ kind: 'cap', of: 'working' }, 30, values)).toEqual({
      configure: { caps: { working: 30 } },
    });
    const strength = values['memory.strength'];
    expect(numberOf({ kind: 'weight', of: 5 }, values)).toBe(2);
    expect(changeNumber({ kind: 'weight', of: 5 }, 3, values)).toEqual({
      strength: { ...strength, importanceWeights: [0.5, 0.75, 1, 1.5, 3] },
    });
    expect(changeNumber({ kind: 'halfLife', of: 'working' }, 2, values)).toEqual({
      strength: { ...strength, halfLifeDays: { ...strength.halfLifeDays, working: 2 } },
    });
    expect(changeNumber({ kind: 'threshold', of: 'hot' }, 0.9, values)).toEqual({
      strength: { ...strength, thresholds: { ...strength.thresholds, hot: 0.9 } },
    });
  });

  it('may be what the core takes', () => {
    for (const part of [...CONSOLIDATION_PARTS, ...COOLING_PARTS]) {
      if (part.kind === 'step') continue;
      const { min, max, whole } = limitsOfPart(part);
      expect(whole).toBe(part.kind === 'cap');
      const usual = numberOf(part, values);
      expect(usual).toBeGreaterThanOrEqual(min);
      expect(usual).toBeLessThanOrEqual(max);
      if (part.kind !== 'cap') continue;
      const caps = (value: number) => ({ ...values['consolidation.caps'], [part.of]: value });
      const schema = Settings.shape['consolidation.caps'];
      expect([min, max, min - 1, max + 1].map((value) => schema.safeParse(caps(value)).success)).toEqual([
        true,
        true,
        false,
        false,
      ]);
    }
  });
});
