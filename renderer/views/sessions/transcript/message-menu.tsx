import { Braces, Copy, Ellipsis, Link } from 'lucide-react';
import type { Message } from '../../../../shared/entities/message.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { Menu } from '../../../components/menu.tsx';
import { t } from '../../../i18n/index.ts';
import { useShortcuts } from '../../../state/command-shortcuts.ts';
import { copyLink, copyText } from '../../../state/links.ts';

type MessageMenuProps = { message: Message; onRaw: (messageId: string) => void };

/** What can be done with one message; shown when the pointer or the focus is in it. */
export function MessageMenu({ message, onRaw }: MessageMenuProps) {
  const shortcutOf = useShortcuts();
  return (
    <div className="msg-menu">
      <Menu
        trigger={<IconButton icon={Ellipsis} iconSize="small" label={t('message.actions')} />}
        items={[
          {
            label: t('message.copyLink'),
            icon: Link,
            run: () => copyLink({ kind: 'message', id: message.id }),
          },
          ...(message.text === ''
            ? []
            : [{ label: t('message.copyText'), icon: Copy, run: () => copyText(message.text) }]),
          {
            label: t('raw.show'),
            icon: Braces,
            shortcut: shortcutOf('raw'),
            run: () => onRaw(message.id),
          },
        ]}
      />
    </div>
  );
}
