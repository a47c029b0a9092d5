import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { MachineSettings, type Settings } from '../../shared/entities/settings.ts';
import { useChange, useRead } from './queries.ts';

type Theme = Settings['ui.theme'];

const THEMES = MachineSettings.shape['ui.theme'].unwrap().options;
const DENSITIES = MachineSettings.shape['ui.density'].unwrap().options;
const STORED_THEME = 'mneme.theme';
const STORED_DENSITY = 'mneme.density';
const DARK_SYSTEM = '(prefers-color-scheme: dark)';

/** Puts the last known look on the page, before anything is shown, so that a dark window does not flash white. */
export function applyStoredAppearance(): void {
  const theme = THEMES.find((name) => name === window.localStorage.getItem(STORED_THEME));
  const density = DENSITIES.find((name) => name === window.localStorage.getItem(STORED_DENSITY));
  applyTheme(theme ?? 'system');
  document.documentElement.dataset['density'] = density ?? 'comfortable';
}

/** The look the person chose, put on the page, and how to change it. */
export function useAppearance() {
  const settings = useRead('settings.get', {}).data?.values;
  const queries = useQueryClient();
  // The answer is put in place at once, so that the next press goes on from it.
  const { mutate } = useChange('settings.set', {
    onDone: (current) => queries.setQueryData(['settings.get', {}], current),
  });
  const theme = settings?.['ui.theme'];
  const density = settings?.['ui.density'];

  useEffect(() => {
    if (theme === undefined) return undefined;
    window.localStorage.setItem(STORED_THEME, theme);
    const system = window.matchMedia(DARK_SYSTEM);
    const apply = () => applyTheme(theme);
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);

  useEffect(() => {
    if (density === undefined) return;
    window.localStorage.setItem(STORED_DENSITY, density);
    document.documentElement.dataset['density'] = density;
  }, [density]);

  return {
    theme: theme ?? 'system',
    density: density ?? 'comfortable',
    nextTheme: () => mutate({ values: { 'ui.theme': after(THEMES, theme ?? 'system') } }),
    nextDensity: () => mutate({ values: { 'ui.density': after(DENSITIES, density ?? 'comfortable') } }),
  };
}

/** Height of a row in pixels, as the density has it; the same numbers are in the tokens. */
export function useRowHeight(): number {
  const density = useRead('settings.get', {}).data?.values['ui.density'] ?? 'comfortable';
  return { compact: 36, comfortable: 52, reading: 84 }[density];
}

function applyTheme(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'system' && window.matchMedia(DARK_SYSTEM).matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

function after<T>(options: readonly T[], current: T): T {
  return options[(options.indexOf(current) + 1) % options.length] ?? current;
}
