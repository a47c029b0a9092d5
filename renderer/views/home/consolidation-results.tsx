import { formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { TOLD } from '../runs/run-words.ts';
import { useNow } from '../tasks/use-now.ts';
import { FigureLink } from './figure-link.tsx';
import { startOfDayBefore } from './periods.ts';
import { HomeSection } from './section.tsx';
import { SkeletonBlock } from './skeleton-block.tsx';

const DAYS = 30;

/** What the last run of consolidation did, and how many there were. */
export function ConsolidationResults() {
  const since = startOfDayBefore(useNow(), DAYS - 1);
  const results = useRead('dashboard.consolidation', { since }, { keepPrevious: true }).data;
  if (results === undefined) return <SkeletonBlock title={t('home.consolidation')} height="rows" />;
  const { last, runs } = results;
  const did = results.did.toSorted((one, other) => TOLD.indexOf(one.kind) - TOLD.indexOf(other.kind));
  return (
    <HomeSection
      title={t('home.consolidation')}
      aside={<FigureLink figure={runs}>{t('home.runs', { count: runs.count, days: DAYS })}</FigureLink>}
    >
      {last === null ? (
        <p className="t2">{t('home.noRuns')}</p>
      ) : (
        <>
          <p className="meta home-last">
            <a className="link" href={`#/runs?run=${last.id}`}>
              {t('home.lastRun', { when: formatListTime(last.startedAt) })}
            </a>
            {last.status === 'done' ? '' : t('home.runState', { state: t(`runs.status.${last.status}`) })}
          </p>
          {did.length === 0 ? <p className="t2">{t('runs.nothing')}</p> : null}
          <dl className="counts">
            {did.map((figure) => (
              <div key={figure.kind}>
                <dt>{t(`runs.kind.${figure.kind}`)}</dt>
                <dd className="num">
                  <FigureLink figure={figure} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </HomeSection>
  );
}
