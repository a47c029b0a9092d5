import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Figures } from '../../components/figures.tsx';
import { formatFull, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { Receipt } from './use-trash.ts';

/** What went for good: to be read, and kept by whoever wants to. */
export function ReceiptDialog({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const figures = (['records', 'messages', 'historyEntries'] as const).map((name) => ({
    label: t(`trash.receipt.${name}`),
    value: formatNumber(receipt[name]),
  }));
  const done = t('trash.receiptAt', { when: formatFull(receipt.at) });
  const log = receipt.rewritten ? t('trash.rewritten') : t('trash.rewrittenLater');
  const backups = backupsInWords(receipt);
  const text = [
    t('trash.receipt'),
    receipt.at,
    ...figures.map(({ label, value }) => `${label}: ${value}`),
    log,
    backups,
    ...receipt.backups.map(({ name }) => `- ${name}`),
    `SHA-256: ${receipt.digest}`,
  ].join('\n');
  return (
    <Dialog
      open
      title={t('trash.receipt')}
      onClose={onClose}
      footer={
        <>
          <CopyButton text={text} label={t('trash.copyReceipt')} />
          <span className="grow" />
          <Button kind="primary" onClick={onClose}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      <div className="form">
        <p className="t2">{done}</p>
        <Figures figures={figures} />
        <p className="t2">{log}</p>
        <p className="t2">{backups}</p>
        <p className="meta">{t('trash.digestNote')}</p>
        <p className="mono meta receipt-digest">{receipt.digest}</p>
      </div>
    </Dialog>
  );
}

function backupsInWords({ backups, backupsRemoved }: Receipt): string {
  if (backupsRemoved > 0) return t('trash.backupsWent', { count: backupsRemoved });
  if (backups.length === 0) return t('trash.backupsNone');
  return t('trash.backupsStill', { count: backups.length });
}
