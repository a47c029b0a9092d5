import { MessageSquare } from 'lucide-react';
import type { Session } from '../../../shared/entities/session.ts';
import { Who } from '../../components/avatar.tsx';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatFull, formatListTime, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { sourceName } from './source-name.ts';

/** One session in the list: title, agent, time, number of messages. */
export function SessionRow({ session }: { session: Session }) {
  const messages = t('sessions.messages', { count: session.messageCount });
  return (
    <>
      <span className="t3" role="gridcell">
        <Icon of={MessageSquare} />
      </span>
      <div className="lines" role="gridcell">
        <div className="l1">
          <span className="clip grow">{session.title === '' ? t('sessions.untitled') : session.title}</span>
        </div>
        {session.summary === null ? null : <p className="l3 clip t2">{session.summary}</p>}
        <div className="l2">
          <Who name={session.agentName ?? sourceName(session.source)} />
          <span title={formatFull(session.lastActive)}>{formatListTime(session.lastActive)}</span>
          <span className="end tn num w-n" title={messages}>
            {formatNumber(session.messageCount)}
            <VisuallyHidden> {messages}</VisuallyHidden>
          </span>
        </div>
      </div>
    </>
  );
}
