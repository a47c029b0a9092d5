import {
  ArrowLeft,
  ChevronDown,
  ChevronUp,
  Ellipsis,
  Link,
  PanelRight,
  PencilLine,
  Trash2,
} from 'lucide-react';
import type { Session } from '../../../shared/entities/session.ts';
import { Who } from '../../components/avatar.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { formatKeys } from '../../state/command-keys.ts';
import { notify } from '../../state/notices.ts';
import { sourceName } from './source-name.ts';
import type { SessionList } from './use-session-list.ts';

type DetailHeadProps = {
  session: Session;
  sessions: SessionList;
  inspector: { open: boolean; toggle: () => void };
  onRename: () => void;
};

/** The head of a session: whose it is, its place among those listed, what can be done. */
export function DetailHead({ session, sessions, inspector, onRename }: DetailHeadProps) {
  const { index, list, step, trash, close } = sessions;
  return (
    <div className="pane-head">
      <IconButton icon={ArrowLeft} label={t('shell.back')} className="only-narrow" onClick={close} />
      <Who name={session.agentName ?? sourceName(session.source)} />
      <span className="grow" />
      {index < 0 || list.total === undefined ? null : (
        <span className="count meta">
          {t('sessions.position', { index: formatNumber(index + 1), total: formatNumber(list.total) })}
        </span>
      )}
      <IconButton
        icon={ChevronUp}
        label={t('sessions.previous')}
        shortcut={formatKeys('BracketLeft')}
        aria-disabled={index <= 0}
        onClick={() => step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('sessions.next')}
        shortcut={formatKeys('BracketRight')}
        aria-disabled={index < 0 || index >= list.items.length - 1}
        onClick={() => step(1)}
      />
      <IconButton
        icon={PanelRight}
        label={t('sessions.inspector')}
        shortcut={formatKeys('Mod+Alt+KeyI')}
        aria-pressed={inspector.open}
        onClick={inspector.toggle}
      />
      <Menu
        trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
        items={[
          { label: t('sessions.rename'), icon: PencilLine, shortcut: formatKeys('KeyE'), run: onRename },
          { label: t('sessions.copyLink'), icon: Link, run: () => copyLink(session.id) },
          {
            label: t('action.toTrash'),
            icon: Trash2,
            shortcut: formatKeys('Backspace'),
            danger: true,
            separated: true,
            run: () => trash([session.id]),
          },
        ]}
      />
    </div>
  );
}

function copyLink(id: string) {
  navigator.clipboard.writeText(new URL(`#/sessions/${id}`, window.location.href).href).then(
    () => notify({ kind: 'done', title: t('common.copied') }),
    () => notify({ kind: 'error', title: t('common.copyFailed') }),
  );
}
