import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../i18n/index.ts';
import { useEditDraft } from '../../state/drafts.ts';
import { readFieldConflict, useFieldSave } from '../../state/field-save.ts';
import { useChange } from '../../state/queries.ts';
import { patchOf, type FactField } from './fact-fields.ts';

/** How a field of a fact is kept, and what its refusals say: what InlineEdit asks for. */
export function useFactSave(fact: Knowledge, field: FactField) {
  const saveField = useFieldSave();
  const update = useChange('knowledge.update', { handles: isToldAtField });
  const drafts = useEditDraft(`knowledge.${field} ${fact.id}`);
  return {
    drafts,
    onSave: async (draft: string, version: string, before: string) => {
      const patch = patchOf(field, draft);
      await saveField({
        entity: 'knowledge',
        field,
        before,
        version,
        keep: (expectedUpdatedAt) => update.mutateAsync({ id: fact.id, ...patch, expectedUpdatedAt }),
      });
    },
    readConflict: (failure: unknown) => readFieldConflict(failure, field),
    explain: (failure: unknown) => {
      if (!isToldAtField(failure)) return null;
      return isTakenKey(failure) ? t('knowledge.taken') : (failure as AppError).message; // isToldAtField checked
    },
  };
}

function isToldAtField(failure: unknown): boolean {
  return failure instanceof AppError && (failure.code === 'conflict' || failure.code === 'invalid_input');
}

/** Whether another fact has the category and key that were asked for. */
function isTakenKey(failure: unknown): boolean {
  if (!(failure instanceof AppError) || failure.code !== 'conflict') return false;
  return typeof failure.details === 'object' && failure.details !== null && 'holder' in failure.details;
}
