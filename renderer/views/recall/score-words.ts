import type { RecallItem } from '../../../shared/contract/recall.ts';
import { formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';

const PARTS = ['around', 'recency', 'importance', 'tier', 'access', 'trust'] as const;
const SIGNALS = [
  'words',
  'around',
  'kindred',
  'order',
  'conversation',
  'speaker',
  'time',
  'answer',
  'form',
  'meaning',
] as const;
/** What moved a rank by less is not worth a word. In logarithmic odds. */
const LEAST = 0.5;

/** Why something was recalled: the words it shares with the task, and what else spoke for it. */
export function sayParts({ parts, matched, path }: Pick<RecallItem, 'parts' | 'matched' | 'path'>): string {
  const others = PARTS.filter((part) => parts[part] > 0).map((part) =>
    t('runs.kindCount', { kind: t(`recall.part.${part}`), count: formatPercent(parts[part]) }),
  );
  const words = matched.join(', ');
  const found = {
    direct: t('recall.words', { words, share: formatPercent(parts.text) }),
    kindred: t('recall.kindred', { words }),
    neighbour: t('recall.neighbour'),
    meaning: t('recall.meaning'),
  };
  return [found[path], ...others].join(', ');
}

/** What raised and what lowered its rank against the others, the strongest first; empty where nothing stood out. */
export function saySignals({ signals }: Pick<RecallItem, 'signals'>): string {
  const strong = SIGNALS.filter((signal) => Math.abs(signals[signal]) >= LEAST).toSorted(
    (one, other) => Math.abs(signals[other]) - Math.abs(signals[one]),
  );
  const name = (some: readonly (typeof SIGNALS)[number][]): string =>
    some.map((signal) => t(`recall.signal.${signal}`)).join(', ');
  const raised = strong.filter((signal) => signals[signal] > 0);
  const lowered = strong.filter((signal) => signals[signal] < 0);
  return [
    ...(raised.length === 0 ? [] : [t('recall.raised', { signals: name(raised) })]),
    ...(lowered.length === 0 ? [] : [t('recall.lowered', { signals: name(lowered) })]),
  ].join('; ');
}
