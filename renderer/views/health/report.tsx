import { Link } from '@tanstack/react-router';
import { VisibleText } from '../../components/visible-text.tsx';
import { formatNumber, formatPercent, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { Section } from './section.tsx';

type Item = OutputOf<'maintenance.report'>['items'][number];

/** How healthy the memories are: each number leads to the list that shows exactly those. */
export function Report() {
  const report = useRead('maintenance.report', {}, { askAnew: true }).data;
  if (report === undefined) return null;
  const { memories, efficiency, asOf, items } = report;
  return (
    <Section title={t('health.report')} name="report">
      {memories === 0 ? (
        <p className="t2">{t('health.report.empty')}</p>
      ) : (
        <>
          <p className="t2">
            {t('health.report.detail', { count: memories, share: formatPercent(efficiency ?? 0) })}
          </p>
          <table className="table health-report">
            <thead>
              <tr>
                <th scope="col">{t('health.report.what')}</th>
                <th scope="col" className="num">
                  {t('health.report.count')}
                </th>
                <th scope="col" className="num">
                  {t('health.report.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row key={item.name} item={item} />
              ))}
            </tbody>
          </table>
          <p className="meta">
            {asOf === null
              ? t('health.report.notYet')
              : t('health.report.asOf', { when: formatRelative(asOf) })}
          </p>
        </>
      )}
    </Section>
  );
}

function Row({ item: { name, count, share, filter, sample } }: { item: Item }) {
  const [first] = sample;
  return (
    <tr>
      <th scope="row">
        <span>{t(`health.report.${name}`)}</span>
        {first === undefined ? null : (
          <span className="meta clip health-sample">
            <VisibleText text={first.text.split('\n', 1)[0] ?? ''} />
          </span>
        )}
      </th>
      <td className="num tn">
        {count === 0 ? (
          formatNumber(0)
        ) : (
          <Link className="link" to="/memories" search={filter}>
            {formatNumber(count)}
          </Link>
        )}
      </td>
      <td className="num tn t2">{formatPercent(share)}</td>
    </tr>
  );
}
