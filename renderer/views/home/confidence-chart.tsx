import { useRouter } from '@tanstack/react-router';
import { Bars } from '../../components/chart/charts.tsx';
import { formatCompact, formatNumber, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { addressOf } from './address-of.ts';
import { FigureLink } from './figure-link.tsx';
import { HomeSection } from './section.tsx';

/** How sure memories are, by tenths. A bar opens the list of its memories. */
export function ConfidenceChart({ content }: { content: OutputOf<'dashboard.content'> }) {
  const { history } = useRouter();
  const steps = content.confidence;
  const rows = steps.map(({ from, count }) => ({ from: formatRatio(from), count }));
  return (
    <HomeSection
      title={t('home.confidence')}
      table={
        <table className="table">
          <thead>
            <tr>
              <th>{t('home.confidence')}</th>
              <th className="num">{t('home.savedColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.toReversed().map((step) => (
              <tr key={step.from}>
                <td className="tn">
                  {t('home.range', { from: formatRatio(step.from), to: formatRatio(step.below ?? 1) })}
                </td>
                <td className="num">
                  <FigureLink figure={step} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <Bars
        title={t('home.confidenceChart')}
        rows={rows}
        at="from"
        name={t('home.savedColumn')}
        sayAt={(from) => t('home.confidenceFrom', { from })}
        sayValue={formatNumber}
        sayAxis={formatCompact}
        onOpen={(index) => {
          const step = steps[index];
          if (step !== undefined && step.count > 0) history.push(addressOf(step.list));
        }}
      />
    </HomeSection>
  );
}
