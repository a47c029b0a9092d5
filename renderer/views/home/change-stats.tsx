import type { ReactNode } from 'react';
import type { Figure } from '../../../shared/contract/dashboard.ts';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { addressOf } from './address-of.ts';
import { FigureLink } from './figure-link.tsx';

type Changes = OutputOf<'dashboard.changes'>;

/** So many agents are named under what was saved. */
const NAMED = 2;

/** What changed, in five numbers; those of the Inbox are what waits there now. */
export function ChangeStats({ changes }: { changes: Changes }) {
  const { saved, changed, merged, contradictions, secrets } = changes;
  return (
    <div className="stats">
      <Stat figure={saved} label={t('home.saved')}>
        <SavedBy savedBy={changes.savedBy} />
      </Stat>
      <Stat figure={changed} label={t('home.changed')}>
        {changes.changedByPerson.count === 0 ? null : (
          <FigureLink figure={changes.changedByPerson}>
            {t('home.byYou', { count: changes.changedByPerson.count })}
          </FigureLink>
        )}
      </Stat>
      <Stat figure={merged} label={t('home.merged')}>
        {changes.mergedIn.count === 0 ? null : (
          <FigureLink figure={changes.mergedIn}>
            {t('home.mergedIn', { count: changes.mergedIn.count })}
          </FigureLink>
        )}
      </Stat>
      <Stat figure={contradictions} label={t('home.contradictions', { count: contradictions.count })}>
        {t('home.waiting')}
      </Stat>
      <Stat figure={secrets} label={t('home.secrets', { count: secrets.count })}>
        {t('home.waiting')}
      </Stat>
    </div>
  );
}

type StatProps = { figure: Figure; label: string; children: ReactNode };

function Stat({ figure, label, children }: StatProps) {
  const number = (
    <>
      <b className="tn">{formatNumber(figure.count)}</b>
      <span className="med">{label}</span>
    </>
  );
  return (
    <div className="stat">
      {figure.count === 0 ? (
        <span className="stat-number t3">{number}</span>
      ) : (
        <a className="stat-number" href={`#${addressOf(figure.list)}`}>
          {number}
        </a>
      )}
      <span className="meta">{children}</span>
    </div>
  );
}

/** Who saved most; the others are those beside them in the list. */
function SavedBy({ savedBy }: Pick<Changes, 'savedBy'>) {
  return savedBy.slice(0, NAMED).map((one, index) => (
    <span key={one.agentId ?? ''}>
      {index === 0 ? '' : ', '}
      <FigureLink figure={one}>
        {t('home.savedBy', { name: one.name ?? t('home.shared'), count: formatNumber(one.count) })}
      </FigureLink>
    </span>
  ));
}
