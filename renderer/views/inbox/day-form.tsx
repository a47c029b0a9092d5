import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { t } from '../../i18n/index.ts';
import { useNow } from '../tasks/use-now.ts';
import { leaveOrKeep } from './edit-form.tsx';
import { snoozedUntilDay } from './snooze-times.ts';

type DayFormProps = { onDay: (until: string) => void; onCancel: () => void };

/** Asks on which day to ask again. */
export function DayForm({ onDay, onCancel }: DayFormProps) {
  const [day, setDay] = useState('');
  const [refused, setRefused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const until = snoozedUntilDay(day, useNow());

  function putOff() {
    setRefused(until === null);
    if (until !== null) onDay(until);
  }

  return (
    <form
      className="form triage-form"
      aria-label={t('inbox.later')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        putOff();
      }}
    >
      <Field label={t('inbox.field.day')} problem={refused && until === null ? t('inbox.dayProblem') : null}>
        {(control) => (
          <input
            {...control}
            ref={field}
            type="date"
            className="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
            onKeyDown={leaveOrKeep(onCancel, putOff)}
          />
        )}
      </Field>
      <div className="acts">
        <Button kind="primary" type="submit">
          {t('inbox.later')}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
