import { type Preference, TYPED_PREFERENCES } from '../../../shared/entities/preference.ts';
import type { Json } from '../../../shared/primitives.ts';
import { plainLine } from '../../../shared/quotation.ts';
import { estimateTokens } from './tokens.ts';

type KeptBack = { key: string; why: 'confidence' | 'budget' | 'switched_off' | 'unreviewed' };

/** What agents receive of a person's preferences. */
export type PreferencePreview = {
  text: string;
  tokens: number;
  budget: number;
  keptBack: KeptBack[];
  minConfidence: number;
};

type Rules = Readonly<{
  enabled: boolean;
  /** The typed preferences that are given out. */
  remember: readonly string[];
  minConfidence: number;
  /** In tokens, estimated at four characters each. */
  budget: number;
}>;

const LABELS: Readonly<Record<string, string>> = {
  codingStyle: 'Coding style',
  communicationTone: 'Tone',
  favoriteTools: 'Favourite tools',
  projectContext: 'Project',
};

/** Writes what agents receive: Markdown, typed preferences first, within the budget; says what was kept back and why. */
export function previewPreferences(
  name: string,
  all: readonly Preference[],
  rules: Rules,
): PreferencePreview {
  const keptBack: KeptBack[] = [];
  const lines: string[] = [];
  let text = name === '' ? '## Preferences' : `## Preferences of ${name}`;
  for (const preference of inOrder(all)) {
    const why = preference.origin.trust === 'trusted' ? reasonAgainst(preference, rules) : 'unreviewed';
    const line = `\n- ${LABELS[preference.key] ?? plainLine(preference.key)}${preference.locked ? ' (locked)' : ''}: ${inWords(preference.value)}`;
    if (why !== null) keptBack.push({ key: preference.key, why });
    else if (estimateTokens(text + line) > rules.budget)
      keptBack.push({ key: preference.key, why: 'budget' });
    else {
      lines.push(line);
      text += line;
    }
  }
  if (lines.length === 0) text = '';
  return {
    text,
    tokens: estimateTokens(text),
    budget: rules.budget,
    keptBack,
    minConfidence: rules.minConfidence,
  };
}

/** Why agents do not receive a preference; null where they do. */
export function reasonAgainst(
  preference: Pick<Preference, 'key' | 'confidence'>,
  rules: Omit<Rules, 'budget'>,
): 'confidence' | 'switched_off' | null {
  const typed = TYPED_PREFERENCES.some((key) => key === preference.key);
  if (!rules.enabled || (typed && !rules.remember.includes(preference.key))) return 'switched_off';
  return preference.confidence < rules.minConfidence ? 'confidence' : null;
}

function inOrder(all: readonly Preference[]): Preference[] {
  const place = (key: string): number => {
    const index = TYPED_PREFERENCES.findIndex((typed) => typed === key);
    return index < 0 ? TYPED_PREFERENCES.length : index;
  };
  return all.toSorted((one, other) => place(one.key) - place(other.key) || one.key.localeCompare(other.key));
}

function inWords(value: Json): string {
  if (typeof value === 'string') return plainLine(value);
  const list = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return plainLine(list ? value.join(', ') : JSON.stringify(value));
}
