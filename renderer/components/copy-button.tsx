import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../i18n/index.ts';
import { IconButton } from './icon-button.tsx';

const SHOWN_MS = 1500;

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const told = outcome === 'copied' ? t('common.copied') : t('common.copyFailed');
  return (
    <>
      <IconButton
        icon={outcome === 'copied' ? Check : Copy}
        label={outcome === null ? label : told}
        onClick={() => {
          navigator.clipboard.writeText(text).then(
            () => setOutcome('copied'),
            () => setOutcome('failed'),
          );
        }}
      />
      <span className="sr" role="status">
        {outcome === null ? '' : told}
      </span>
    </>
  );
}
