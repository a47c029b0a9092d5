import type { MemoryType, Tier } from '../../../shared/entities/memory.ts';
import { ConsolidationStep } from '../../../shared/entities/run.ts';
import { Settings } from '../../../shared/entities/settings.ts';
import { t } from '../../i18n/index.ts';
import type { InputOf } from '../../state/operations.ts';
import type { Limits } from './numbers.ts';

/** One of the values of a setting that holds several. */
export type SettingPart =
  | Readonly<{ kind: 'step'; of: ConsolidationStep }>
  | Readonly<{ kind: 'cap'; of: keyof Settings['consolidation.caps'] }>
  | Readonly<{ kind: 'halfLife'; of: MemoryType }>
  | Readonly<{ kind: 'threshold'; of: Exclude<Tier, 'archive'> }>
  | Readonly<{ kind: 'weight'; of: 1 | 2 | 3 | 4 | 5 }>;
/** A part that is a number. */
export type NumberPart = Exclude<SettingPart, { kind: 'step' }>;

const part = <K extends SettingPart['kind'], V>(kind: K, values: readonly V[]) =>
  values.map((of) => ({ kind, of }));

/** What consolidation does and how much it keeps at hand. */
export const CONSOLIDATION_PARTS: readonly SettingPart[] = [
  ...part('step', ConsolidationStep.options),
  ...part('cap', ['working', 'episodic', 'semantic'] as const),
];
/** How memories cool. */
export const COOLING_PARTS: readonly SettingPart[] = [
  ...part('halfLife', ['working', 'episodic', 'semantic', 'procedural'] as const),
  ...part('threshold', ['hot', 'warm', 'cold'] as const),
  ...part('weight', [1, 2, 3, 4, 5] as const),
];

/** Names a part among all settings. */
export function nameOfPart({ kind, of }: SettingPart): string {
  return `${kind}.${of}`;
}

/** How a part is called and what it does. */
export function textsOfPart(of: SettingPart): { label: string; detail: string } {
  switch (of.kind) {
    case 'step':
      return { label: t(`settings.step.${of.of}`), detail: t(`settings.step.${of.of}.detail`) };
    case 'cap':
      return {
        label: t('settings.cap', { type: t(`memories.type.${of.of}`) }),
        detail: t('settings.cap.detail'),
      };
    case 'halfLife':
      return {
        label: t('settings.halfLife', { type: t(`memories.type.${of.of}`) }),
        detail: t('settings.halfLife.detail'),
      };
    case 'threshold':
      return {
        label: t('settings.threshold', { tier: t(`memories.tier.${of.of}`) }),
        detail: t('settings.threshold.detail'),
      };
    case 'weight':
      return {
        label: t('settings.weight', { importance: t(`memories.importance.${of.of}`) }),
        detail: t('settings.weight.detail'),
      };
  }
}

/** The value of a part that is a number. */
export function numberOf(of: NumberPart, values: Settings): number {
  const strength = values['memory.strength'];
  switch (of.kind) {
    case 'cap':
      return values['consolidation.caps'][of.of];
    case 'halfLife':
      return strength.halfLifeDays[of.of];
    case 'threshold':
      return strength.thresholds[of.of];
    case 'weight':
      return strength.importanceWeights[of.of - 1] ?? 0;
  }
}

/** Whether a step is on. */
export function isStepOn(step: ConsolidationStep, values: Settings): boolean {
  return values['consolidation.steps'][step];
}

/** The least of what must be more than nothing. */
const LEAST = 0.01;

/** What a number may be. */
export function limitsOfPart({ kind }: NumberPart): Limits {
  if (kind === 'halfLife') return { min: LEAST, max: 36_500, whole: false };
  if (kind !== 'cap') return { min: LEAST, max: 100, whole: false };
  const cap = Settings.shape['consolidation.caps'].unwrap().shape.working.unwrap();
  return { min: cap.minValue ?? 1, max: cap.maxValue ?? 1, whole: true };
}

/** The change of one part: for `consolidation.configure`, which leaves the others alone, or for `settings.set`. */
export type PartChange =
  | Readonly<{ configure: InputOf<'consolidation.configure'> }>
  | Readonly<{ strength: Settings['memory.strength'] }>;

/** What keeps a part with a new number. */
export function changeNumber(of: NumberPart, value: number, values: Settings): PartChange {
  const strength = values['memory.strength'];
  switch (of.kind) {
    case 'cap':
      return { configure: { caps: { [of.of]: value } } };
    case 'halfLife':
      return { strength: { ...strength, halfLifeDays: { ...strength.halfLifeDays, [of.of]: value } } };
    case 'threshold':
      return { strength: { ...strength, thresholds: { ...strength.thresholds, [of.of]: value } } };
    case 'weight':
      return { strength: { ...strength, importanceWeights: withWeight(strength, of.of, value) } };
  }
}

/** What turns a step on or off. */
export function changeStep(step: ConsolidationStep, on: boolean): PartChange {
  return { configure: { steps: { [step]: on } } };
}

type Strength = Settings['memory.strength'];

function withWeight({ importanceWeights }: Strength, importance: number, value: number) {
  const [one, two, three, four, five] = importanceWeights.map((weight, index) =>
    index === importance - 1 ? value : weight,
  );
  return [one ?? 0, two ?? 0, three ?? 0, four ?? 0, five ?? 0] satisfies Strength['importanceWeights'];
}
