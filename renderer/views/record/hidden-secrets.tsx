import { KeyRound } from 'lucide-react';
import type { SecretEntity } from '../../../shared/entities/secret.ts';
import { holdsMask } from '../../../shared/secrets/mask.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { useRevealed, useSecrets } from '../../state/secrets.ts';

type HiddenSecretsProps = { entity: SecretEntity; id: string; record: unknown };

/** Says that something secret is hidden in a record, and shows it in this window; nothing where none is. */
export function HiddenSecrets({ entity, id, record }: HiddenSecretsProps) {
  const secrets = useSecrets();
  const shown = useRevealed(id);
  if (!shown && !holdsMask(record)) return null;
  return (
    <div className="hidden-secrets" role="status">
      <Icon of={KeyRound} size="small" />
      <span className="t2">{shown ? t('health.secrets.shown') : t('record.secret')}</span>
      <Button kind="ghost" onClick={() => void (shown ? secrets.hide() : secrets.reveal([{ entity, id }]))}>
        {shown ? t('health.secrets.hide') : t('health.secrets.show')}
      </Button>
    </div>
  );
}
