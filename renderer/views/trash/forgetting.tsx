import { useState } from 'react';
import { closeForgetRequest, useForgetRequest } from '../../state/forget-request.ts';
import { ForgetDialog } from './forget-dialog.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import type { Receipt } from './use-trash.ts';

/** Asks before something is forgotten, wherever the person is, and shows the receipt. */
export function Forgetting() {
  const request = useForgetRequest();
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  return (
    <>
      {request === null ? null : (
        <ForgetDialog
          request={request}
          onClose={closeForgetRequest}
          onDone={(done) => {
            closeForgetRequest();
            request.onDone?.();
            setReceipt(done);
          }}
        />
      )}
      {receipt === null ? null : <ReceiptDialog receipt={receipt} onClose={() => setReceipt(null)} />}
    </>
  );
}
