import { z } from 'zod';
import { Origin } from '../../shared/caller.ts';
import { AppError } from '../../shared/errors.ts';
import { Timestamp } from '../../shared/primitives.ts';
import { t, translateName } from '../i18n/index.ts';

const Details = z.object({
  current: z.looseObject({ updatedAt: Timestamp, origin: Origin }),
});

/** Whether an edit was refused because the record has changed since. */
export function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === 'conflict';
}

/** What a refused edit says of a field: its newer value, who kept it, and the version to base the next try on. */
export function readConflict(error: unknown, field: string) {
  if (!(error instanceof AppError) || error.code !== 'conflict') return null;
  const details = Details.safeParse(error.details);
  if (!details.success) return null;
  const { current } = details.data;
  const value = current[field];
  return {
    value:
      typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value),
    who: translateName(`conflict.${current.origin.actor}`, t('conflict.someone')),
    version: current.updatedAt,
  };
}
