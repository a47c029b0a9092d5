import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { notify } from '../../state/notices.ts';
import { callOperation } from '../../state/operations.ts';

/** Tells, when the window opens, that something typed before was not saved and is still there, with the way to it. */
export function useTellDrafts(): void {
  const { transport } = useConnection();
  const { history } = useRouter();
  const tell = useEffectEvent((address: string) => {
    // The form is open again where the person is.
    if (history.location.href === address) return;
    notify({
      kind: 'note',
      title: t('shell.draftKept'),
      detail: t('shell.draftKeptDetail'),
      action: { label: t('shell.draftOpen'), run: () => history.push(address) },
    });
  });
  useEffect(() => {
    callOperation(transport, 'drafts.list', {}).then(
      ({ items: [latest] }) => {
        if (latest !== undefined) tell(latest.address);
      },
      () => undefined, // the memory cannot be read now, and the window says so
    );
  }, [transport]);
}
