import type { Task } from '../../../shared/entities/task.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useEditDraft } from '../../state/drafts.ts';
import { readFieldConflict, useFieldSave } from '../../state/field-save.ts';
import { useChange } from '../../state/queries.ts';

/** How a text of a task is kept, and what a refusal says: what InlineEdit asks for. */
export function useTaskSave(task: Task, field: 'description' | 'result') {
  const saveField = useFieldSave();
  const update = useChange('tasks.update', { handles: isConflict });
  const drafts = useEditDraft(`tasks.${field} ${task.id}`);
  return {
    drafts,
    onSave: (draft: string, version: string, before: string) =>
      saveField({
        entity: 'task',
        field,
        before,
        version,
        keep: (expectedUpdatedAt) => {
          const patch = field === 'result' ? { result: draft === '' ? null : draft } : { description: draft };
          return update.mutateAsync({ id: task.id, ...patch, expectedUpdatedAt });
        },
      }),
    readConflict: (failure: unknown) => readFieldConflict(failure, field),
  };
}
