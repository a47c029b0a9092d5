import { useState } from 'react';
import type { Preference } from '../../../shared/entities/preference.ts';
import type { Conflict } from '../../components/conflict-choice.tsx';
import { useEditDraft } from '../../state/drafts.ts';
import { readFieldConflict, textOfValue } from '../../state/field-save.ts';
import { baseOf, usePreferenceSave, type PreferenceBase } from './use-preference-save.ts';

/** The edit of a preference that is a text: begun by typing, kept or given up. */
type Draft = Readonly<{ text: string; base: PreferenceBase; conflict: Conflict | null }>;

/** A text that is edited in its field, and kept when the person leaves it. */
export function usePreferenceDraft(key: string, preference: Preference | undefined, onSaved: () => void) {
  const [typed, setTyped] = useState<Draft | null>(null);
  const drafts = useEditDraft(`preferences.value ${preference?.id ?? key}`);
  const { keep, remove } = usePreferenceSave(key, onSaved);
  const { kept } = drafts;
  const draft = typed ?? (kept === null ? null : { text: kept.text, base: kept, conflict: null });

  function end() {
    setTyped(null);
    drafts.drop();
  }

  async function save(text: string, base: PreferenceBase) {
    const trimmed = text.trim();
    try {
      if (trimmed !== '') await keep(trimmed, base);
      else if (preference !== undefined) await remove(preference.id);
      end();
    } catch (failure) {
      setTyped({ text, base, conflict: readFieldConflict(failure, 'value') });
    }
  }

  return {
    text: draft?.text ?? textOfValue(preference?.value),
    conflict: draft?.conflict ?? null,
    before: textOfValue(draft?.base.value),
    type(text: string) {
      const base = draft?.base ?? baseOf(preference);
      setTyped({ text, base, conflict: draft?.conflict ?? null });
      drafts.keep({ text, value: textOfValue(base.value), version: base.version });
    },
    giveUp: end,
    /** Keeps what was typed; while a newer value waits for a choice, nothing. */
    keep: () => {
      if (draft === null || draft.conflict !== null) return;
      if (draft.text.trim() === draft.base.value) end();
      else void save(draft.text, draft.base);
    },
    choose: (text: string) => {
      if (draft === null || draft.conflict === null) return;
      const { conflict } = draft;
      if (text === conflict.value) end();
      else void save(text, { value: conflict.value, version: conflict.version });
    },
  };
}
