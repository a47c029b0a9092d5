import { formatNumber, formatRatio } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';

const STEPS = [1, 2, 3, 4, 5];

/** How much something matters, in five steps and as a number. */
export function Importance({ value }: { value: number }) {
  const steps = Math.round(value * STEPS.length);
  return (
    <span className="importance">
      <span
        className="imp"
        role="img"
        aria-label={t('sessions.importanceValue', { value: formatNumber(steps) })}
      >
        {STEPS.map((step) => (
          <i key={step} className={step <= steps ? 'on' : ''} />
        ))}
      </span>
      <span className="tn">{formatRatio(value)}</span>
    </span>
  );
}
