import { FileOutput, FolderOpen, Link, PencilLine, SquareTerminal, Trash2 } from 'lucide-react';
import type { Session } from '../../../shared/entities/session.ts';
import type { MenuItem } from '../../components/menu.tsx';
import { t } from '../../i18n/index.ts';
import type { CommandId } from '../../state/command-catalogue.ts';
import { copyLink, copyText } from '../../state/links.ts';
import { askExport } from '../../state/export-request.ts';
import { sessionOffer } from './export-offers.ts';
import { forgetItem } from '../record/forget-item.ts';
import { resumeCommand } from './resume-command.ts';

type Actions = Readonly<{
  /** Where it is not open yet. */
  open?: () => void;
  rename: () => void;
  trash: () => void;
  shortcutOf: (id: CommandId) => string | undefined;
}>;

/** What can be done with one session, for every menu. */
export function sessionActions(session: Session, actions: Actions): readonly MenuItem[] {
  const { open, rename, trash, shortcutOf } = actions;
  const resume = resumeCommand(session);
  return [
    ...(open === undefined ? [] : [{ label: t('sessions.open'), icon: FolderOpen, run: open }]),
    { label: t('sessions.rename'), icon: PencilLine, shortcut: shortcutOf('edit'), run: rename },
    {
      label: t('sessions.copyLink'),
      icon: Link,
      shortcut: shortcutOf('copyLink'),
      run: () => copyLink({ kind: 'session', id: session.id }),
    },
    {
      label: t('exports.ask'),
      icon: FileOutput,
      run: () => askExport([sessionOffer(session.id)]),
    },
    ...(resume === null
      ? []
      : [
          {
            label: t('sessions.copyResume'),
            icon: SquareTerminal,
            shortcut: shortcutOf('copyResume'),
            run: () => copyText(resume),
          },
        ]),
    {
      label: t('action.toTrash'),
      icon: Trash2,
      shortcut: shortcutOf('trash'),
      danger: true,
      separated: true,
      run: trash,
    },
    forgetItem('session', [session.id]),
  ];
}
