import { useRouter } from '@tanstack/react-router';
import { t } from '../../i18n/index.ts';
import { useKeptDrafts } from '../../state/drafts.ts';
import { notify } from '../../state/notices.ts';

/** Tells, when the window opens, that something typed before was not saved and is still there, with the way to it. */
export function useTellDrafts(): void {
  const { history } = useRouter();
  useKeptDrafts(([latest]) => {
    // The form is open again where the person is.
    if (latest === undefined || history.location.href === latest.address) return;
    notify({
      kind: 'note',
      title: t('shell.draftKept'),
      detail: t('shell.draftKeptDetail'),
      action: { label: t('shell.draftOpen'), run: () => history.push(latest.address) },
    });
  });
}
