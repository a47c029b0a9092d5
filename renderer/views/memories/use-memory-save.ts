import type { Memory } from '../../../shared/entities/memory.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../i18n/index.ts';
import { useEditDraft } from '../../state/drafts.ts';
import { readFieldConflict, textOfValue, useFieldSave } from '../../state/field-save.ts';
import type { InputOf } from '../../state/operations.ts';
import { useChange } from '../../state/queries.ts';
import { readConfidence } from '../knowledge/fact-fields.ts';

/** The fields of a memory that are edited as text where they stand. */
type TextField = 'content' | 'confidence' | 'emotionalValence';
type Patch = Pick<InputOf<'memories.update'>, TextField>;

/** How a field of a memory is kept, and what its refusals say: what InlineEdit asks for. */
export function useMemorySave(memory: Memory, field: TextField) {
  const saveField = useFieldSave();
  const update = useChange('memories.update', { handles: isToldAtField });
  const drafts = useEditDraft(`memories.${field} ${memory.id}`);
  return {
    drafts,
    onSave: async (draft: string, version: string, before: string) => {
      const patch = patchOf(field, draft);
      await saveField({
        entity: 'memory',
        field,
        before,
        version,
        keep: (expectedUpdatedAt) => update.mutateAsync({ id: memory.id, ...patch, expectedUpdatedAt }),
      });
    },
    readConflict: (failure: unknown) => readFieldConflict(failure, field),
    explain: (failure: unknown) =>
      failure instanceof AppError && isToldAtField(failure) ? failure.message : null,
    value: textOfValue(memory[field]),
    version: memory.updatedAt,
  };
}

function isToldAtField(failure: unknown): boolean {
  return failure instanceof AppError && (failure.code === 'conflict' || failure.code === 'invalid_input');
}

/** What an edited text means for its field. Throws `invalid_input` in words. */
function patchOf(field: TextField, draft: string): Patch {
  if (field === 'content') return { content: draft };
  if (field === 'confidence') return { confidence: readConfidence(draft) };
  const number = Number(draft.trim().replace(',', '.').replace('−', '-'));
  if (draft.trim() === '' || !(number >= -1 && number <= 1))
    throw new AppError('invalid_input', t('memories.valenceProblem'));
  return { emotionalValence: Math.round(number * 100) / 100 };
}
