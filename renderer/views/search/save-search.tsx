import { Star } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useSavedViews } from './use-saved-views.ts';

/** The star: keeps the search in the sidebar under a name, or takes it out again. */
export function SaveSearch({ address, suggestion }: { address: string; suggestion: string }) {
  const views = useSavedViews();
  const [naming, setNaming] = useState(false);
  const saved = views.items.find((view) => view.address === address);
  const press = () => (saved === undefined ? setNaming(true) : views.remove(saved));
  const shortcutOf = useShortcuts();
  useCommand('saveView', { run: press });
  return (
    <>
      <IconButton
        icon={Star}
        className={saved === undefined ? 'star' : 'star on'}
        label={saved === undefined ? t('search.save') : t('search.saved', { name: saved.name })}
        shortcut={shortcutOf('saveView')}
        aria-pressed={saved !== undefined}
        onClick={press}
      />
      {naming ? (
        <ViewNameDialog
          title={t('search.saveTitle')}
          name={suggestion}
          taken={views.items.map((view) => view.name)}
          onName={(name) => {
            views.save(name, address);
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

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
