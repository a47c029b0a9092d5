import { Pin } from 'lucide-react';
import type { CSSProperties } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { TierMark, TypeSign } from '../memories/marks.tsx';
import { splitContent } from '../memories/statement.ts';
import { addressOf } from './address-of.ts';
import { FigureLink } from './figure-link.tsx';

/** A forecast grows old without anything changing. */
const ANEW_MS = 10 * 60_000;

type Temperature = OutputOf<'dashboard.temperature'>;

/** How near at hand memories are, now and in seven days, and which move next. */
export function TemperatureSection() {
  const temperature = useRead('dashboard.temperature', {}, { refetchEveryMs: ANEW_MS }).data;
  return (
    <section className="section" aria-label={t('home.temperature')} aria-busy={temperature === undefined}>
      <h3>
        {t('home.temperature')}
        {temperature === undefined ? null : (
          <span className="num">
            <FigureLink figure={temperature.total}>
              {t('home.memories', { count: temperature.total.count })}
            </FigureLink>
          </span>
        )}
      </h3>
      {temperature === undefined ? (
        <i className="skel skel-chart" />
      ) : (
        <>
          <Tiers tiers={temperature.tiers} />
          <CoolsNext temperature={temperature} />
        </>
      )}
    </section>
  );
}

function Tiers({ tiers }: Pick<Temperature, 'tiers'>) {
  const said = tiers
    .map(({ tier, now }) =>
      t('home.tierOf', { tier: t(`memories.tier.${tier}`), count: formatNumber(now.count) }),
    )
    .join(', ');
  return (
    <>
      <div className="stack" role="img" aria-label={said}>
        {tiers
          .filter(({ now }) => now.count > 0)
          .map(({ tier, now }) => (
            <i key={tier} className={`k-${tier}`} style={weight(now.count)} />
          ))}
      </div>
      <table className="table tt">
        <thead>
          <tr>
            <th>{t('home.tier')}</th>
            <th className="num">{t('home.now')}</th>
            <th className="num">{t('home.inSevenDays')}</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map(({ tier, now, later }) => (
            <tr key={tier}>
              <td>
                <TierMark tier={tier} />
              </td>
              <td className="num">
                <FigureLink figure={now} />
              </td>
              <td className="num tn">
                {later === now.count ? null : (
                  <span className="t3 by">{formatSigned(later - now.count)}</span>
                )}
                {formatNumber(later)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function CoolsNext({ temperature: { next, cooling } }: { temperature: Temperature }) {
  const notifyUndoable = useNotifyUndoable();
  const pin = useChange('memories.pin', { onDone: () => notifyUndoable(t('home.keptWarm')) });
  return (
    <>
      <div className="sec-h cools-h">
        <h4>{t('home.coolsNext')}</h4>
        {cooling.count === 0 ? null : (
          <a className="num link" href={`#${addressOf(cooling.list)}`}>
            {t('home.allCooling', { count: formatNumber(cooling.count) })}
          </a>
        )}
      </div>
      {next.length === 0 ? <p className="t2">{t('home.nothingCools')}</p> : null}
      <ul>
        {next.map(({ id, type, content, inDays }) => (
          <li key={id} className="cool">
            <TypeSign type={type} />
            <a className="grow clip" href={`#/memories?memory=${id}`}>
              {splitContent(content).statement}
            </a>
            <span className="tn t3 nowrap">
              {inDays < 1 ? t('home.coolsToday') : t('home.inDays', { count: Math.round(inDays) })}
            </span>
            <IconButton icon={Pin} label={t('home.keepWarm')} onClick={() => pin.mutate({ id })} />
          </li>
        ))}
      </ul>
    </>
  );
}

function formatSigned(change: number): string {
  return change < 0 ? `−${formatNumber(-change)}` : `+${formatNumber(change)}`;
}

function weight(count: number): CSSProperties {
  return { '--v': count } as CSSProperties; // a custom property, which the type does not know
}
