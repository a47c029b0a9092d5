import type { Settings } from '../../../shared/entities/settings.ts';
import type { SettingKey } from './catalogue.ts';

/** What every control of a setting is given. */
export type SettingControlProps = {
  setting: SettingKey;
  values: Settings;
  problemId: string;
  invalid: boolean;
  onSave: <K extends SettingKey>(key: K, value: Settings[K]) => void;
  onProblem: (message: string | null) => void;
};
