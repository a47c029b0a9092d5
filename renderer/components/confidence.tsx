import { t } from '../i18n/index.ts';
import { formatRatio } from '../i18n/format.ts';
import type { CSSProperties } from 'react';

const LOW = 0.5;

/** How sure something is, as a bar and a number. */
export function Confidence({ value }: { value: number }) {
  const share = { '--v': value } as CSSProperties; // a custom property, which the type does not know
  return (
    <span
      className={value < LOW ? 'conf low' : 'conf'}
      title={t('common.confidence', { value: formatRatio(value) })}
    >
      <i style={share} aria-hidden />
      {formatRatio(value)}
    </span>
  );
}
