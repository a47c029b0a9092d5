import { useState, type KeyboardEvent } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { readNumber, type Limits } from './numbers.ts';

type NumberSettingProps = {
  label: string;
  limits: Limits;
  value: number;
  problemId: string;
  invalid: boolean;
  onSave: (value: number) => void;
  onProblem: (message: string | null) => void;
};

/** A number setting: kept with Enter or on leaving the field, refused there with what is allowed. */
export function NumberSetting(props: NumberSettingProps) {
  const { label, limits, value, problemId, invalid, onSave, onProblem } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // A value that comes from elsewhere, or is put back, stands above what was being typed.
    setKnown(value);
    setDraft(null);
  }
  const bounds = { min: formatNumber(limits.min), max: formatNumber(limits.max) };

  function keep() {
    if (draft === null) return;
    const read = readNumber(draft, limits);
    if (read === null) {
      onProblem(limits.whole ? t('settings.problem.whole', bounds) : t('settings.problem.number', bounds));
      return;
    }
    onProblem(null);
    setDraft(null);
    if (read !== value) onSave(read);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') keep();
    if (event.key !== 'Escape') return;
    setDraft(null);
    onProblem(null);
  }

  return (
    <>
      <input
        className="input setting-number tn"
        type="text"
        inputMode={limits.whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={invalid ? problemId : `${problemId}-limits`}
        value={draft ?? String(value)}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={keep}
      />
      {invalid ? null : (
        <p id={`${problemId}-limits`} className="meta">
          {limits.whole ? t('settings.whole', bounds) : t('settings.number', bounds)}
        </p>
      )}
    </>
  );
}
