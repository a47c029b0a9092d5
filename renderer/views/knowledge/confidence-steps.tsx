import { Steps } from '../../components/steps.tsx';
import { t } from '../../i18n/index.ts';

type ConfidenceStepsProps = { value: number; onChoose: (value: number) => void };

/** Five steps of confidence to choose from; the exact number stands in the field beside it. */
export function ConfidenceSteps({ value, onChoose }: ConfidenceStepsProps) {
  return <Steps label={t('knowledge.confidenceSteps')} value={value} onChoose={onChoose} />;
}
