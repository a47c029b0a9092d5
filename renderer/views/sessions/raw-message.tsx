import { CodeBlock } from '../../components/code/code-block.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';

type RawMessageProps = { id: string; onClose: () => void };

/** A message as it is stored, with a button that copies it. */
export function RawMessage({ id, onClose }: RawMessageProps) {
  const message = useRead('messages.get', { id });
  return (
    <Dialog open title={t('raw.title')} onClose={onClose} wide>
      {message.error === null ? null : (
        <ErrorState
          message={message.error.message}
          technical={message.error.code}
          onRetry={() => void message.refetch()}
        />
      )}
      {message.data === undefined ? null : (
        <CodeBlock code={JSON.stringify(message.data, null, 2)} language="json" title={id} />
      )}
    </Dialog>
  );
}
