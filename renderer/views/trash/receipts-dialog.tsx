import { ReceiptText } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useList } from '../../state/queries.ts';
import type { Receipt } from './use-trash.ts';

/** What was forgotten so far, by its receipts. */
export function ReceiptsDialog({
  onOpen,
  onClose,
}: {
  onOpen: (receipt: Receipt) => void;
  onClose: () => void;
}) {
  const list = useList('trash.receipts', { limit: 50 });
  return (
    <Dialog open title={t('trash.receipts')} onClose={onClose}>
      {list.error !== null ? (
        <ErrorState message={list.error.message} onRetry={() => list.retry()} />
      ) : list.items.length === 0 && !list.loading ? (
        <EmptyState icon={ReceiptText} title={t('trash.noReceipts')} detail={t('trash.noReceiptsDetail')} />
      ) : (
        <div className="form">
          <ul className="forget-list">
            {list.items.map((receipt) => (
              <li key={receipt.id}>
                <button type="button" className="link grow" onClick={() => onOpen(receipt)}>
                  {formatFull(receipt.at)}
                </button>
                <span className="meta tn">{t('trash.goes.records', { count: receipt.records })}</span>
              </li>
            ))}
          </ul>
          {list.hasMore ? <Button onClick={() => list.loadMore()}>{t('trash.receiptsMore')}</Button> : null}
        </div>
      )}
    </Dialog>
  );
}
