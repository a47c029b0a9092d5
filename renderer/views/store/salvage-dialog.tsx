import type { SalvageReport } from '../../../shared/entities/salvage.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Figures } from '../../components/figures.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useSalvageReport } from '../../state/store-condition.ts';

const KINDS = ['sessions', 'messages', 'memories', 'knowledge', 'preferences', 'tasks'] as const;

/** What a salvage saved and what it could not: shown over the memory it made. */
export function SalvageDialog() {
  const { report, dismiss } = useSalvageReport();
  return report === null ? null : <Report report={report} onClose={dismiss} />;
}

function Report({ report, onClose }: { report: SalvageReport; onClose: () => void }) {
  const { saved, pages, pagesLost, standIns, quarantine } = report;
  const figures = KINDS.map((kind) => ({
    label: t(`store.report.${kind}`),
    value: formatNumber(saved[kind] ?? 0),
  }));
  const lost =
    pagesLost === 0
      ? t('store.report.all')
      : t('store.report.lost', { pages: pagesLost, total: formatNumber(pages) });
  return (
    <Dialog
      open
      title={t('store.report.title')}
      onClose={onClose}
      footer={
        <>
          <CopyButton text={JSON.stringify(report, null, 2)} label={t('store.report.copy')} />
          <span className="grow" />
          <Button kind="primary" onClick={onClose}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      <div className="form">
        <Figures figures={figures} />
        <p className="t2">{lost}</p>
        {standIns === 0 ? null : <p className="t2">{t('store.report.standIns', { count: standIns })}</p>}
        <p className="t2 store-folder">{t('store.report.kept', { folder: quarantine })}</p>
      </div>
    </Dialog>
  );
}
