import { Lines } from '../../components/chart/charts.tsx';
import { formatFull, formatListTime, formatMilliseconds, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { HomeSection } from './section.tsx';

const HOURS = 168;
/** Samples are told of by no change. */
const ANEW_MS = 60_000;
const CLASSES = ['recall', 'search', 'write'] as const;
const COLOURS = { recall: 'var(--c-accent)', search: 'var(--c-cold)', write: 'var(--c-warm)' } as const;

type Metrics = OutputOf<'maintenance.metrics'>;

/** How quick recall, search and changes were in the last seven days. */
export function SpeedChart() {
  const options = { keepPrevious: true, refetchEveryMs: ANEW_MS };
  const metrics = useRead('maintenance.metrics', { hours: HOURS }, options).data;
  if (metrics === undefined) return null;
  const told = CLASSES.filter((one) => metrics.durations[one] !== undefined);
  if (told.length === 0) return null;
  return (
    <HomeSection
      title={t('home.speed')}
      aside={t('home.lastDays', { count: HOURS / 24 })}
      table={<SpeedTable metrics={metrics} />}
    >
      <dl className="figures">
        {told.map((one) => (
          <div key={one} className="figure">
            <dt>{t(`home.speed.${one}`)}</dt>
            <dd>
              {formatMilliseconds(metrics.durations[one]?.p95 ?? 0)}
              <span className="meta by">
                {t('home.half', { time: formatMilliseconds(metrics.durations[one]?.p50 ?? 0) })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {metrics.series.length < 2 ? null : <SpeedLines metrics={metrics} told={told} />}
    </HomeSection>
  );
}

type Told = readonly (typeof CLASSES)[number][];

function SpeedLines({ metrics, told }: { metrics: Metrics; told: Told }) {
  const rows = metrics.series.map(({ at, durations }) => ({
    at,
    ...Object.fromEntries(told.map((one) => [one, durations[one]?.p95 ?? null])),
  }));
  return (
    <Lines
      title={t('home.speedChart')}
      rows={rows}
      at="at"
      series={told.map((one) => ({ key: one, name: t(`home.speed.${one}`), colour: COLOURS[one] }))}
      sayAt={formatFull}
      sayTick={(at) => formatListTime(at)}
      sayValue={formatMilliseconds}
      sayAxis={formatMilliseconds}
    />
  );
}

function SpeedTable({ metrics }: { metrics: Metrics }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('home.speed')}</th>
          <th className="num">{t('home.calls')}</th>
          <th className="num">{t('home.p50')}</th>
          <th className="num">{t('home.p95')}</th>
        </tr>
      </thead>
      <tbody>
        {CLASSES.map((one) => {
          const durations = metrics.durations[one];
          if (durations === undefined) return null;
          return (
            <tr key={one}>
              <td>{t(`home.speed.${one}`)}</td>
              <td className="num">{formatNumber(durations.count)}</td>
              <td className="num">{formatMilliseconds(durations.p50)}</td>
              <td className="num">{formatMilliseconds(durations.p95)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
