import { type ExportedSecrets, type ExportFormat, usualSecrets } from '../../../shared/entities/export.ts';
import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';

type SecretsChoiceProps = {
  format: ExportFormat;
  /** What was chosen; null: what is usual for the format. */
  chosen: ExportedSecrets | null;
  onChoose: (secrets: ExportedSecrets) => void;
};

/** Asks whether what looks like a secret goes into the file hidden, and says what follows from it. */
export function SecretsChoice({ format, chosen, onChoose }: SecretsChoiceProps) {
  const secrets = chosen ?? usualSecrets(format);
  const detail =
    secrets === 'plain'
      ? t('exports.secrets.plain')
      : format === 'bundle'
        ? t('exports.secrets.maskedBundle')
        : t('exports.secrets.masked');
  return (
    <div>
      <label className="export-switch">
        <Switch
          label={t('exports.secrets')}
          checked={secrets === 'masked'}
          onChange={(masked) => onChoose(masked ? 'masked' : 'plain')}
        />
        <span aria-hidden>{t('exports.secrets')}</span>
      </label>
      <p className="t2">{detail}</p>
    </div>
  );
}
