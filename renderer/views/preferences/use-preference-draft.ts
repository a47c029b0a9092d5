import { useState } from 'react';
import type { Preference } from '../../../shared/entities/preference.ts';
import type { Conflict } from '../../components/conflict-choice.tsx';
import { readFieldConflict, textOfValue } from '../../state/field-save.ts';
import { baseOf, usePreferenceSave, type PreferenceBase } from './use-preference-save.ts';

/** The edit of a preference that is a text: begun by typing, kept or given up. */
type Draft = Readonly<{ text: string; base: PreferenceBase; conflict: Conflict | null }>;

/** A text that is edited in its field, and kept when the person leaves it. */
export function usePreferenceDraft(key: string, preference: Preference | undefined, onSaved: () => void) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const { keep, remove } = usePreferenceSave(key, onSaved);
  const stored = textOfValue(preference?.value);

  async function save(text: string, base: PreferenceBase) {
    const trimmed = text.trim();
    try {
      if (trimmed !== '') await keep(trimmed, base);
      else if (preference !== undefined) await remove(preference.id);
      setDraft(null);
    } catch (failure) {
      setDraft({ text, base, conflict: readFieldConflict(failure, 'value') });
    }
  }

  return {
    text: draft?.text ?? stored,
    conflict: draft?.conflict ?? null,
    before: textOfValue(draft?.base.value),
    type: (text: string) =>
      setDraft({ text, base: draft?.base ?? baseOf(preference), conflict: draft?.conflict ?? null }),
    giveUp: () => setDraft(null),
    /** Keeps what was typed; while a newer value waits for a choice, nothing. */
    keep: () => {
      if (draft === null || draft.conflict !== null) return;
      if (draft.text.trim() === draft.base.value) setDraft(null);
      else void save(draft.text, draft.base);
    },
    choose: (text: string) => {
      if (draft?.conflict === null || draft === null) return;
      const { conflict } = draft;
      if (text === conflict.value) setDraft(null);
      else void save(text, { value: conflict.value, version: conflict.version });
    },
  };
}
