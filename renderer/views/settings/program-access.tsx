import { useState } from 'react';
import type { Settings } from '../../../shared/entities/settings.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { notify } from '../../state/notices.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { SettingRow } from './setting-row.tsx';

type Kind = 'script' | 'agent';

/** Where programs find Mneme, and the secrets they send. */
export function ProgramAccess({ values }: { values: Settings }) {
  const secrets = useRead('programs.secrets', {});
  const [renewing, setRenewing] = useState<Kind | null>(null);
  const renew = useChange('programs.renewSecret', {
    onDone: () => {
      notify({ kind: 'done', title: t('settings.programs.renewed') });
      void secrets.refetch();
    },
  });
  if (secrets.error !== null) {
    return (
      <ErrorState
        message={secrets.error.message}
        technical={secrets.error.code}
        onRetry={() => void secrets.refetch()}
      />
    );
  }
  return (
    <>
      <Address values={values} />
      {(['script', 'agent'] as const).map((kind) => (
        <Secret key={kind} kind={kind} secret={secrets.data?.[kind]} onRenew={() => setRenewing(kind)} />
      ))}
      {renewing === null ? null : (
        <RenewDialog
          onClose={() => setRenewing(null)}
          onRenew={() => {
            renew.mutate({ of: renewing });
            setRenewing(null);
          }}
        />
      )}
    </>
  );
}

function Address({ values }: { values: Settings }) {
  const { platform } = useConnection();
  const inBrowser = platform === 'web'; // whoever serves the browser lets programs in as well
  const address = inBrowser ? location.origin : `http://127.0.0.1:${values['api.port']}`;
  const open = inBrowser || values['api.enabled'];
  return (
    <dl className="setting-facts">
      <dt>{t('settings.programs.address')}</dt>
      <dd className="flex">
        {open ? (
          <>
            <code className="anywhere">{address}</code>
            <CopyButton text={address} label={t('settings.programs.copyAddress')} />
          </>
        ) : (
          <span className="t2">{t('settings.programs.off')}</span>
        )}
      </dd>
    </dl>
  );
}

type SecretProps = { kind: Kind; secret: string | null | undefined; onRenew: () => void };

/** A secret, hidden until it is asked for: somebody may look over the shoulder. */
function Secret({ kind, secret, onRenew }: SecretProps) {
  const [shown, setShown] = useState(false);
  return (
    <SettingRow label={t(`settings.programs.${kind}`)} detail={t(`settings.programs.${kind}.detail`)}>
      <div className="flex" role="group" aria-label={t(`settings.programs.${kind}`)}>
        {typeof secret === 'string' ? (
          <>
            <code className="anywhere">{shown ? secret : '••••••••••••'}</code>
            <CopyButton text={secret} label={t('settings.programs.copySecret')} />
            <Button onClick={() => setShown(!shown)}>
              {shown ? t('settings.programs.hide') : t('settings.programs.show')}
            </Button>
          </>
        ) : (
          <span className="t2">{secret === null ? t('settings.programs.none') : null}</span>
        )}
        <Button onClick={onRenew}>{t('settings.programs.renew')}</Button>
      </div>
    </SettingRow>
  );
}

function RenewDialog({ onClose, onRenew }: { onClose: () => void; onRenew: () => void }) {
  return (
    <ConfirmDialog
      title={t('settings.programs.renewTitle')}
      action={t('settings.programs.renew')}
      onConfirm={onRenew}
      onClose={onClose}
    >
      <p className="t2">{t('settings.programs.renewDetail')}</p>
    </ConfirmDialog>
  );
}
