import { useState, type SubmitEvent } from 'react';
import type { TrashItem } from '../../../shared/contract/trash.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Progress } from '../../components/progress.tsx';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { addReceipts, inBatches, type Receipt } from './batches.ts';
import { MOST_ITEMS } from './use-trash.ts';

type ForgetDialogProps = {
  /** What is to be forgotten. */
  items: readonly TrashItem[] | 'everything';
  onDone: (receipt: Receipt) => void;
  onClose: () => void;
};

/** Says what will go for good, and lets it go when the person means it. */
export function ForgetDialog({ items, onDone, onClose }: ForgetDialogProps) {
  const [typed, setTyped] = useState('');
  const purge = useChange('trash.purge');
  const everything = items === 'everything';
  const word = t('trash.confirmWord');
  const sure = !everything || typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();

  async function forget() {
    const receipts: Receipt[] = [];
    if (everything) receipts.push((await purge.mutateAsync({ everything: true })).receipt);
    else {
      for (const batch of inBatches(items, MOST_ITEMS)) {
        const named = batch.map(({ kind, id }) => ({ kind, id }));
        receipts.push((await purge.mutateAsync({ items: named })).receipt);
      }
    }
    const receipt = addReceipts(receipts);
    if (receipt !== null) onDone(receipt);
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    // A failure is told in a notice; the dialog stays.
    if (sure && !purge.isPending) void forget().catch(() => undefined);
  }

  return (
    <Dialog
      open
      title={everything ? t('trash.forgetAllTitle') : t('trash.forgetTitle', { count: items.length })}
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
        {everything ? (
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
