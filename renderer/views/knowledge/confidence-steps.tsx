import { formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';

const STEPS = [0.2, 0.4, 0.6, 0.8, 1] as const;

type ConfidenceStepsProps = { value: number; onChoose: (value: number) => void };

/** Five steps of confidence to choose from; the exact number stands in the field beside it. */
export function ConfidenceSteps({ value, onChoose }: ConfidenceStepsProps) {
  return (
    <span className="steps" role="group" aria-label={t('knowledge.confidenceSteps')}>
      {STEPS.map((step) => (
        <button
          key={step}
          type="button"
          className={value <= 1 && value >= step - 0.1 ? 'step on' : 'step'}
          aria-label={formatRatio(step)}
          aria-pressed={value === step}
          onClick={() => onChoose(step)}
        />
      ))}
    </span>
  );
}
