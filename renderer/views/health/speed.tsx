import { useState } from 'react';
import { OperationClass } from '../../../shared/entities/metric.ts';
import { Seg } from '../../components/seg.tsx';
import { formatMilliseconds, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { Section } from './section.tsx';

const PERIODS = ['24', '168', '720'] as const;

/** How long recalls, searches, changes and other questions took. */
export function Speed() {
  const [hours, setHours] = useState<(typeof PERIODS)[number]>('24');
  const metrics = useRead(
    'maintenance.metrics',
    { hours: Number(hours) },
    { keepPrevious: true, askAnew: true },
  );
  const durations = metrics.data?.durations ?? {};
  const measured = OperationClass.options.flatMap((operation) => {
    const found = durations[operation];
    return found === undefined ? [] : [{ operation, ...found }];
  });
  return (
    <Section
      title={t('health.speed')}
      name="speed"
      aside={
        <Seg
          label={t('health.speed.hours')}
          value={hours}
          options={PERIODS.map((value) => ({ value, label: t(`health.speed.${value}`) }))}
          onChange={setHours}
        />
      }
    >
      {measured.length === 0 ? (
        <p className="t2">{t('health.speed.empty')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('health.speed.kind')}</th>
              <th scope="col" className="num">
                {t('health.speed.count')}
              </th>
              <th scope="col" className="num">
                {t('health.speed.p50')}
              </th>
              <th scope="col" className="num">
                {t('health.speed.p95')}
              </th>
            </tr>
          </thead>
          <tbody>
            {measured.map(({ operation, count, p50, p95 }) => (
              <tr key={operation}>
                <th scope="row">{t(`health.speed.${operation}`)}</th>
                <td className="num tn">{formatNumber(count)}</td>
                <td className="num tn">{formatMilliseconds(p50)}</td>
                <td className="num tn">{formatMilliseconds(p95)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
