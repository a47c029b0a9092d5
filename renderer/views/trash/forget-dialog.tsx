import { useState, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { Progress } from '../../components/progress.tsx';
import { t } from '../../i18n/index.ts';
import type { ForgetRequest } from '../../state/forget-request.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { type Extent, WhatHoldsIt, WhatGoes, WhatWasMade, WhereItWasSaid } from './forget-plan.tsx';
import type { Receipt } from './use-trash.ts';

type ForgetDialogProps = {
  request: ForgetRequest;
  onDone: (receipt: Receipt) => void;
  onClose: () => void;
};

/** Says what will go for good, and lets it go when the person means it; more than what was picked one by one, twice. */
export function ForgetDialog({ request: { which, count }, onDone, onClose }: ForgetDialogProps) {
  const [typed, setTyped] = useState('');
  const [extent, setExtent] = useState<Extent>({ withDerived: true, andBackups: false });
  // A failure is told in a notice; the dialog stays.
  const purge = useChange('trash.purge', { onDone: ({ receipt }) => onDone(receipt) });
  const plan = useRead(
    'trash.plan',
    { ...which, withDerived: extent.withDerived },
    // While it goes there is nothing to plan. No change tells of a backup that was made.
    { enabled: purge.isIdle || purge.isError, keepPrevious: true, askAnew: true },
  );
  const all = which.matching !== undefined;
  const word = t('trash.confirmWord');
  const sure = !all || typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  const ready = sure && plan.data !== undefined && !purge.isPending;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (ready) purge.mutate({ ...which, ...extent });
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
        {plan.data !== undefined ? (
          <>
            <WhatGoes plan={plan.data} />
            <WhatWasMade plan={plan.data} extent={extent} onChange={setExtent} />
            <WhereItWasSaid plan={plan.data} onOpen={onClose} />
            <WhatHoldsIt plan={plan.data} extent={extent} onChange={setExtent} />
          </>
        ) : plan.error === null ? (
          <Progress label={t('trash.looking')} share={null} />
        ) : (
          <ErrorState message={plan.error.message} onRetry={() => void plan.refetch()} />
        )}
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
          <Button kind="danger" type="submit" disabled={!ready}>
            {purge.isPending ? t('trash.forgetting') : t('trash.forgetNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
