import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Screen } from '../../components/screen.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { notify, notifyError } from '../../state/notices.ts';
import { PassportPage } from './page.tsx';
import { usePassport } from './use-passport.ts';

/** A page to print or to keep: what agents know about the person. */
export function PassportView() {
  const { desktop } = useConnection();
  const passport = usePassport();
  const save = async () => {
    const saved = await desktop?.savePdf(`${t('passport.file')}.pdf`).catch(notifyError);
    const path = saved?.path ?? null;
    if (path !== null) notify({ kind: 'done', title: t('passport.saved'), detail: path });
  };
  return (
    <div className="split" data-screen="passport">
      <Screen
        title={t('passport.title')}
        actions={
          <>
            {desktop === null ? null : (
              <Button disabled={!passport.ready} onClick={() => void save()}>
                {t('passport.save')}
              </Button>
            )}
            <Button kind="primary" disabled={!passport.ready} onClick={() => window.print()}>
              {t('passport.print')}
            </Button>
          </>
        }
      >
        {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
        <div className="scroll" tabIndex={0} role="group" aria-label={t('passport.title')}>
          {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex */}
          {passport.error !== null ? (
            <ErrorState
              message={passport.error.message}
              technical={passport.error.code}
              onRetry={passport.retry}
            />
          ) : passport.ready ? (
            <PassportPage passport={passport} />
          ) : (
            <SkeletonRows />
          )}
        </div>
      </Screen>
    </div>
  );
}
