import type { RecallItem } from '../../../shared/contract/recall.ts';

type Facts = Pick<RecallItem, 'matched' | 'parts' | 'signals' | 'path' | 'through' | 'tier' | 'folded'> &
  Readonly<{ accessCount: number; ageDays: number; kind: RecallItem['kind'] }>;

const MOST_WORDS = 6;
/** What raised a rank by so much is named. In logarithmic odds. */
const MUCH = 1;
const WAYS: Readonly<Record<RecallItem['path'], string>> = {
  direct: 'holds',
  neighbour: 'stands beside',
  kindred: 'holds words that answer for',
  meaning: 'is near in meaning to',
  link: 'holds a name that stands for',
  hop: 'is led to from what holds',
};
const BESIDE = 'said beside what holds the words of the task';
const WITHOUT_WORDS: typeof WAYS = {
  direct: BESIDE,
  neighbour: BESIDE,
  kindred: BESIDE,
  meaning: 'means nearly what the task says, in other words',
  link: BESIDE,
  hop: BESIDE,
};
const SAID: readonly (readonly [keyof RecallItem['signals'], string])[] = [
  ['speaker', 'said by whom it is about'],
  ['time', 'of the time that is asked for'],
  ['answer', 'holds what is asked for'],
  ['meaning', 'near in meaning'],
];

/** Says why something was recalled: its words first, then what raised it. */
export function reasonInWords(facts: Facts): string {
  const { tier, folded, accessCount, ageDays, kind, parts } = facts;
  const reasons = [howFound(facts)];
  for (const [signal, reason] of SAID) if (facts.signals[signal] >= MUCH) reasons.push(reason);
  if (parts.importance >= 0.75) reasons.push('important');
  if (accessCount > 0) reasons.push(accessCount === 1 ? 'recalled once' : `recalled ${accessCount} times`);
  if (tier !== null) reasons.push(tier === 'archive' ? 'in the archive' : tier);
  reasons.push(`${kind === 'memory' ? 'used' : kind === 'message' ? 'said' : 'noted'} ${ago(ageDays)}`);
  if (folded.length > 0) reasons.push(`${folded.length} more say the same`);
  return reasons.join('; ');
}

function howFound({ path, matched, through }: Facts): string {
  if (through !== null) return `holds “${through.word}”, as does what holds ${listWords(through.matched)}`;
  return matched.length === 0 ? WITHOUT_WORDS[path] : `${WAYS[path]} ${listWords(matched)}`;
}

function listWords(words: readonly string[]): string {
  const more = words.length > MOST_WORDS ? ` and ${words.length - MOST_WORDS} more` : '';
  return `${words
    .slice(0, MOST_WORDS)
    .map((word) => `“${word}”`)
    .join(', ')}${more}`;
}

function ago(days: number): string {
  const whole = Math.floor(days);
  if (whole <= 0) return 'today';
  return whole === 1 ? 'yesterday' : `${whole} days ago`;
}
