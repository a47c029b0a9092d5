import { useId, type KeyboardEvent } from 'react';
import type { Preference } from '../../../shared/entities/preference.ts';
import { ConflictChoice } from '../../components/conflict-choice.tsx';
import { PreferenceFrame } from './preference-frame.tsx';
import { usePreferenceDraft } from './use-preference-draft.ts';

type TextPreferenceProps = {
  name: string;
  label: string;
  placeholder: string;
  preference: Preference | undefined;
  onSaved: () => void;
  multiline?: boolean;
  maxLength: number;
  suggestions?: readonly string[];
};

/** A preference that is a text: kept when the person leaves the field, or by ⌘↵; Escape gives up. */
export function TextPreference(props: TextPreferenceProps) {
  const { name, label, preference, onSaved, multiline = false, suggestions = [] } = props;
  const draft = usePreferenceDraft(name, preference, onSaved);
  const listId = useId();

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const keeps = event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey);
    if (keeps) draft.keep();
    else if (event.key === 'Escape') draft.giveUp();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const field = {
    value: draft.text,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    onChange: (event: { target: { value: string } }) => draft.type(event.target.value),
    onKeyDown,
    onBlur: draft.keep,
  };
  return (
    <PreferenceFrame label={label} preference={preference}>
      {(id) => (
        <>
          {multiline ? (
            <textarea id={id} className="textarea" rows={2} {...field} />
          ) : (
            <input id={id} className="input" list={listId} {...field} />
          )}
          {suggestions.length === 0 ? null : (
            <datalist id={listId}>
              {suggestions.map((suggestion) => (
                <option key={suggestion}>{suggestion}</option>
              ))}
            </datalist>
          )}
          {draft.conflict === null ? null : (
            <ConflictChoice
              conflict={draft.conflict}
              yours={draft.text}
              before={draft.before}
              onChoose={draft.choose}
            />
          )}
        </>
      )}
    </PreferenceFrame>
  );
}
