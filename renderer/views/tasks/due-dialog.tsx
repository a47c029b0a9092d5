import { CalendarClock } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Task } from '../../../shared/entities/task.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { formatDue } from './due-text.ts';
import { parseDue } from './parse-due.ts';
import { useNow } from './use-now.ts';

type DueDialogProps = {
  /** The one that is due; null: several. */
  task: Task | null;
  /** Gives several their date. */
  onDue: (dueAt: string | null) => void;
  onClose: () => void;
};

/** Asks when tasks are due, in words, or takes their date away. */
export function DueDialog({ task, onDue, onClose }: DueDialogProps) {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const update = useChange('tasks.update');
  const parsed = parseDue(text, new Date(useNow()));
  const due = parsed?.rest === '' ? parsed.at : null;
  const before = task?.dueAt ?? null;

  function set(dueAt: string | null) {
    if (task === null) onDue(dueAt);
    else update.mutate({ id: task.id, dueAt });
    onClose();
  }

  function submit() {
    setTried(true);
    if (due !== null) set(due.toISOString());
  }

  const aside =
    task === null || before !== null ? (
      <Button kind="ghost" onClick={() => set(null)}>
        {t('tasks.noDue')}
      </Button>
    ) : null;
  const quick = [t('tasks.quick.today'), t('tasks.quick.tomorrow'), t('tasks.quick.week')];
  return (
    <FormDialog
      title={t('tasks.setDue')}
      action={t('action.save')}
      first={field}
      onSubmit={submit}
      onClose={onClose}
      aside={aside}
    >
      <Field label={t('tasks.when')} problem={due === null && tried ? t('tasks.dueProblem') : null}>
        {(control) => (
          <input
            {...control}
            ref={field}
            className="input"
            placeholder={before === null ? t('tasks.whenHint') : formatDue(before)}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <p className="flex t2 due-read" role="status">
        <Icon of={CalendarClock} size="small" />
        {due !== null
          ? formatFull(due.toISOString())
          : before !== null && text === ''
            ? formatFull(before)
            : t('tasks.notUnderstoodYet')}
      </p>
      <div className="tags">
        {quick.map((words) => (
          <Button key={words} onClick={() => set(parseDue(words, new Date())?.at.toISOString() ?? null)}>
            {words}
          </Button>
        ))}
      </div>
    </FormDialog>
  );
}
