import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatBytes, formatDate, formatNumber, formatPeriod } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { Section } from './section.tsx';

const SHOWN = 5;

type Preview = OutputOf<'maintenance.retentionPreview'>;

/** Which old sessions would go to Trash, and letting them go now. */
export function Retention({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const days = readDays(typed);
  const input = { limit: SHOWN, ...(days === null ? {} : { days }) };
  const preview = useRead('maintenance.retentionPreview', input, { keepPrevious: true, askAnew: true });
  const notifyUndoable = useNotifyUndoable();
  const apply = useChange('maintenance.applyRetention', {
    onDone({ removed, job }) {
      if (job === null) notifyUndoable(t('health.retention.done', { count: removed }), 'removed');
      void preview.refetch();
      onDone();
    },
  });
  const { data } = preview;
  if (data === undefined) return null;
  return (
    <Section title={t('health.retention')} name="retention">
      <p className="t2">{t('health.retention.detail')}</p>
      <label className="flex health-days">
        {t('health.retention.days')}
        <input
          className="input tn"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={typed ?? String(data.days)}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Leaving preview={data} />
      {data.sessions === 0 ? null : (
        <p>
          <Button
            aria-disabled={apply.isPending}
            onClick={() => apply.isPending || apply.mutate({ days: data.days })}
          >
            {apply.isPending
              ? t('health.retention.applying')
              : t('health.retention.apply', { count: data.sessions })}
          </Button>
        </p>
      )}
      <p className="meta">{t(data.automatic ? 'health.retention.automatic' : 'health.retention.manual')}</p>
    </Section>
  );
}

function Leaving({ preview }: { preview: Preview }) {
  const { sessions, messages, bytes, oldest, newest, items } = preview;
  if (oldest === null || newest === null) return <p>{t('health.retention.none')}</p>;
  const told = { count: sessions, messages, size: formatBytes(bytes), period: formatPeriod(oldest, newest) };
  return (
    <>
      <p>{t('health.retention.would', told)}</p>
      {preview.clockBelievable ? null : (
        <p className="notice warn">
          <Icon of={TriangleAlert} />
          {t('health.retention.clock')}
        </p>
      )}
      <ul className="health-leaving">
        {items.map(({ id, title, lastActive, messageCount }) => (
          <li key={id}>
            <Link className="link clip grow" to="/sessions/$sessionId" params={{ sessionId: id }}>
              {title === '' ? t('health.retention.untitled') : title}
            </Link>
            <span className="tn t2">{formatNumber(messageCount)}</span>
            <span className="meta tn">{formatDate(lastActive)}</span>
          </li>
        ))}
      </ul>
      {sessions > items.length ? (
        <p className="meta">{t('health.retention.more', { count: sessions - items.length })}</p>
      ) : null}
    </>
  );
}

/** The days a person typed; null where that is no number of days. */
function readDays(typed: string | null): number | null {
  if (typed === null || !/^\d{1,5}$/.test(typed.trim())) return null;
  const days = Number(typed);
  return days >= 1 && days <= 36_500 ? days : null;
}
