import { Settings } from '../../../shared/entities/settings.ts';

/** The settings that are numbers. */
export type NumberKey =
  | 'shortTerm.maxMessages'
  | 'trash.retentionDays'
  | 'consolidation.intervalHours'
  | 'consolidation.historyDays'
  | 'shortTerm.ttlHours'
  | 'longTerm.retentionDays'
  | 'backup.keepDaily'
  | 'backup.keepWeekly'
  | 'backup.maxMb'
  | 'recall.limit'
  | 'recall.threshold'
  | 'recall.tokenBudget'
  | 'preferences.minConfidence'
  | 'preferences.tokenBudget'
  | 'alerts.storeMb'
  | 'alerts.backupDays'
  | 'alerts.unreviewedPercent'
  | 'alerts.duplicates'
  | 'alerts.recallMs'
  | 'alerts.searchMs'
  | 'alerts.writeMs'
  | 'alerts.diskFreeMb'
  | 'alerts.failedRuns'
  | 'api.port'
  | 'log.maxBytes'
  | 'log.keep'
  | 'chat.startSeconds'
  | 'chat.stallSeconds'
  | 'chat.timeoutSeconds'
  | 'chat.retries'
  | 'embeddings.batchSize';

export type Limits = Readonly<{ min: number; max: number; whole: boolean }>;

/** What a number setting may be. */
export function limitsOf(key: NumberKey): Limits {
  const schema = Settings.shape[key].unwrap();
  return {
    min: schema.minValue ?? 0,
    max: schema.maxValue ?? Number.MAX_SAFE_INTEGER,
    whole: schema.format === 'safeint',
  };
}

/** The number a person wrote, with a point or a comma; null if it is none that is allowed. */
export function readNumber(text: string, { min, max, whole }: Limits): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(trimmed)) return null;
  const value = Number(trimmed);
  if (value < min || value > max || (whole && !Number.isInteger(value))) return null;
  return value;
}
