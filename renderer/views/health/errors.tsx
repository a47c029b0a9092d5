import type { ErrorEntry } from '../../../shared/entities/error-entry.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { formatFull, formatRelative } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { Section } from './section.tsx';

const SHOWN = 10;

/** What went wrong, without a word of what is stored, and where the log lies. */
export function Errors({ logs, onCleared }: { logs: string; onCleared: () => void }) {
  const errors = useRead('maintenance.errors', { limit: SHOWN }, { askAnew: true });
  const clear = useChange('maintenance.clearErrors', {
    onDone() {
      notify({ kind: 'done', title: t('health.errors.cleared') });
      void errors.refetch();
      onCleared();
    },
  });
  const { items = [], total = 0 } = errors.data ?? {};
  return (
    <Section
      title={t('health.errors')}
      name="errors"
      aside={
        total === 0 ? null : (
          <Button kind="ghost" onClick={() => clear.mutate({})}>
            {t('health.errors.clear')}
          </Button>
        )
      }
    >
      {total === 0 ? <p className="t2">{t('health.errors.none')}</p> : null}
      <ul className="health-errors">
        {items.map((entry) => (
          <ErrorLine key={entry.id} entry={entry} />
        ))}
      </ul>
      {total > items.length ? (
        <p className="meta">{t('health.errors.more', { count: total - items.length })}</p>
      ) : null}
      <p className="flex health-log">
        <span className="med">{t('health.logs')}</span>
        <code className="anywhere">{logs}</code>
        <CopyButton text={logs} label={t('health.logs.copy')} />
      </p>
      <p className="meta">{t('health.logs.detail')}</p>
    </Section>
  );
}

function ErrorLine({ entry }: { entry: ErrorEntry }) {
  const { code, module, operation, trace, count, lastAt } = entry;
  return (
    <li>
      <span className="med">{translateName(`health.errors.code.${code}`, code)}</span>
      <span className="grow">
        <code className="t2 anywhere">{operation ?? module}</code>
      </span>
      <span className="tn t2">{t('health.errors.times', { count })}</span>
      <span className="meta tn" title={formatFull(lastAt)}>
        {formatRelative(lastAt)}
      </span>
      <CopyButton text={`${code} ${module} ${operation ?? ''} ${trace}`} label={t('health.errors.copy')} />
    </li>
  );
}
