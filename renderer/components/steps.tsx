import { formatRatio } from '../i18n/format.ts';

const STEPS = [0.2, 0.4, 0.6, 0.8, 1] as const;

type StepsProps = { label: string; value: number; onChoose: (value: number) => void };

/** Five steps between 0 and 1 to choose from; the exact number stands beside it. */
export function Steps({ label, value, onChoose }: StepsProps) {
  return (
    <span className="steps" role="group" aria-label={label}>
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
