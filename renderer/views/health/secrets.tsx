import type { SecretFinding } from '../../../shared/entities/secret.ts';
import { Button } from '../../components/button.tsx';
import { formatFull, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useSecrets } from '../../state/secrets.ts';
import { Section } from './section.tsx';

const SHOWN = 10;
const POLL_MS = 15_000;

/** Where records hold what looks like a secret: hidden everywhere, until the person says otherwise here. */
export function Secrets() {
  const often = { askAnew: true, refetchEveryMs: POLL_MS } as const;
  const found = useRead('secrets.list', { limit: SHOWN, withTotal: true }, often);
  const { items = [], total = 0 } = found.data ?? {};
  return (
    <Section title={t('health.secrets')} name="secrets">
      <p className="t2">{total === 0 ? t('health.secrets.none') : t('health.secrets.detail')}</p>
      <ul className="health-errors">
        {items.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </ul>
      {total > items.length ? (
        <p className="meta">{t('health.secrets.more', { count: total - items.length })}</p>
      ) : null}
    </Section>
  );
}

function Finding({ finding }: { finding: SecretFinding }) {
  const { id, entity, recordId, kind, excerpt, places, client, at } = finding;
  const secrets = useSecrets();
  const keep = useChange('secrets.keep', {
    onDone: ({ changed }) => {
      notify({
        kind: 'done',
        title: t('health.secrets.kept', { count: changed }),
        action: { label: t('action.undo'), run: () => reopen.mutate({ ids: [id] }) },
      });
      secrets.readAgain();
    },
  });
  const reopen = useChange('secrets.reopen', { onDone: () => secrets.readAgain() });
  const show = async () => {
    if (await secrets.reveal([{ entity, id: recordId }]))
      notify({
        kind: 'done',
        title: t('health.secrets.shown'),
        action: { label: t('health.secrets.hide'), run: () => void secrets.hide() },
      });
  };
  return (
    <li>
      <span className="med nowrap">{t(`health.secrets.kind.${kind}`)}</span>
      <span className="grow anywhere">{excerpt}</span>
      <span className="meta tn nowrap" title={formatFull(at)}>
        {t('health.secrets.where', { kind: t(`health.secrets.entity.${entity}`), count: places })}
        {client === null ? '' : ` · ${client}`} · {formatRelative(at)}
      </span>
      <Button kind="ghost" onClick={() => void show()}>
        {t('health.secrets.show')}
      </Button>
      <Button kind="ghost" onClick={() => keep.mutate({ ids: [id] })}>
        {t('health.secrets.keep')}
      </Button>
    </li>
  );
}
