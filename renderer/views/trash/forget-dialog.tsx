import { useState, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Progress } from '../../components/progress.tsx';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import type { Receipt, TrashWhich } from './use-trash.ts';

/** What is to be forgotten, and how many that are; everything in Trash needs no number. */
export type Forgetting = Readonly<{ which: TrashWhich; count: number | null }>;

type ForgetDialogProps = {
  forgetting: Forgetting;
  onDone: (receipt: Receipt) => void;
  onClose: () => void;
};

/** Says what will go for good, and lets it go when the person means it; more than what was picked one by one, twice. */
export function ForgetDialog({ forgetting: { which, count }, onDone, onClose }: ForgetDialogProps) {
  const [typed, setTyped] = useState('');
  // A failure is told in a notice; the dialog stays.
  const purge = useChange('trash.purge', { onDone: ({ receipt }) => onDone(receipt) });
  const all = which.matching !== undefined;
  const word = t('trash.confirmWord');
  const sure = !all || typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (sure && !purge.isPending) purge.mutate(which);
  }

  return (
    <Dialog
      open
      title={count === null ? t('trash.forgetAllTitle') : t('trash.forgetTitle', { count })}
      onClose={() => {
        if (!purge.isPending) onClose();
      }}
    >
      <form className="form" onSubmit={submit}>
        <p>{t('trash.forgetWhat')}</p>
        <ul className="dashes">
          <li>{t('trash.forgetRecords')}</li>
          <li>{t('trash.forgetHistory')}</li>
          <li>{t('trash.forgetSearch')}</li>
        </ul>
        <p className="t2">{t('trash.forgetNote')}</p>
        {all ? (
          <Field label={t('trash.confirmLabel', { word })}>
            {(control) => (
              <input
                {...control}
                className="input"
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        {purge.isPending ? <Progress label={t('trash.forgetting')} share={null} /> : null}
        <div className="form-actions">
          <Button kind="ghost" onClick={onClose} disabled={purge.isPending}>
            {t('action.cancel')}
          </Button>
          <Button kind="danger" type="submit" disabled={!sure || purge.isPending}>
            {purge.isPending ? t('trash.forgetting') : t('trash.forgetNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
