import type { RecallItem } from '../../../shared/contract/recall.ts';

type Facts = Pick<RecallItem, 'matched' | 'parts' | 'tier' | 'folded'> &
  Readonly<{ accessCount: number; ageDays: number; kind: RecallItem['kind'] }>;

const MOST_WORDS = 6;

/** Says why something was recalled: its words first, then what raised it. */
export function reasonInWords({ matched, parts, tier, folded, accessCount, ageDays, kind }: Facts): string {
  const words = matched.slice(0, MOST_WORDS).map((word) => `“${word}”`);
  const more = matched.length > MOST_WORDS ? ` and ${matched.length - MOST_WORDS} more` : '';
  const reasons = [`holds ${words.join(', ')}${more}`];
  if (parts.importance >= 0.75) reasons.push('important');
  if (accessCount > 0) reasons.push(accessCount === 1 ? 'recalled once' : `recalled ${accessCount} times`);
  if (tier !== null) reasons.push(tier === 'archive' ? 'in the archive' : tier);
  reasons.push(`${kind === 'memory' ? 'used' : kind === 'message' ? 'said' : 'noted'} ${ago(ageDays)}`);
  if (folded.length > 0) reasons.push(`${folded.length} more say the same`);
  return reasons.join('; ');
}

function ago(days: number): string {
  const whole = Math.floor(days);
  if (whole <= 0) return 'today';
  return whole === 1 ? 'yesterday' : `${whole} days ago`;
}
