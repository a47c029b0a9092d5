import type { Session } from '../../../shared/entities/session.ts';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';

const SHOWN = 50;

/** The session a sub-agent was started from, by its title. */
export function ParentLink({ id }: { id: string }) {
  const parent = useRead('sessions.get', { id });
  if (parent.error?.code === 'not_found') return <span className="t3">{t('sessions.parentGone')}</span>;
  return (
    <a className="link" href={`#/sessions/${id}`}>
      {parent.data?.title || t('sessions.parentLink')}
    </a>
  );
}

/** The sessions of sub-agents that were started from this one. */
export function SubSessions({ session }: { session: Session }) {
  const children = useRead('sessions.list', {
    parentSessionId: session.id,
    sort: 'startedAt',
    order: 'asc',
    limit: SHOWN,
    withTotal: true,
  }).data;
  if (children === undefined || children.items.length === 0) return null;
  const more = (children.total ?? 0) - children.items.length;
  return (
    <div className="section">
      <h3>
        {t('sessions.children')} <span className="count">{formatNumber(children.total ?? 0)}</span>
      </h3>
      <ul className="sub-sessions">
        {children.items.map((child) => (
          <li key={child.id}>
            <a className="link" href={`#/sessions/${child.id}`}>
              {child.title === '' ? t('sessions.untitled') : child.title}
            </a>
            <span className="meta tn">{t('sessions.messages', { count: child.messageCount })}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="meta">{t('sessions.moreChildren', { count: more })}</p> : null}
    </div>
  );
}
