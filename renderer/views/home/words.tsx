import { formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { FigureLink } from './figure-link.tsx';
import { HomeSection } from './section.tsx';

type WordsProps = { content: OutputOf<'dashboard.content'>; days: number };

const SHOWN = 5;

/** What memories and facts are about, and how many of the memories are of use. */
export function Words({ content, days }: WordsProps) {
  const { standing, recalled, neverRecalled, tags, categories } = content;
  return (
    <HomeSection title={t('home.about')}>
      <dl className="counts">
        {tags.slice(0, SHOWN).map((figure) => (
          <div key={figure.tag}>
            <dt className="clip">#{figure.tag}</dt>
            <dd className="num">
              <FigureLink figure={figure} />
            </dd>
          </div>
        ))}
        {categories.slice(0, SHOWN).map((figure) => (
          <div key={figure.category}>
            <dt className="clip">{t('home.facts', { category: figure.category })}</dt>
            <dd className="num">
              <FigureLink figure={figure} />
            </dd>
          </div>
        ))}
        <div className="counts-of">
          <dt>{t('home.recalledIn', { count: days })}</dt>
          <dd className="num">
            <FigureLink figure={recalled} />
            {standing.count === 0 ? null : (
              <span className="t3 by">{formatPercent(recalled.count / standing.count)}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('home.neverRecalled')}</dt>
          <dd className="num">
            <FigureLink figure={neverRecalled} />
          </dd>
        </div>
      </dl>
    </HomeSection>
  );
}
