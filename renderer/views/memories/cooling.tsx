import type { CSSProperties } from 'react';
import { forecast, strengthOf } from '../../../shared/strength.ts';
import type { Memory } from '../../../shared/entities/memory.ts';
import { formatDate, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { useNow } from '../tasks/use-now.ts';
import { coolingCurve, type CoolingCurve } from './cooling-curve.ts';
import { TierSign } from './marks.tsx';

const WIDTH = 440;
const HEIGHT = 88;

/** Why a memory is as near at hand as it is, and when it moves: in words, and as a curve. */
export function Cooling({ memory }: { memory: Memory }) {
  const rules = useRead('settings.get', {}).data?.values['memory.strength'];
  const now = useNow();
  if (rules === undefined) return null;
  const { tier, next } = forecast(memory, rules, now);
  const strength = strengthOf(memory, rules, now);
  const days = next === null ? 0 : Math.max(1, Math.round(next.inDays));
  const says =
    next === null
      ? t(memory.pinned ? 'memories.staysHot' : 'memories.staysInArchive')
      : t(`memories.cools.${next.tier}`, { count: days });
  return (
    <section aria-label={t('memories.cooling')}>
      <h2 className="sec-h">
        <TierSign tier={next?.tier ?? tier} />
        {says}
        <span className="num">{t('memories.strength', { value: formatRatio(strength) })}</span>
      </h2>
      <Curve curve={coolingCurve(memory, rules, now)} usedAt={memory.lastAccessed} says={says} />
    </section>
  );
}

type CurveProps = { curve: CoolingCurve; usedAt: string | null; says: string };

function Curve({ curve, usedAt, says }: CurveProps) {
  const { today, next } = curve;
  return (
    <div className="curve" role="img" aria-label={says}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
        {curve.thresholds.map(({ tier, y }) => (
          <path key={tier} className="curve-line" d={`M0 ${y * HEIGHT}H${WIDTH}`} />
        ))}
        {curve.pieces.map(({ tier, ahead, points }) => (
          <path
            key={`${tier} ${ahead}`}
            className={ahead ? `curve-part ahead k-${tier}` : `curve-part k-${tier}`}
            d={points
              .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x * WIDTH} ${y * HEIGHT}`)
              .join('')}
          />
        ))}
      </svg>
      {curve.thresholds
        .filter(({ tier }) => tier !== 'cold')
        .map(({ tier, least, y }) => (
          <span key={tier} className="curve-above" style={placed(0, y)}>
            {t(`memories.above.${tier}`, { value: formatRatio(least) })}
          </span>
        ))}
      <i className="pt now" style={placed(today.x, today.y)} />
      {next === null ? null : <i className={`pt next k-${next.tier}`} style={placed(next.x, next.y)} />}
      <span className="curve-from">
        {usedAt === null ? t('memories.neverUsed') : t('memories.lastUsed', { when: formatDate(usedAt) })}
      </span>
      {next === null ? null : (
        <span className="curve-at" style={placed(next.x, 1)}>
          {formatDate(new Date(next.at).toISOString())}
        </span>
      )}
    </div>
  );
}

function placed(x: number, y: number): CSSProperties {
  return { '--x': x, '--y': y } as CSSProperties; // custom properties, which the type does not know
}
