import { DESKTOP_SHORTCUTS, MachineSettings } from '../../../shared/entities/settings.ts';
import { TYPED_PREFERENCES } from '../../../shared/entities/preference.ts';
import { CheckRow } from '../../components/check-row.tsx';
import { Seg } from '../../components/seg.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import type { SettingControlProps } from './setting-control-props.ts';
import { MeaningControl } from './meaning-control.tsx';
import { ModelControl } from './model-control.tsx';
import { NumberSetting } from './number-setting.tsx';
import { limitsOf } from './numbers.ts';
import { toggleRemembered } from './remembered.ts';
import { RetentionSwitch } from './retention-switch.tsx';

/** What a setting is changed with. */
export function SettingControl(props: SettingControlProps) {
  const { setting, values, onSave } = props;
  switch (setting) {
    case 'ui.theme':
    case 'ui.density':
    case 'ui.language':
      return <LookControl {...props} setting={setting} />;
    case 'log.level':
      return <LogLevelControl {...props} />;
    case 'desktop.shortcut':
      return <ShortcutControl {...props} />;
    case 'preferences.enabled':
    case 'consolidation.enabled':
    case 'shortTerm.autoSummarize':
    case 'chat.summaries':
    case 'api.enabled':
    case 'longTerm.backupEnabled':
    case 'agents.paused':
    case 'desktop.tray':
    case 'notices.contradictions':
    case 'notices.secrets':
    case 'notices.backups':
    case 'notices.imports':
      return (
        <Switch
          label={t(`settings.${setting}`)}
          checked={values[setting]}
          onChange={(checked) => onSave(setting, checked)}
        />
      );
    case 'chat.provider':
    case 'chat.baseUrl':
    case 'chat.consentedHost':
    case 'chat.model':
      return <ModelControl {...props} setting={setting} />;
    case 'embeddings.provider':
    case 'embeddings.baseUrl':
    case 'embeddings.consentedHost':
    case 'embeddings.model':
    case 'embeddings.folder':
      return <MeaningControl {...props} setting={setting} />;
    case 'longTerm.retentionEnabled':
      return <RetentionSwitch values={values} onChange={(checked) => onSave(setting, checked)} />;
    case 'preferences.remember':
      return (
        <div role="group" aria-label={t('settings.preferences.remember')}>
          {TYPED_PREFERENCES.map((key) => (
            <CheckRow
              key={key}
              label={t(`preferences.${key}`)}
              checked={values['preferences.remember'].includes(key)}
              onChange={() =>
                onSave('preferences.remember', toggleRemembered(values['preferences.remember'], key))
              }
            />
          ))}
        </div>
      );
    default: // the others are numbers
      return (
        <NumberSetting
          label={t(`settings.${setting}`)}
          limits={limitsOf(setting)}
          value={values[setting]}
          problemId={props.problemId}
          invalid={props.invalid}
          onProblem={props.onProblem}
          onSave={(value) => onSave(setting, value)}
        />
      );
  }
}

function LogLevelControl({ values, onSave }: SettingControlProps) {
  return (
    <Select
      id="log.level"
      label={t('settings.log.level')}
      value={values['log.level']}
      options={MachineSettings.shape['log.level']
        .unwrap()
        .options.map((value) => ({ value, label: t(`settings.log.level.${value}`) }))}
      onChange={(value) => onSave('log.level', value)}
    />
  );
}

/** The keys that bring up Mneme, named as they stand on the keyboard of this system. */
function ShortcutControl({ values, onSave }: SettingControlProps) {
  const { platform } = useConnection();
  const main = platform === 'darwin' ? '⌘' : 'Ctrl';
  return (
    <Select
      id="desktop.shortcut"
      label={t('settings.desktop.shortcut')}
      value={values['desktop.shortcut']}
      options={DESKTOP_SHORTCUTS.map((value) => ({
        value,
        label: value === 'off' ? t('settings.desktop.shortcut.off') : value.replace('CommandOrControl', main),
      }))}
      onChange={(value) => onSave('desktop.shortcut', value)}
    />
  );
}

type LookControlProps = SettingControlProps & { setting: 'ui.theme' | 'ui.density' | 'ui.language' };

function LookControl({ setting, values, onSave }: LookControlProps) {
  if (setting === 'ui.theme') {
    return (
      <Seg
        label={t('settings.ui.theme')}
        value={values['ui.theme']}
        options={MachineSettings.shape['ui.theme']
          .unwrap()
          .options.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
        onChange={(value) => onSave('ui.theme', value)}
      />
    );
  }
  if (setting === 'ui.density') {
    return (
      <Seg
        label={t('settings.ui.density')}
        value={values['ui.density']}
        options={MachineSettings.shape['ui.density']
          .unwrap()
          .options.map((value) => ({ value, label: t(`shell.density.${value}`) }))}
        onChange={(value) => onSave('ui.density', value)}
      />
    );
  }
  return (
    <Select
      id={setting}
      label={t('settings.ui.language')}
      value={values['ui.language']}
      options={MachineSettings.shape['ui.language']
        .unwrap()
        .options.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
      onChange={(value) => onSave('ui.language', value)}
    />
  );
}
