import { X } from 'lucide-react';
import { type Decision, DecisionOutcome } from '../../../shared/entities/decision.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { Seg } from '../../components/seg.tsx';
import { formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { writerName } from '../../state/writer.ts';

const STEPS = [0.2, 0.4, 0.6, 0.8, 1] as const;

/** How a decision turned out and how good it was, as the person says it. */
export function DecisionJudgement({ decision }: { decision: Decision }) {
  const set = useChange('decisions.setOutcome');
  const { id, outcome, outcomeBy, quality, origin } = decision;
  const client = outcomeBy === 'agent' ? decision.agentName : origin.client;
  return (
    <div className="decision-judgement">
      <Seg
        label={t('agents.outcome')}
        value={outcome}
        options={DecisionOutcome.options.map((value) => ({ value, label: t(`agents.outcome.${value}`) }))}
        onChange={(next) => set.mutate({ id, outcome: next })}
      />
      {outcomeBy === null ? null : (
        <span className="meta">
          {t('agents.outcomeBy', { who: writerName({ actor: outcomeBy, client }) })}
        </span>
      )}
      <span className="grow" />
      <span className="t3">{t('agents.quality')}</span>
      <span className="steps" role="group" aria-label={t('agents.qualitySteps')}>
        {STEPS.map((step) => (
          <button
            key={step}
            type="button"
            className={quality !== null && quality >= step - 0.1 ? 'step on' : 'step'}
            aria-label={formatRatio(step)}
            aria-pressed={quality === step}
            onClick={() => set.mutate({ id, outcome, quality: step })}
          />
        ))}
      </span>
      <span className="meta tn">{quality === null ? t('agents.noQuality') : formatRatio(quality)}</span>
      {quality === null ? null : (
        <IconButton
          icon={X}
          iconSize="small"
          label={t('agents.clearQuality')}
          onClick={() => set.mutate({ id, outcome, quality: null })}
        />
      )}
    </div>
  );
}
