import type { Session } from '../../../shared/entities/session.ts';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { formatPeriod } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useSessionSave } from './use-session-save.ts';

type SessionHeaderProps = { session: Session; renaming: boolean; onRenaming: (renaming: boolean) => void };

/** The title of a session, edited in place, and when and where it was. */
export function SessionHeader({ session, renaming, onRenaming }: SessionHeaderProps) {
  const save = useSessionSave(session, 'title');
  return (
    <header className="msg session-header">
      <h2>
        <InlineEdit
          {...save}
          className="statement"
          label={t('sessions.titleField')}
          placeholder={t('sessions.untitled')}
          editing={renaming}
          onEditingChange={onRenaming}
        />
      </h2>
      <p className="t3 tn">
        {session.startedAt === null ? null : (
          <span>{formatPeriod(session.startedAt, session.endedAt ?? session.lastActive)}</span>
        )}
        <span className={session.startedAt === null ? '' : 'sep'}>
          {t('sessions.messages', { count: session.messageCount })}
        </span>
        {session.project === null ? null : <span className="sep">{session.project}</span>}
      </p>
    </header>
  );
}
