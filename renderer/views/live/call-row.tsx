import { Ban, Clock, Eye, PencilLine, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { CalledRecord, ProgramCall } from '../../../shared/entities/program-call.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatFull, formatMilliseconds, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { addressOfCalled, isWaiting, programName, wordsOf } from './call-words.ts';

/** So many records of a call have room to be told by their titles. */
const TOLD = 2;

/** One call: who, what, which records, when. */
export function CallRow({ call }: { call: ProgramCall }) {
  const { via, at, milliseconds, reason, count, kind } = call;
  const told = call.records.slice(0, TOLD);
  const name = programName(call);
  return (
    <>
      <span role="gridcell">
        <Avatar name={name} />
      </span>
      <div className="call-cells" role="presentation">
        <div className="lines grow" role="gridcell">
          <div className="l1">
            <span className={`call-sign ${signOf(call).name}`}>
              <Icon of={signOf(call).icon} size="small" />
            </span>
            <span className="clip">
              <span className="med">{name}</span>{' '}
              <span className="t2" title={call.operation}>
                {wordsOf(call)}
              </span>
            </span>
          </div>
          <div className="l2">
            {told.map((record) => (
              <Called key={record.id} record={record} />
            ))}
            {count === null || count <= told.length ? null : (
              <span className="tn">{t('live.more', { count: count - told.length })}</span>
            )}
            {kind === 'read' && count === 0 ? <span>{t('live.nothing')}</span> : null}
            {reason === null ? null : (
              <span className="clip call-reason">{t('live.reason', { reason })}</span>
            )}
          </div>
        </div>
        <span className="meta tn call-count hide-narrow" role="gridcell">
          {count === null || count === 0 ? '' : t('live.count', { count })}
        </span>
        <span className="meta call-via hide-narrow" role="gridcell">
          {t(`live.via.${via}`)}
        </span>
        <span
          className="meta tn call-when"
          role="gridcell"
          title={t('live.when', { when: formatFull(at), took: formatMilliseconds(milliseconds) })}
        >
          {formatRelative(at)}
        </span>
      </div>
    </>
  );
}

/** A record by its title, as a link; one that is gone says so. */
function Called({ record }: { record: CalledRecord }) {
  const { title, entity } = record;
  if (title === null) return <span className="call-record">{t('live.gone')}</span>;
  return (
    <a
      className="link clip call-record"
      href={`#${addressOfCalled(record)}`}
      tabIndex={-1}
      onClick={(event) => event.stopPropagation()}
    >
      {entity === 'message'
        ? t('live.messageIn', { title })
        : entity === 'proposal'
          ? t('live.inInbox')
          : title}
    </a>
  );
}

/** The sign of a call: that it read, wrote, waits, was refused or failed; its words say the same. */
function signOf(call: ProgramCall): { name: string; icon: LucideIcon } {
  const { code, kind } = call;
  if (isWaiting(call)) return { name: 'waits', icon: Clock };
  if (code === 'forbidden') return { name: 'refused', icon: Ban };
  if (code !== null) return { name: 'failed', icon: TriangleAlert };
  return kind === 'read' ? { name: 'read', icon: Eye } : { name: 'write', icon: PencilLine };
}
