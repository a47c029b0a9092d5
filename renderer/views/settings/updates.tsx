import { useState } from 'react';
import type { Settings } from '../../../shared/entities/settings.ts';
import type { UpdateState } from '../../../shared/updates.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Progress } from '../../components/progress.tsx';
import { Switch } from '../../components/switch.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { useUpdates } from '../../state/desktop.ts';
import type { useSettings } from '../../state/settings.ts';
import { SettingRow } from './setting-row.tsx';

type UpdatesProps = { values: Settings; save: ReturnType<typeof useSettings>['save'] };

/** Newer versions of Mneme: looked for only when the person asks, or lets it be done every day. */
export function Updates({ values, save }: UpdatesProps) {
  const { desktop } = useConnection();
  const { state, act } = useUpdates();
  const [asking, setAsking] = useState(false);
  if (desktop === null) return <p className="t2 setting-link">{t('settings.updates.inBrowser')}</p>;
  if (state === null) return null;
  const { host } = state;
  if (host === null)
    return <p className="t2 setting-link">{t('settings.updates.nowhere', { version: state.version })}</p>;
  const may = values['updates.consentedHost'] === host;
  const allow = (on: boolean, then?: () => void) =>
    save('updates.consentedHost', on ? host : '', () => then?.());
  return (
    <>
      <SettingRow
        label={t('settings.updates.version', { version: state.version })}
        detail={t('settings.updates.check.detail')}
      >
        <Standing state={state} onCheck={() => (may ? act('check') : setAsking(true))} act={act} />
      </SettingRow>
      <SettingRow
        label={t('settings.updates.consentedHost', { host })}
        detail={t('settings.updates.consentedHost.detail', { host })}
        modified={may}
        onReset={() => allow(false)}
      >
        <Switch
          label={t('settings.updates.consentedHost', { host })}
          checked={may}
          onChange={(on) => (on ? setAsking(true) : allow(false))}
        />
      </SettingRow>
      <SettingRow
        label={t('settings.updates.automatic')}
        detail={t('settings.updates.automatic.detail')}
        modified={values['updates.automatic']}
        onReset={() => save('updates.automatic', false, () => {})}
      >
        <Switch
          label={t('settings.updates.automatic')}
          checked={values['updates.automatic']}
          disabled={!may}
          onChange={(on) => save('updates.automatic', on, () => {})}
        />
      </SettingRow>
      <ConfirmDialog
        open={asking}
        title={t('settings.updates.askTitle', { host })}
        action={t('settings.updates.ask')}
        onConfirm={() => {
          setAsking(false);
          allow(true, () => act('check'));
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('settings.updates.askWhat', { host })}</p>
        <p className="t2">{t('settings.updates.askWhen')}</p>
      </ConfirmDialog>
    </>
  );
}

type StandingProps = {
  state: UpdateState;
  onCheck: () => void;
  act: ReturnType<typeof useUpdates>['act'];
};

/** What is known, and what can be done about it. */
function Standing({ state, onCheck, act }: StandingProps) {
  const { phase, way, found, share } = state;
  return (
    <div className="updates">
      <p role="status">{tellStanding(state)}</p>
      {phase === 'downloading' ? (
        <Progress label={t('settings.updates.downloadingLabel')} share={share} />
      ) : null}
      {found !== null && phase !== 'ready' && way !== 'itself' ? (
        <ByHand state={state} found={found} />
      ) : null}
      {phase === 'ready' ? (
        <Button kind="primary" onClick={() => act('install')}>
          {t('settings.updates.install')}
        </Button>
      ) : phase === 'available' && way === 'itself' ? (
        <Button kind="primary" onClick={() => act('download')}>
          {t('settings.updates.download')}
        </Button>
      ) : (
        <Button disabled={phase === 'checking' || phase === 'downloading'} onClick={onCheck}>
          {t('settings.updates.check')}
        </Button>
      )}
    </div>
  );
}

/** How a copy is brought up to date that cannot do it itself. */
function ByHand({ state: { way, page }, found }: { state: UpdateState; found: string }) {
  const command =
    way === 'deb'
      ? `sudo apt install ./mneme_${found}_*.deb`
      : way === 'rpm'
        ? `sudo dnf install ./mneme-${found}.*.rpm`
        : null;
  return (
    <>
      <p className="t2">{t(command === null ? 'settings.updates.fetch' : 'settings.updates.fetchPackage')}</p>
      {page === null ? null : (
        <a className="link anywhere" href={page} target="_blank" rel="noreferrer">
          {page}
        </a>
      )}
      {command === null ? null : (
        <p className="flex">
          <code className="anywhere">{command}</code>
          <CopyButton text={command} label={t('settings.updates.copyCommand')} />
        </p>
      )}
    </>
  );
}

function tellStanding({ phase, found, share, host, problem }: UpdateState): string {
  switch (phase) {
    case 'idle':
      return t('settings.updates.idle');
    case 'checking':
      return t('settings.updates.checking', { host: host ?? '' });
    case 'current':
      return t('settings.updates.current');
    case 'available':
      return t('settings.updates.available', { version: found ?? '' });
    case 'downloading':
      return t('settings.updates.downloading', { percent: formatPercent(share) });
    case 'ready':
      return t('settings.updates.ready', { version: found ?? '' });
    case 'failed':
      return t(`settings.updates.problem.${problem ?? 'failed'}`, { host: host ?? '' });
  }
}
