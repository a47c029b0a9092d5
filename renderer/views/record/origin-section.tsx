import type { Origin } from '../../../shared/caller.ts';
import { Who } from '../../components/avatar.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { writerName } from '../../state/writer.ts';
import { SessionLink } from './session-link.tsx';

type OriginSectionProps = { origin: Origin; createdAt: string; updatedAt: string };

/** Who wrote a record first, when, and in which session. */
export function OriginSection({ origin, createdAt, updatedAt }: OriginSectionProps) {
  return (
    <section className="section" aria-label={t('record.origin')}>
      <h3>{t('record.origin')}</h3>
      <dl className="kv right">
        <div className="kv-pair">
          <dt>{t('record.writtenBy')}</dt>
          <dd>
            <Who name={writerName(origin)} />
          </dd>
        </div>
        <div className="kv-pair">
          <dt>{t('record.createdAt')}</dt>
          <dd className="tn">{formatFull(createdAt)}</dd>
        </div>
        {updatedAt === createdAt ? null : (
          <div className="kv-pair">
            <dt>{t('record.updatedAt')}</dt>
            <dd className="tn">{formatFull(updatedAt)}</dd>
          </div>
        )}
        {origin.sessionId === null ? null : (
          <div className="kv-pair">
            <dt>{t('record.session')}</dt>
            <dd>
              <SessionLink id={origin.sessionId} messageId={origin.messageId} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
