import { useState, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { t } from '../../i18n/index.ts';

type ViewNameDialogProps = {
  title: string;
  name: string;
  /** The names other views have. */
  taken: readonly string[];
  onName: (name: string) => void;
  onClose: () => void;
};

/** Asks for the name of a view. */
export function ViewNameDialog({ title, name, taken, onName, onClose }: ViewNameDialogProps) {
  const [draft, setDraft] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const trimmed = draft.trim();
    if (trimmed === '') setProblem(t('view.nameMissing'));
    else if (taken.includes(trimmed)) setProblem(t('view.nameTaken'));
    else onName(trimmed);
  }

  return (
    <Dialog open title={title} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <Field label={t('view.name')} problem={problem}>
          {(control) => (
            <input
              {...control}
              className="input"
              // The dialog asks for nothing else.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              maxLength={200}
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
        <div className="form-actions">
          <Button kind="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button kind="primary" type="submit">
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
