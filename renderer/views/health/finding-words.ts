import type { HealthCheck } from '../../../shared/entities/health.ts';
import { formatBytes, formatMilliseconds, formatRelative } from '../../i18n/format.ts';
import { tell, translateName } from '../../i18n/index.ts';

/** What a check found, in the language of the window. */
export function messageOf({ name, finding, message, values }: HealthCheck): string {
  const written = Object.entries(values).map(([key, value]) => [key, writeValue(key, value)] as const);
  return translateName(`health.finding.${name}.${finding}`, message, Object.fromEntries(written));
}

/** What to do about it; null where there is nothing to do. */
export function adviceOf({ name, finding, advice }: HealthCheck): string | null {
  return advice === null ? null : translateName(`health.advice.${name}.${finding}`, advice);
}

function writeValue(key: string, value: string | number): string | number {
  if (key === 'at' && typeof value === 'string') return formatRelative(value);
  if (key === 'bytes') return formatBytes(Number(value));
  if (key === 'milliseconds') return formatMilliseconds(Number(value));
  if (key === 'message') return tell(String(value));
  if (key !== 'parts' || typeof value !== 'string') return value;
  return value
    .split(', ')
    .map((part) => translateName(`health.part.${part}`, part))
    .join(', ');
}
