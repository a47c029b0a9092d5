import { Screen } from '../../components/screen.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';

/** Everything that can be set. */
export function SettingsView() {
  const values = useRead('settings.get', {}).data?.values;
  const { mutate } = useChange('settings.set');
  return (
    <Screen title={t('shell.settings')}>
      {values === undefined ? null : (
        <div className="detail">
          <Seg
            label={t('command.theme')}
            value={values['ui.theme']}
            options={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t(`shell.theme.${value}`),
            }))}
            onChange={(value) => mutate({ values: { 'ui.theme': value } })}
          />
        </div>
      )}
    </Screen>
  );
}
