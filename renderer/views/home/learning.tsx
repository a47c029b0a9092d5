import type { CSSProperties } from 'react';
import { formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { useNow } from '../tasks/use-now.ts';
import { FigureLink } from './figure-link.tsx';
import { startOfDayBefore } from './periods.ts';
import { HomeSection } from './section.tsx';
import { SkeletonBlock } from './skeleton-block.tsx';

const DAYS = 30;

type Side = OutputOf<'dashboard.learning'>['withMemories'];

/** Whether decisions that rest on memories turn out better than others. */
export function Learning() {
  const since = startOfDayBefore(useNow(), DAYS - 1);
  const learning = useRead('dashboard.learning', { since }, { keepPrevious: true }).data;
  if (learning === undefined) return <SkeletonBlock title={t('home.learning')} height="rows" />;
  const { withMemories, without } = learning;
  return (
    <HomeSection title={t('home.learning')} aside={t('home.lastDays', { count: DAYS })}>
      {withMemories.judged.count + without.judged.count === 0 ? (
        <p className="t2">{t('home.noOutcomes')}</p>
      ) : (
        <dl className="measures">
          <Rate name={t('home.withMemories')} side={withMemories} />
          <Rate name={t('home.withoutMemories')} side={without} outlined />
        </dl>
      )}
    </HomeSection>
  );
}

type RateProps = { name: string; side: Side; outlined?: boolean };

/** The share that turned out well, of those of which that is known. */
function Rate({ name, side: { judged, succeeded }, outlined = false }: RateProps) {
  const share = judged.count === 0 ? 0 : succeeded.count / judged.count;
  return (
    <div className="measure">
      <dt>{name}</dt>
      <dd>
        <span className="measure-bar">
          {share === 0 ? null : (
            <i
              className={outlined ? 'hbar w' : 'hbar'}
              style={{ '--v': share } as CSSProperties /* a custom property */}
            />
          )}
        </span>
        <b className="tn med">{judged.count === 0 ? '–' : formatPercent(share)}</b>
        <span className="meta tn">
          <FigureLink figure={succeeded} />
          {t('home.of')}
          <FigureLink figure={judged} />
        </span>
      </dd>
    </div>
  );
}
