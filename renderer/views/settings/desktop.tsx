import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { useDesktopState } from '../../state/desktop.ts';
import { SettingRow } from './setting-row.tsx';

/** What the system itself is asked to do, after what Mneme does on it. */
export function Desktop() {
  const { desktop } = useConnection();
  const { state, setOpensAtLogin } = useDesktopState();
  if (desktop === null) return <p className="t2 setting-link">{t('settings.desktop.inBrowser')}</p>;
  if (state === undefined) return null;
  const { opensAtLogin, shortcutTaken } = state;
  return (
    <>
      {shortcutTaken ? (
        <p className="field-problem" role="alert">
          {t('settings.desktop.shortcutTaken')}
        </p>
      ) : null}
      <SettingRow
        label={t('settings.desktop.opensAtLogin')}
        detail={t(
          opensAtLogin === null
            ? 'settings.desktop.opensAtLogin.cannot'
            : 'settings.desktop.opensAtLogin.detail',
        )}
      >
        <Switch
          label={t('settings.desktop.opensAtLogin')}
          checked={opensAtLogin === true}
          disabled={opensAtLogin === null}
          onChange={setOpensAtLogin}
        />
      </SettingRow>
    </>
  );
}
