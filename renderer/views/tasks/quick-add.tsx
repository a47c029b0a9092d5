import { CalendarClock, Plus, X } from 'lucide-react';
import { useRef, useState, type SyntheticEvent } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { formatKeys } from '../../state/command-keys.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { formatDue } from './due-text.ts';
import { parseDue } from './parse-due.ts';
import { useNow } from './use-now.ts';

/** A line to note something to do. A date at its end is understood, shown, and can be declined. */
export function QuickAdd() {
  const shortcutOf = useShortcuts();
  const draft = useDraft('tasks.new', { text: '' });
  const { text } = draft.fields;
  const [declined, setDeclined] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const add = useChange('tasks.add', { onDone: () => notifyUndoable(t('tasks.added')) });
  useCommand('add', { label: t('tasks.add'), run: () => field.current?.focus() });
  const parsed = parseDue(text, new Date(useNow()));
  // Not where it is all there is, or the person declined it.
  const due = parsed === null || parsed.rest === '' || parsed.words === declined ? null : parsed;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    const description = (due?.rest ?? text).trim();
    if (description === '' || add.isPending) return;
    add.mutate(
      { description, dueAt: due?.at.toISOString() ?? null },
      {
        onSuccess: () => {
          draft.set({ text: '' });
          setDeclined(null);
        },
      },
    );
  }

  return (
    <form className="quick-add" onSubmit={submit}>
      <Icon of={Plus} />
      <input
        ref={field}
        className="grow"
        aria-label={t('tasks.add')}
        placeholder={t('tasks.addHint')}
        maxLength={20_000}
        value={text}
        onChange={(event) => draft.set({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text === '') field.current?.blur();
          draft.set({ text: '' });
        }}
      />
      <span className="sr" role="status">
        {due === null ? '' : t('tasks.understood', { due: formatDue(due.at.toISOString()) })}
      </span>
      {due === null ? null : (
        <button
          type="button"
          className="chip"
          title={formatFull(due.at.toISOString())}
          aria-label={t('tasks.declineDue', { due: formatDue(due.at.toISOString()) })}
          onClick={() => {
            setDeclined(due.words);
            field.current?.focus();
          }}
        >
          <Icon of={CalendarClock} />
          {formatDue(due.at.toISOString())}
          <Icon of={X} />
        </button>
      )}
      {text === '' ? <Kbd keys={shortcutOf('add') ?? ''} /> : <Kbd keys={formatKeys('Enter')} />}
    </form>
  );
}
