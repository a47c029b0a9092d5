import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { t } from '../../i18n/index.ts';
import { useAppearance } from '../../state/appearance.ts';
import { runCommand, useCommand } from '../../state/commands.ts';
import { useConnection } from '../../state/connection-context.ts';
import { REDO_KEYS, UNDO_KEYS, useUndo } from '../../state/undo.ts';
import { BELOW_VIEWS, LIBRARY, SETTINGS } from './destinations.ts';

export const SEARCH_KEYS = 'Mod+KeyK';
export const BACK_KEYS = 'Alt+ArrowLeft';
export const FORWARD_KEYS = 'Alt+ArrowRight';
export const DENSITY_KEYS = 'Mod+Slash';
export const THEME_KEYS = 'Mod+Backslash';

/** What works on every screen: search, undo, going places. The application menu runs the same commands. */
export function useShellCommands(): void {
  const navigate = useNavigate();
  const { history } = useRouter();
  const { undo, redo } = useUndo();
  const { nextTheme, nextDensity } = useAppearance();
  const { onMenuCommand } = useConnection();
  const everywhere = { group: 'everywhere' } as const;

  useCommand('search', {
    ...everywhere,
    label: t('command.search'),
    keys: [SEARCH_KEYS, 'Slash'],
    whileTyping: false,
    run: () => void navigate({ to: '/search' }),
  });
  useCommand('undo', { ...everywhere, label: t('command.undo'), keys: UNDO_KEYS, run: undo });
  useCommand('redo', { ...everywhere, label: t('command.redo'), keys: [REDO_KEYS, 'Mod+KeyY'], run: redo });
  useCommand('back', {
    ...everywhere,
    label: t('command.back'),
    keys: BACK_KEYS,
    run: () => history.back(),
  });
  useCommand('forward', {
    ...everywhere,
    label: t('command.forward'),
    keys: FORWARD_KEYS,
    run: () => history.forward(),
  });
  useCommand('density', {
    ...everywhere,
    label: t('command.density'),
    keys: DENSITY_KEYS,
    whileTyping: true,
    run: nextDensity,
  });
  useCommand('theme', {
    ...everywhere,
    label: t('command.theme'),
    keys: THEME_KEYS,
    whileTyping: true,
    run: nextTheme,
  });
  useGoCommands();
  useEffect(() => onMenuCommand((command) => runCommand(command)), [onMenuCommand]);
}

/** The application menu knows these by the last part of the path, except for `import`. */
const MENU_NAMES: Readonly<Record<string, string>> = { '/imports': 'import', '/settings': 'settings' };
const PLACES = [...LIBRARY, ...BELOW_VIEWS, SETTINGS];

function useGoCommands() {
  const navigate = useNavigate();
  for (const place of PLACES) {
    // The places are fixed, so the hooks are always the same and in the same order.
    // oxlint-disable-next-line react/rules-of-hooks
    useCommand(MENU_NAMES[place.path] ?? `go${place.path}`, {
      group: 'go',
      label: t(place.title),
      keys: place.keys,
      run: () => void navigate({ to: place.path }),
    });
  }
}
