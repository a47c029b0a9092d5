import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../i18n/index.ts';

/** The fields of a fact that are edited, in the order of the table. */
export const FACT_FIELDS = ['category', 'key', 'value', 'source', 'confidence'] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** The value of a field as it is edited: a text. */
export function draftOf(fact: Knowledge, field: FactField): string {
  return String(fact[field] ?? '');
}

/** What an edited text means for its field. Throws `invalid_input` for a confidence that is none. */
export function patchOf(field: FactField, draft: string): Partial<Pick<Knowledge, FactField>> {
  if (field === 'confidence') return { confidence: readConfidence(draft) };
  if (field === 'source') return { source: draft === '' ? null : draft };
  return { [field]: draft };
}

/** Reads a number between 0 and 1, with a point or a comma, or a percentage. Throws `invalid_input`. */
export function readConfidence(draft: string): number {
  const [, digits = '', percent] = /^([\d.,]+)\s*(%)?$/.exec(draft.trim()) ?? [];
  const number = Number(digits.replace(',', '.')) / (percent === undefined ? 1 : 100);
  if (digits === '' || !(number >= 0 && number <= 1))
    throw new AppError('invalid_input', t('knowledge.confidenceProblem'));
  return Math.round(number * 1000) / 1000;
}
