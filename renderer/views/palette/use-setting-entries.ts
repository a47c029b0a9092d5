import { Rows3, SlidersHorizontal, SunMoon } from 'lucide-react';
import type { SettingKey, Settings } from '../../../shared/entities/settings.ts';
import { t } from '../../i18n/index.ts';
import { useAppearance } from '../../state/appearance.ts';
import { formatKeyList } from '../../state/command-keys.ts';
import { presentKeys, useChosenShortcuts } from '../../state/command-shortcuts.ts';
import type { CommandId } from '../../state/command-catalogue.ts';
import { notifyError } from '../../state/notices.ts';
import { useSettings } from '../../state/settings.ts';
import type { PaletteEntry } from './entries.ts';

/** The settings that are on or off. */
const SWITCHES = ['preferences.enabled', 'consolidation.enabled'] as const satisfies readonly {
  [K in SettingKey]: Settings[K] extends boolean ? K : never;
}[SettingKey][];

/** The settings that one press changes, with their present values. */
export function useSettingEntries(): PaletteEntry[] {
  const { values, save } = useSettings({ onFailure: notifyError });
  const { theme, density, nextTheme, nextDensity } = useAppearance();
  const chosen = useChosenShortcuts();
  const keysOf = (id: CommandId) => formatKeyList(presentKeys(chosen, id)[0] ?? '').filter(Boolean);
  if (values === undefined) return [];
  return [
    {
      key: 'setting ui.theme',
      label: t('settings.ui.theme'),
      detail: t(`shell.theme.${theme}`),
      icon: SunMoon,
      keys: keysOf('theme'),
      staysOpen: true,
      run: nextTheme,
    },
    {
      key: 'setting ui.density',
      label: t('settings.ui.density'),
      detail: t(`shell.density.${density}`),
      icon: Rows3,
      keys: keysOf('density'),
      staysOpen: true,
      run: nextDensity,
    },
    ...SWITCHES.map((key) => ({
      key: `setting ${key}`,
      label: t(`settings.${key}`),
      detail: t(values[key] ? 'palette.on' : 'palette.off'),
      icon: SlidersHorizontal,
      keys: [],
      staysOpen: true,
      run: () => save(key, !values[key], () => undefined),
    })),
  ];
}
