import type { RecallItem } from '../../../shared/contract/recall.ts';
import { formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';

const PARTS = ['recency', 'importance', 'tier', 'access'] as const;

/** Why something was recalled: the words it shares with the task, and what else spoke for it. */
export function sayParts({ parts, matched }: Pick<RecallItem, 'parts' | 'matched'>): string {
  const others = PARTS.filter((part) => parts[part] > 0).map((part) =>
    t('runs.kindCount', { kind: t(`recall.part.${part}`), count: formatPercent(parts[part]) }),
  );
  return [t('recall.words', { words: matched.join(', '), share: formatPercent(parts.text) }), ...others].join(
    ', ',
  );
}
