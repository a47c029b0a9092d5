import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';

/** The title of a session, leading to it; to one message of it where that is known. */
export function SessionLink({ id, messageId = null }: { id: string; messageId?: string | null }) {
  const session = useRead('sessions.get', { id });
  if (session.error !== null) return <span className="t3">{t('record.sessionGone')}</span>;
  const title = session.data?.title ?? '';
  const message = messageId === null ? '' : `?message=${messageId}`;
  return (
    <a className="link clip" href={`#/sessions/${id}${message}`}>
      {title === '' ? t('sessions.untitled') : title}
    </a>
  );
}
