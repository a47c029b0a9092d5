import type { ReactNode } from 'react';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { t } from '../../i18n/index.ts';
import { ConfidenceSteps } from './confidence-steps.tsx';
import { draftOf, type FactField } from './fact-fields.ts';
import { useFactSave } from './use-fact-save.ts';

type FactFieldEditProps = {
  fact: Knowledge;
  field: FactField;
  className?: string;
  display?: ReactNode;
  editing?: boolean;
  onEditingChange?: (editing: boolean) => void;
};

/** A field of a fact, edited in place by its type. */
export function FactFieldEdit({ fact, field, ...rest }: FactFieldEditProps) {
  const save = useFactSave(fact, field);
  return (
    <InlineEdit
      {...rest}
      {...save}
      label={t(`knowledge.field.${field}`)}
      value={draftOf(fact, field)}
      version={fact.updatedAt}
      placeholder={field === 'source' ? t('knowledge.noSource') : t('conflict.empty')}
      multiline={field === 'value'}
      required={field === 'category' || field === 'key'}
      {...(field === 'confidence' ? { extra: ConfidenceChoice } : {})}
    />
  );
}

function ConfidenceChoice({ draft, onDraft }: { draft: string; onDraft: (draft: string) => void }) {
  return (
    <ConfidenceSteps value={Number(draft.replace(',', '.'))} onChoose={(value) => onDraft(String(value))} />
  );
}
