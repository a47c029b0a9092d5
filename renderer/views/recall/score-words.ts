import type { RecallItem } from '../../../shared/contract/recall.ts';
import type { ScorePart } from '../../components/score-parts.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';

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
  'hop',
  'meaning',
] as const;
const STANDING = ['recency', 'importance', 'tier', 'access', 'trust'] as const;
/** What moved a rank by less is not worth a bar. In logarithmic odds. */
const LEAST = 0.25;
const MOST_SIGNALS = 5;
const LEAST_STANDING = 0.005;

/** How something was found, with the words of the task it has to do with. */
export function sayPath({
  path,
  matched,
  through,
}: Pick<RecallItem, 'path' | 'matched' | 'through'>): string {
  if (through !== null)
    return t('recall.path.hop', { word: quote([through.word]), words: quote(through.matched) });
  const words = quote(matched);
  if (matched.length === 0) return t(path === 'meaning' ? 'recall.meaning' : 'recall.path.nothing');
  return {
    direct: t('recall.path.direct', { words }),
    neighbour: t('recall.path.neighbour', { words }),
    kindred: t('recall.path.kindred', { words }),
    meaning: t('recall.meaning'),
    link: t('recall.path.link', { words }),
    hop: t('recall.path.nothing'),
  }[path];
}

function quote(words: readonly string[]): string {
  return words.map((word) => t('recall.quoted', { word })).join(', ');
}

/** How much of what is asked it covers: by its own words, and with what was said around it; from 0 to 1. */
export function coverParts({ parts }: Pick<RecallItem, 'parts'>): ScorePart[] {
  return (['text', 'around'] as const).map((part) => ({
    label: t(`recall.part.${part}`),
    detail: '',
    value: parts[part],
  }));
}

/** What raised and lowered its rank against the other candidates, the strongest first. */
export function signalParts({ signals }: Pick<RecallItem, 'signals'>): ScorePart[] {
  return SIGNALS.map((signal) => ({
    label: t(`recall.signal.${signal}`),
    detail: t(`recall.signal.${signal}.about`),
    value: signals[signal],
  }))
    .filter(({ value }) => Math.abs(value) >= LEAST)
    .toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value))
    .slice(0, MOST_SIGNALS);
}

/** What it is worth whatever is asked: how fresh, important, near at hand and trusted it is, from 0 to 1 each. */
export function standingParts({ parts, at, tier }: Pick<RecallItem, 'parts' | 'at' | 'tier'>): ScorePart[] {
  const details: Partial<Record<(typeof STANDING)[number], string>> = {
    recency: formatMoment(at),
    tier: tier === null ? t('search.part.noTier') : t(`memories.tier.${tier}`),
  };
  return STANDING.map((part) => ({
    label: t(`recall.part.${part}`),
    detail: details[part] ?? '',
    value: parts[part],
  })).filter(({ value }) => value >= LEAST_STANDING);
}
