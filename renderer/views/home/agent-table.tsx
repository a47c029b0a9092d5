import type { CSSProperties } from 'react';
import type { Figure } from '../../../shared/contract/dashboard.ts';
import { Who } from '../../components/avatar.tsx';
import { formatFull, formatNumber, formatPercent, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useNow } from '../tasks/use-now.ts';
import { FigureLink } from './figure-link.tsx';
import { startOfDayBefore } from './periods.ts';
import { HomeSection } from './section.tsx';
import { SkeletonBlock } from './skeleton-block.tsx';

const DAYS = 7;
/** Calls are counted without telling: they are asked for so often, in milliseconds. */
const COUNTED_EVERY_MS = 15_000;

type Agent = OutputOf<'dashboard.agents'>['agents'][number];

/** What each agent did in the last seven days. */
export function AgentTable() {
  const since = startOfDayBefore(useNow(), DAYS - 1);
  const options = { keepPrevious: true, refetchEveryMs: COUNTED_EVERY_MS };
  const agents = useRead('dashboard.agents', { since }, options).data?.agents;
  if (agents === undefined) return <SkeletonBlock title={t('shell.agents')} height="rows" />;
  const most = (of: 'reads' | 'writes') => Math.max(1, ...agents.map((agent) => agent[of].count));
  return (
    <HomeSection title={t('shell.agents')} aside={t('home.lastDays', { count: DAYS })}>
      {agents.length === 0 ? (
        <p className="t2">{t('home.noAgents')}</p>
      ) : (
        <table className="table agent-table">
          <thead>
            <tr>
              <th>{t('home.agent')}</th>
              <th className="bar-head">{t('home.reads')}</th>
              <th aria-label={t('home.reads')} />
              <th className="bar-head">{t('home.writes')}</th>
              <th aria-label={t('home.writes')} />
              <th className="num">{t('home.decisions')}</th>
              <th className="num" title={t('home.helpedDetail')}>
                {t('home.helped')}
              </th>
              <th className="num">{t('home.lastSeen')}</th>
            </tr>
          </thead>
          <tbody>
            {agents.map((agent) => (
              <AgentRow
                key={agent.id}
                agent={agent}
                most={{ reads: most('reads'), writes: most('writes') }}
              />
            ))}
          </tbody>
        </table>
      )}
    </HomeSection>
  );
}

function AgentRow({ agent, most }: { agent: Agent; most: { reads: number; writes: number } }) {
  const { id, name, lastActive, reads, writes, decisions } = agent;
  return (
    <tr>
      <td>
        <a href={`#/agents/${id}`} className="who-link">
          <Who name={name} />
        </a>
      </td>
      <td>{reads.count === 0 ? null : <i className="hbar" style={share(reads, most.reads)} />}</td>
      <td className="num">
        <FigureLink figure={reads} />
      </td>
      <td>{writes.count === 0 ? null : <i className="hbar w" style={share(writes, most.writes)} />}</td>
      <td className="num">
        <FigureLink figure={writes} />
      </td>
      <td className="num">
        <FigureLink figure={decisions} />
      </td>
      <td className="num">
        <Helped agent={agent} />
      </td>
      <td className="num t2" title={lastActive === null ? '' : formatFull(lastActive)}>
        {lastActive === null ? t('agents.never') : formatRelative(lastActive)}
      </td>
    </tr>
  );
}

/** Which share of what it recalled its decisions then named. */
function Helped({ agent: { recalled, used } }: { agent: Agent }) {
  if (recalled.count === 0) return <span className="t3">–</span>;
  const detail = t('home.helpedOf', {
    used: formatNumber(used.count),
    recalled: formatNumber(recalled.count),
  });
  return (
    <span title={detail}>
      <FigureLink figure={used.count === 0 ? recalled : used}>
        {formatPercent(used.count / recalled.count)}
      </FigureLink>
    </span>
  );
}

function share({ count }: Figure, most: number): CSSProperties {
  return { '--v': count / most } as CSSProperties; // a custom property, which the type does not know
}
