import type { Json } from '../../../shared/primitives.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../i18n/index.ts';

/** The value of a preference as it is edited: a text as it is, anything else as JSON. */
export function writeValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** The value of a preference in one line: a list of texts with commas, other JSON compact. */
export function summarizeValue(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  return JSON.stringify(value);
}

/** Reads an edited value. Throws `invalid_input`, with the place, for what should be JSON and is not. */
export function readValue(draft: string, kind: 'text' | 'json'): Json {
  if (kind === 'text') return draft;
  try {
    return JSON.parse(draft) as Json; // JSON.parse yields JSON's types only
  } catch (failure) {
    const detail = failure instanceof Error ? failure.message : '';
    throw new AppError('invalid_input', t('preferences.jsonProblem', { detail }));
  }
}

/** The tools that a typed text names: separated by commas or lines, without those that are there already. */
export function toolsIn(text: string, known: readonly string[]): string[] {
  const names = text
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...new Set(names)].filter((name) => !known.includes(name));
}
