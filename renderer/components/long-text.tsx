import { useContext, useState, type ReactNode } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { Unfolded } from './unfolded.ts';

const SHOWN_LINES = 40;

type LongTextProps = { text: string; children: (shown: string) => ReactNode };

/** Shows the first forty lines of a text, and the rest when it is asked for. */
export function LongText({ text, children }: LongTextProps) {
  const unfolded = useContext(Unfolded);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const whole = chosen ?? unfolded;
  const lines = text.split('\n');
  const folds = lines.length > SHOWN_LINES;
  return (
    <>
      {children(folds && !whole ? lines.slice(0, SHOWN_LINES).join('\n') : text)}
      {folds ? (
        <Button kind="ghost" onClick={() => setChosen(!whole)}>
          {whole ? t('action.collapse') : t('part.showAllLines', { count: formatNumber(lines.length) })}
        </Button>
      ) : null}
    </>
  );
}
