import { Chip } from '../../components/chip.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Schedule } from './schedule.tsx';
import { runFilters, type Runs } from './use-runs.ts';

/** What takes every filter of the runs off. */
export const NO_FILTERS = { since: undefined, did: undefined, undone: undefined } as const;

/** The filters that are on, as chips; without any, when the next run is due. */
export function RunFilters({ runs }: { runs: Runs }) {
  const { since, did = [], undone } = runFilters(runs.search);
  const none = since === undefined && did.length === 0 && undone === undefined;
  return (
    <div className="filters">
      {since === undefined ? null : (
        <Chip
          name={t('runs.filter.since')}
          value={formatMoment(since)}
          onRemove={() => runs.narrow({ since: undefined })}
        />
      )}
      {did.map((kind) => (
        <Chip
          key={kind}
          name={t('runs.filter.did')}
          value={t(`runs.kind.${kind}`)}
          onRemove={() => {
            const left = did.filter((other) => other !== kind);
            runs.narrow({ did: left.length === 0 ? undefined : left });
          }}
        />
      ))}
      {undone === undefined ? null : (
        <Chip
          name={t('runs.filter.state')}
          value={t(undone ? 'runs.filter.undone' : 'runs.filter.standing')}
          onRemove={() => runs.narrow({ undone: undefined })}
        />
      )}
      {none ? <Schedule /> : null}
    </div>
  );
}
