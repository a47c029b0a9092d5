import { TriangleAlert } from 'lucide-react';
import { t, tell } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';

type ErrorStateProps = {
  title?: string;
  /** What happened, what is safe, what to do: the message of an AppError. */
  message: string;
  /** A code to pass on. */
  technical?: string;
  onRetry?: () => void;
};

/** Says what failed, what is safe and what to do. */
export function ErrorState({ title = t('error.list'), message, technical, onRetry }: ErrorStateProps) {
  return (
    <div className="notice bad" role="alert">
      <Icon of={TriangleAlert} />
      <div className="grow">
        <p className="semi">{title}</p>
        <p className="t2">{tell(message)}</p>
        {technical === undefined ? null : <p className="meta mono">{technical}</p>}
        <div className="flex notice-actions">
          {onRetry === undefined ? null : <Button onClick={onRetry}>{t('action.retry')}</Button>}
          <CopyButton
            text={[title, tell(message), technical].filter(Boolean).join('\n')}
            label={t('action.copyDetails')}
          />
        </div>
      </div>
    </div>
  );
}
