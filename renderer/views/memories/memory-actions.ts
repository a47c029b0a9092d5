import { Copy, Link, Pause, PencilLine, Pin, PinOff, Play, Trash2 } from 'lucide-react';
import type { Memory } from '../../../shared/entities/memory.ts';
import type { MenuItem } from '../../components/menu.tsx';
import { t } from '../../i18n/index.ts';
import type { CommandId } from '../../state/command-catalogue.ts';
import { useCommand } from '../../state/commands.ts';
import { copyLink, copyText } from '../../state/links.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { forgetItem } from '../record/forget-item.ts';
import type { Memories } from './use-memories.ts';

/** What can be done with one memory. */
export function useMemoryActions(memory: Memory, memories: Memories) {
  const notifyUndoable = useNotifyUndoable();
  const pin = useChange('memories.pin', {
    onDone: ({ pinned }) => notifyUndoable(t(pinned ? 'memories.pinnedNow' : 'memories.unpinnedNow')),
  });
  const pause = useChange('memories.pause', {
    onDone: ({ paused }) => notifyUndoable(t(paused ? 'memories.pausedNow' : 'memories.resumedNow')),
  });
  const supersede = useChange('memories.supersede', {
    onDone: () => notifyUndoable(t('memories.standsAgain')),
  });
  return {
    pin: () => pin.mutate({ id: memory.id, pinned: !memory.pinned }),
    pause: () => pause.mutate({ id: memory.id, paused: !memory.paused }),
    standAgain: () => supersede.mutate({ id: memory.id, by: null }),
    trash: () => memories.trash([memory.id]),
    copy: () => copyText(memory.content),
    link: () => copyLink({ kind: 'memory', id: memory.id }),
  };
}

type MemoryActions = ReturnType<typeof useMemoryActions>;

/** The menu of a memory. */
export function memoryMenu(
  memory: Memory,
  actions: MemoryActions,
  edit: () => void,
  shortcutOf: (id: CommandId) => string | undefined,
): readonly MenuItem[] {
  return [
    { label: t('action.edit'), icon: PencilLine, shortcut: shortcutOf('edit'), run: edit },
    {
      label: t(memory.pinned ? 'memories.unpin' : 'memories.pin'),
      icon: memory.pinned ? PinOff : Pin,
      shortcut: shortcutOf('pin'),
      run: actions.pin,
    },
    {
      label: t(memory.paused ? 'memories.resume' : 'memories.pause'),
      icon: memory.paused ? Play : Pause,
      shortcut: shortcutOf('pause'),
      run: actions.pause,
    },
    { label: t('action.copy'), icon: Copy, separated: true, run: actions.copy },
    { label: t('command.copyLink'), icon: Link, shortcut: shortcutOf('copyLink'), run: actions.link },
    {
      label: t('action.toTrash'),
      icon: Trash2,
      shortcut: shortcutOf('trash'),
      danger: true,
      separated: true,
      run: actions.trash,
    },
    forgetItem('memory', [memory.id]),
  ];
}

type Panes = Readonly<{ edit: () => void; toggleInspector: () => void }>;

/** The commands of the memory that is read. */
export function useMemoryCommands(memory: Memory, memories: Memories, actions: MemoryActions, panes: Panes) {
  useCommand('previous', { label: t('memories.previous'), run: () => memories.step(-1) });
  useCommand('next', { label: t('memories.next'), run: () => memories.step(1) });
  useCommand('edit', { run: panes.edit });
  useCommand('pin', { label: t(memory.pinned ? 'memories.unpin' : 'memories.pin'), run: actions.pin });
  useCommand('pause', { label: t(memory.paused ? 'memories.resume' : 'memories.pause'), run: actions.pause });
  useCommand('copyLink', { run: actions.link });
  useCommand('inspector', { run: panes.toggleInspector });
}
