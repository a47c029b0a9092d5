import type { ProgramConnection } from '../../../shared/entities/program-call.ts';
import { Who } from '../../components/avatar.tsx';
import { formatFull, formatNumber, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { programName } from './call-words.ts';

type ConnectedProps = { programs: readonly ProgramConnection[] };

/** The programs that are connected now: how they come in, since when, and how much they do. */
export function Connected({ programs }: ConnectedProps) {
  return (
    <section className="connected" aria-label={t('live.connected')}>
      {programs.length === 0 ? (
        <p className="t2">
          {t('live.nobody')}{' '}
          <a className="link" href="#/connect">
            {t('connect.open')}
          </a>
        </p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{t('live.program')}</th>
              <th>{t('live.via')}</th>
              <th className="num hide-narrow">{t('live.since')}</th>
              <th className="num">{t('live.lastCall')}</th>
              <th className="num">{t('home.reads')}</th>
              <th className="num">{t('home.writes')}</th>
            </tr>
          </thead>
          <tbody>
            {programs.map((program) => (
              <ProgramRow key={program.id} program={program} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ProgramRow({ program }: { program: ProgramConnection }) {
  const { agentId, via, since, lastCall, reads, writes } = program;
  const who = <Who name={programName(program)} />;
  return (
    <tr>
      <td>
        <span className="connected-name">
          <i className="live-dot" />
          {agentId === null ? (
            who
          ) : (
            <a href={`#/agents/${agentId}`} className="who-link">
              {who}
            </a>
          )}
        </span>
      </td>
      <td className="t2">{t(`live.via.${via}`)}</td>
      <td className="num t2 hide-narrow" title={formatFull(since)}>
        {formatRelative(since)}
      </td>
      <td className="num t2" title={formatFull(lastCall)}>
        {formatRelative(lastCall)}
      </td>
      <td className="num">{formatNumber(reads)}</td>
      <td className="num">{formatNumber(writes)}</td>
    </tr>
  );
}
