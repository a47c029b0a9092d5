import { AlertKind } from '../../../shared/entities/alert.ts';
import { t } from '../../i18n/index.ts';
import { useSettings } from '../../state/settings.ts';
import { NumberSetting } from '../settings/number-setting.tsx';
import { limitsOf } from '../settings/numbers.ts';
import { SettingRow } from '../settings/setting-row.tsx';
import { useSettingOutcomes } from '../settings/use-setting-outcomes.ts';

/** The thresholds, each to be set here as in Settings. */
export function Thresholds({ onSaved }: { onSaved: () => void }) {
  const outcomes = useSettingOutcomes();
  const settings = useSettings({
    onFailure: (error, keys) =>
      keys.forEach((key) => outcomes.tell(key, { kind: 'problem', message: error.message })),
  });
  const { values } = settings;
  if (values === undefined) return null;
  return AlertKind.options.map((kind) => {
    const key = `alerts.${kind}` as const;
    const outcome = outcomes.of(key);
    const saved = () => {
      outcomes.tell(key, { kind: 'saved' });
      onSaved();
    };
    return (
      <SettingRow
        key={key}
        label={t(`settings.${key}`)}
        detail={t(`settings.${key}.detail`)}
        modified={settings.modified.includes(key)}
        onReset={() => settings.reset([key], saved)}
        outcome={outcome}
        problemId={`${key}-problem`}
      >
        <NumberSetting
          label={t(`settings.${key}`)}
          limits={limitsOf(key)}
          value={values[key]}
          problemId={`${key}-problem`}
          invalid={outcome?.kind === 'problem'}
          onProblem={(message) =>
            outcomes.tell(key, message === null ? undefined : { kind: 'problem', message })
          }
          onSave={(value) => settings.save(key, value, saved)}
        />
      </SettingRow>
    );
  });
}
