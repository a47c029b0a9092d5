import type { Alert, AlertKind } from '../../../shared/entities/alert.ts';
import { formatBytes, formatMilliseconds, formatNumber, formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';

const MEGABYTE = 1_000_000;

/** An alert in a sentence. */
export function alertMessage({ kind, value, threshold }: Alert): string {
  return t(`health.alert.${kind}`, { value: amountOf(kind, value), threshold: amountOf(kind, threshold) });
}

function amountOf(kind: AlertKind, amount: number): string {
  if (kind === 'storeMb' || kind === 'diskFreeMb') return formatBytes(amount * MEGABYTE);
  if (kind === 'backupDays') return t('health.days', { count: amount });
  if (kind === 'unreviewedPercent') return formatPercent(amount / 100);
  return kind.endsWith('Ms') ? formatMilliseconds(amount) : formatNumber(amount);
}
