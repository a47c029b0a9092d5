import { useState, type KeyboardEvent } from 'react';

type TextSettingProps = {
  label: string;
  value: string;
  placeholder?: string;
  maxLength: number;
  problemId: string;
  invalid: boolean;
  /** Why a text cannot be kept; null if it can. */
  explain: (text: string) => string | null;
  onSave: (value: string) => void;
  onProblem: (message: string | null) => void;
};

/** A text setting: kept with Enter or on leaving the field, refused there with the reason. */
export function TextSetting(props: TextSettingProps) {
  const { label, value, placeholder, maxLength, problemId, invalid, explain, onSave, onProblem } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // A value that comes from elsewhere, or is put back, stands above what was being typed.
    setKnown(value);
    setDraft(null);
  }

  function keep() {
    if (draft === null) return;
    const text = draft.trim();
    const problem = explain(text);
    onProblem(problem);
    if (problem !== null) return;
    setDraft(null);
    if (text !== value) onSave(text);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') keep();
    if (event.key !== 'Escape') return;
    setDraft(null);
    onProblem(null);
  }

  return (
    <input
      className="input setting-words"
      type="text"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={invalid ? problemId : undefined}
      placeholder={placeholder}
      maxLength={maxLength}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  );
}
