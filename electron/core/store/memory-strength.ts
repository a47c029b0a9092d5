import type { StrengthRules } from '../../../shared/strength.ts';
import type { SqlValue } from './database.ts';

/*
 * shared/strength.ts, as SQL over memories under the alias `m`. Its parameters are those of `strengthParameters`; a test
 * compares both.
 */

const FRESH = `(
  CASE m.importance WHEN 1 THEN @w1 WHEN 2 THEN @w2 WHEN 3 THEN @w3 WHEN 4 THEN @w4 ELSE @w5 END
  * (1 + ln(1 + m.access_count) / 4))`;
const HALF_LIFE_DAYS = `CASE m.type WHEN 'working' THEN @working WHEN 'episodic' THEN @episodic
  WHEN 'semantic' THEN @semantic ELSE @procedural END`;
const USED_AT = 'coalesce(m.last_accessed, m.created_at)';
const DAY = '86400000.0';

/** `strengthOf` at the moment `@moment`. */
export const STRENGTH = `(${FRESH} * pow(0.5, max(0, @moment - ${USED_AT}) / ${DAY} / ${HALF_LIFE_DAYS}))`;

/** `coolsAt`, in milliseconds since 1970; null where a memory stays in its tier. */
export const COOLS_AT = `CASE WHEN m.pinned = 1 OR m.superseded_by IS NOT NULL OR m.tier = 'archive' THEN NULL
  ELSE ${USED_AT} + ${DAY} * (${HALF_LIFE_DAYS}) * log2(${FRESH}
    / CASE m.tier WHEN 'hot' THEN @hot WHEN 'warm' THEN @warm ELSE @cold END) END`;

/** What the rules are called in these expressions. */
export function strengthParameters(rules: StrengthRules): Record<string, SqlValue> {
  const [w1, w2, w3, w4, w5] = rules.importanceWeights;
  return { w1, w2, w3, w4, w5, ...rules.halfLifeDays, ...rules.thresholds };
}
