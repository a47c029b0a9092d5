import { useState, type ComponentProps } from 'react';
import { Button } from '../../components/button.tsx';
import { VisibleText } from '../../components/visible-text.tsx';
import { t } from '../../i18n/index.ts';

/** So many UTF-16 units are shown at first. */
const SHOWN = 1500;

/** Somebody's words, made visible; of very many the rest is shown when it is asked for. */
export function LongWords({ text, ranges = [], ...rest }: ComponentProps<typeof VisibleText>) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > SHOWN;
  const shown = cut ? text.slice(0, SHOWN) : text;
  const within = ranges.filter(([start]) => start < shown.length);
  return (
    <>
      <VisibleText
        {...rest}
        text={shown}
        ranges={within.map(([start, end]) => [start, Math.min(end, shown.length)] as const)}
      />
      {cut ? (
        <>
          …{' '}
          <Button kind="ghost" onClick={() => setWhole(true)}>
            {t('action.showAll')}
          </Button>
        </>
      ) : null}
    </>
  );
}
