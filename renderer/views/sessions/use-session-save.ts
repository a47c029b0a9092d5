import type { Session } from '../../../shared/entities/session.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useEditDraft } from '../../state/drafts.ts';
import { readFieldConflict, textOfValue, useFieldSave } from '../../state/field-save.ts';
import { useChange } from '../../state/queries.ts';

/** How the title or summary of a session is kept, and what its refusals say: what InlineEdit asks for. */
export function useSessionSave(session: Session, field: 'title' | 'summary') {
  const saveField = useFieldSave();
  const update = useChange('sessions.update', { handles: isConflict });
  const drafts = useEditDraft(`sessions.${field} ${session.id}`);
  return {
    drafts,
    value: textOfValue(session[field]),
    version: session.updatedAt,
    onSave: async (draft: string, version: string, before: string) => {
      const patch = field === 'title' ? { title: draft } : { summary: draft === '' ? null : draft };
      await saveField({
        entity: 'session',
        field,
        before,
        version,
        keep: (expectedUpdatedAt) => update.mutateAsync({ id: session.id, ...patch, expectedUpdatedAt }),
      });
    },
    readConflict: (failure: unknown) => readFieldConflict(failure, field),
  };
}
