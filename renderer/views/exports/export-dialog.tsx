import { useState, type SubmitEvent } from 'react';
import type { ExportedSecrets, ExportFormat } from '../../../shared/entities/export.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { closeExportRequest, useExportOffers, type ExportOffer } from '../../state/export-request.ts';
import { useChange } from '../../state/queries.ts';
import { SecretsChoice } from './secrets-choice.tsx';
import { StartedExport } from './started.tsx';
import type { ExportChoices } from './use-export.ts';

const FORMATS = ['markdown', 'csv', 'bundle'] as const;
const SESSION_FORMATS = ['markdown', 'html', 'json', 'bundle'] as const;
type Format = (typeof FORMATS)[number] | (typeof SESSION_FORMATS)[number];

/** Exports what the person sees or has selected, wherever they are. */
export function ExportDialog() {
  const offers = useExportOffers();
  if (offers === null) return null;
  return (
    <Dialog open wide title={t('exports.new')} onClose={closeExportRequest}>
      <Export offers={offers} />
    </Dialog>
  );
}

/** Asks how, then shows how far it is and what came of it. Closed while it runs, it goes on. */
function Export({ offers }: { offers: readonly ExportOffer[] }) {
  const run = useChange('exports.run');
  const remove = useChange('exports.remove', { onDone: closeExportRequest });
  if (run.data === undefined) {
    return <Question offers={offers} starting={run.isPending} onStart={(choices) => run.mutate(choices)} />;
  }
  return (
    <StartedExport
      jobId={run.data.job.id}
      onEnd={() => undefined}
      onRemove={({ id }) => remove.mutate({ id })}
      onClose={run.reset}
    />
  );
}

type QuestionProps = {
  offers: readonly ExportOffer[];
  starting: boolean;
  onStart: (choices: ExportChoices) => void;
};

function Question({ offers, starting, onStart }: QuestionProps) {
  const [label, setLabel] = useState(offers[0]?.label ?? '');
  const [format, setFormat] = useState<Format>('markdown');
  const [secrets, setSecrets] = useState<ExportedSecrets | null>(null);
  const offer = offers.find((one) => one.label === label);
  const formats: readonly Format[] = offer?.oneSession === true ? SESSION_FORMATS : FORMATS;
  const chosen = formats.includes(format) ? format : 'markdown';

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (offer === undefined || starting) return;
    onStart({ ...choicesOf(offer, chosen), ...(secrets === null ? {} : { secrets }) });
  }

  return (
    <form className="form" onSubmit={submit} aria-label={t('exports.new')}>
      {offers.length < 2 ? (
        <p className="semi">{label}</p>
      ) : (
        <div className="export-choice">
          <p className="semi">{t('exports.what')}</p>
          <Seg
            label={t('exports.what')}
            value={label}
            options={offers.map((one) => ({ value: one.label, label: one.label }))}
            onChange={setLabel}
          />
        </div>
      )}
      <div className="export-choice">
        <p className="semi">{t('exports.format')}</p>
        <Seg
          label={t('exports.format')}
          value={chosen}
          options={formats.map((value) => ({ value, label: t(`exports.format.${value}`) }))}
          onChange={(next) => {
            setFormat(next);
            setSecrets(null);
          }}
        />
        <p className="t2">{helpOf(chosen, offer?.oneSession === true)}</p>
      </div>
      <SecretsChoice format={formatOf(chosen, offer)} chosen={secrets} onChoose={setSecrets} />
      <p className="meta">{t('exports.unencrypted')}</p>
      <div className="form-actions">
        <Button kind="ghost" onClick={closeExportRequest}>
          {t('action.cancel')}
        </Button>
        <Button kind="primary" type="submit" aria-disabled={starting}>
          {t('exports.run')}
        </Button>
      </div>
    </form>
  );
}

function choicesOf({ scope, oneSession = false }: ExportOffer, format: Format): ExportChoices {
  if (format === 'bundle' || format === 'csv') return { format, scope };
  if (oneSession) return { format: 'session', form: format, scope };
  return { format: 'markdown', scope };
}

/** The format of the file: a single session has forms of its own. */
function formatOf(format: Format, offer: ExportOffer | undefined): ExportFormat {
  if (format === 'bundle' || format === 'csv') return format;
  return offer?.oneSession === true ? 'session' : 'markdown';
}

function helpOf(format: Format, oneSession: boolean): string {
  if (oneSession && format !== 'bundle') return t('exports.help.session');
  if (format === 'html' || format === 'json') return '';
  return t(`exports.help.${format}`);
}
