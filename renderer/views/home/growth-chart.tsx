import { MemoryType } from '../../../shared/entities/memory.ts';
import { StackedAreas } from '../../components/chart/charts.tsx';
import { formatCompact, formatDate, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { useNow } from '../tasks/use-now.ts';
import { FigureLink } from './figure-link.tsx';
import { weekStarts } from './periods.ts';
import { HomeSection } from './section.tsx';
import { SkeletonBlock } from './skeleton-block.tsx';

const WEEKS = 34;
/** Weeks in which there was nothing yet are left out, but for so many in all. */
const FEWEST = 8;
/** From the bottom: what lasts longest. */
const STACKED = MemoryType.options.toReversed();

type Point = OutputOf<'dashboard.growth'>['points'][number];

/** How many memories of each type there were, week by week. */
export function GrowthChart() {
  const starts = weekStarts(useNow(), WEEKS);
  const all = useRead('dashboard.growth', { starts }, { keepPrevious: true }).data?.points;
  if (all === undefined) return <SkeletonBlock title={t('home.growth')} height="chart" />;
  const points = sinceFirst(all);
  const rows = points.map((point) => ({
    until: point.until,
    ...Object.fromEntries(MemoryType.options.map((type) => [type, point.types[type].count])),
  }));
  return (
    <HomeSection
      title={t('home.growth')}
      aside={t('home.byType', { count: points.length - 1 })}
      table={<GrowthTable points={points} />}
    >
      <StackedAreas
        title={t('home.growthChart')}
        rows={rows}
        at="until"
        series={STACKED.map((type) => ({
          key: type,
          name: t(`memories.type.${type}`),
          colour: `var(--c-${type})`,
        }))}
        sayAt={(at) => formatDate(at)}
        sayTick={(at) => formatDate(at)}
        sayValue={formatNumber}
        sayAxis={formatCompact}
      />
    </HomeSection>
  );
}

/** The points from the last one at which there was nothing. */
function sinceFirst(points: readonly Point[]): readonly Point[] {
  const first = points.findIndex(({ types }) => MemoryType.options.some((type) => types[type].count > 0));
  const start = Math.min(first === -1 ? points.length : Math.max(0, first - 1), points.length - FEWEST);
  return points.slice(start);
}

function GrowthTable({ points }: { points: readonly Point[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('home.until')}</th>
          {MemoryType.options.map((type) => (
            <th key={type} className="num">
              {t(`memories.type.${type}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ until, types }) => (
          <tr key={until}>
            <td>{formatDate(until)}</td>
            {MemoryType.options.map((type) => (
              <td key={type} className="num">
                <FigureLink figure={types[type]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
