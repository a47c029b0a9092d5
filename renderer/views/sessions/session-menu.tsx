import { FileOutput, PencilLine, Trash2 } from 'lucide-react';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { ContextMenu, type MenuItem } from '../../components/menu.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { askExport } from '../../state/export-request.ts';
import { sessionOffers } from './export-offers.ts';
import { sessionActions } from './session-actions.ts';
import type { SessionList } from './use-session-list.ts';

type SessionMenuProps = {
  sessions: SessionList;
  current: string | null;
  onRename: (id: string) => void;
  /** Asks what the selected sessions are to be changed to. */
  onChange: () => void;
  children: ReactNode;
};

/** The menu behind the right button over the list: for one session, or for all selected. */
export function SessionMenu({ sessions, current, onRename, onChange, children }: SessionMenuProps) {
  const [pointed, setPointed] = useState<string | null>(null);
  const shortcutOf = useShortcuts();
  const { list, selection } = sessions;

  function onContextMenuCapture(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : null;
    const row = target?.closest<HTMLElement>('[data-id]') ?? null;
    setPointed(row?.dataset['id'] ?? null);
    if (row === null) event.stopPropagation();
  }

  function itemsFor(id: string): readonly MenuItem[] {
    if (selection.count > 1 && selection.ids.has(id)) {
      return [
        {
          label: t('sessions.changeButton'),
          icon: PencilLine,
          shortcut: shortcutOf('changeMany'),
          run: onChange,
        },
        {
          label: t('exports.ask'),
          icon: FileOutput,
          shortcut: shortcutOf('export'),
          run: () => askExport(sessionOffers(sessions)),
        },
        {
          label: t('common.trashMany', { count: formatNumber(selection.count) }),
          icon: Trash2,
          shortcut: shortcutOf('trash'),
          danger: true,
          run: sessions.trashSelected,
        },
      ];
    }
    const session = list.items.find((item) => item.id === id);
    if (session === undefined) return [];
    return sessionActions(session, {
      ...(id === current ? {} : { open: () => sessions.open(id) }),
      rename: () => onRename(id),
      trash: () => sessions.trash([id]),
      shortcutOf,
    });
  }

  return (
    <ContextMenu
      items={pointed === null ? [] : itemsFor(pointed)}
      trigger={
        <div className="session-list" onContextMenuCapture={onContextMenuCapture}>
          {children}
        </div>
      }
    />
  );
}
