import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { useNow } from '../tasks/use-now.ts';
import { ConfidenceChart } from './confidence-chart.tsx';
import { GrowthChart } from './growth-chart.tsx';
import { startOfDayBefore } from './periods.ts';
import { SkeletonBlock } from './skeleton-block.tsx';
import { SpeedChart } from './speed-chart.tsx';
import { Words } from './words.tsx';

const DAYS = 30;

/** What grows, how sure it is, what it is about, and how quick all of it is. */
export function Charts() {
  const since = startOfDayBefore(useNow(), DAYS - 1);
  const content = useRead('dashboard.content', { since }, { keepPrevious: true }).data;
  return (
    <>
      <GrowthChart />
      {content === undefined ? (
        <SkeletonBlock title={t('home.confidence')} height="chart" />
      ) : (
        <div className="hpair">
          <ConfidenceChart content={content} />
          <Words content={content} days={DAYS} />
        </div>
      )}
      <SpeedChart />
    </>
  );
}
