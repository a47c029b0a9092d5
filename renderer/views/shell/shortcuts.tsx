import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ShortcutSheet, type ShortcutGroup } from '../../components/shortcut-sheet.tsx';
import { t } from '../../i18n/index.ts';
import { formatKeyList } from '../../state/command-keys.ts';
import type { CommandGroup } from '../../state/command-catalogue.ts';
import { useCommand, useCommands, type Command } from '../../state/commands.ts';
import { showShortcutSettings } from '../palette/shortcut-settings.tsx';

/** The sheet of shortcuts, behind `?`. */
export function Shortcuts() {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const commands = useCommands();
  useCommand('shortcuts', {
    run: () => setOpen(true),
  });
  const groups = [
    groupOf('everywhere', t('shortcuts.everywhere'), commands),
    groupOf('go', t('shortcuts.go'), commands),
    groupOf('here', t('shortcuts.here'), commands),
    listShortcuts(),
  ];
  return (
    <ShortcutSheet
      open={open}
      groups={groups.filter((group) => group.shortcuts.length > 0)}
      onClose={() => setOpen(false)}
      onChange={() => {
        setOpen(false);
        void navigate({ to: '/settings' }).then(showShortcutSettings);
      }}
    />
  );
}

function groupOf(group: CommandGroup, title: string, commands: readonly Command[]): ShortcutGroup {
  const shortcuts = commands
    .filter((command) => command.group === group && command.keys.length > 0)
    .map((command) => ({ label: command.label, keys: formatKeyList(command.keys[0] ?? '') }));
  return { title, shortcuts };
}

/** Keys of the list that has the focus; it listens itself, so they are no commands. */
function listShortcuts(): ShortcutGroup {
  return {
    title: t('shortcuts.lists'),
    shortcuts: [
      { label: t('shortcuts.move'), keys: ['↑', '↓', 'J', 'K'] },
      { label: t('shortcuts.ends'), keys: formatKeyList('Home End') },
      { label: t('shortcuts.open'), keys: formatKeyList('Enter') },
      { label: t('shortcuts.select'), keys: ['X', ...formatKeyList('Space')] },
      { label: t('shortcuts.selectRange'), keys: ['⇧ ↑', '⇧ ↓'] },
      { label: t('shortcuts.selectAll'), keys: formatKeyList('Mod+KeyA') },
    ],
  };
}
