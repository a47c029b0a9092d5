import type { Figure } from '../../components/figures.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';

/** The kinds that are counted by name; what else there is, like agents and settings, is counted as one. */
const NAMED = ['session', 'message', 'memory', 'knowledge', 'preference', 'task'] as const;

type Counts = Readonly<Record<string, number>>;

/** How many records of each kind there are, as figures. */
export function figuresOf(counts: Counts): Figure[] {
  const named = NAMED.map((kind) => ({ label: t(`exports.figure.${kind}`), count: counts[kind] ?? 0 }));
  const other = totalOf(counts) - named.reduce((sum, { count }) => sum + count, 0);
  return [...named, { label: t('exports.figure.other'), count: other }]
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => ({ label, value: formatNumber(count) }));
}

/** How many records there are of every kind together. */
export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
