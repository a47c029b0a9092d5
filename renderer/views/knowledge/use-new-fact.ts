import { useRef, useState } from 'react';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { t } from '../../i18n/index.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { readConfidence } from './fact-fields.ts';

type Field = 'category' | 'key' | 'value' | 'source' | 'confidence';

/** The form of this name is opened again where something was typed in it and not saved. */
export const NEW_FACT = 'knowledge.new';

/** A fact that is being written down: its fields, what is wrong with them, and what keeps it. */
export function useNewFact(category: string, onAdded: (fact: Knowledge) => void) {
  const kept = useDraft(NEW_FACT, { category, key: '', value: '', source: '', confidence: '1' });
  const draft = kept.fields;
  const [tried, setTried] = useState(false);
  const notifyUndoable = useNotifyUndoable();
  const named = { category: draft.category.trim(), key: draft.key.trim() };
  // A list is empty where the place is free; to read the fact itself would fail.
  const place = { categories: [named.category], keys: [named.key], limit: 1 };
  const holders = useRead('knowledge.list', place, { enabled: named.category !== '' && named.key !== '' });
  const holder = holders.data?.items[0];
  const add = useChange('knowledge.add', {
    onDone: (fact) => {
      kept.drop();
      notifyUndoable(t('knowledge.added', { category: fact.category, key: fact.key }));
      onAdded(fact);
    },
  });
  const confidence = tryConfidence(draft.confidence);

  const looking = useRef(false);
  async function submit() {
    setTried(true);
    if (named.category === '' || named.key === '' || draft.value === '' || confidence === null) return;
    if (looking.current || add.isPending) return;
    looking.current = true;
    const { data } = holders.isFetching ? await holders.refetch({ cancelRefetch: false }) : holders;
    looking.current = false;
    // Adding would replace the value of the fact that is there.
    if (data?.items[0] !== undefined) return;
    const source = draft.source.trim();
    add.mutate({ ...named, value: draft.value, source: source === '' ? null : source, confidence });
  }

  return {
    draft,
    set: (field: Field) => (text: string) => kept.set({ [field]: text }),
    /** The fact is not written down after all. */
    giveUp: kept.drop,
    confidence,
    /** The fact that has the category and key already. */
    holder,
    missing: (field: Field) => (tried && draft[field].trim() === '' ? t('knowledge.missing') : null),
    submit: () => void submit(),
  };
}

export type NewFact = ReturnType<typeof useNewFact>;

function tryConfidence(draft: string): number | null {
  try {
    return readConfidence(draft);
  } catch {
    return null;
  }
}
