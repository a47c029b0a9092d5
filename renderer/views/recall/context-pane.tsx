import type { CSSProperties } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';

type ContextPaneProps = { block: string; tokens: number; budget: number; saved: number | null };

/** The text an agent is given, and how much of the budget it takes. */
export function ContextPane({ block, tokens, budget, saved }: ContextPaneProps) {
  const share = { '--v': budget === 0 ? 0 : Math.min(1, tokens / budget) } as CSSProperties; // a custom property, which the type does not know
  return (
    <section className="recall-context" aria-label={t('recall.context')}>
      <div className="sec-h">
        {t('recall.context')}
        <CopyButton text={block} label={t('action.copy')} />
      </div>
      <p className="recall-budget">
        <span className="tn">
          {t('recall.ofBudget', { tokens: formatNumber(tokens), budget: formatNumber(budget) })}
        </span>
        {saved === null ? null : (
          <span className="tn t2">
            {saved >= 0
              ? t('recall.fewer', { count: formatNumber(saved) })
              : t('recall.more', { count: formatNumber(-saved) })}
          </span>
        )}
      </p>
      <div className="recall-meter" aria-hidden>
        <i className="hbar" style={share} />
      </div>
      <pre className="recalled-context">{block}</pre>
    </section>
  );
}
