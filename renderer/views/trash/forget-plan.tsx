import { Sprout } from 'lucide-react';
import { Fold } from '../../components/fold.tsx';
import { Icon } from '../../components/icon.tsx';
import { Switch } from '../../components/switch.tsx';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { KIND_ICONS } from './kind-icons.ts';

export type ForgetPlan = OutputOf<'trash.plan'>;

/** What else may go, and whether it is to. */
export type Extent = Readonly<{ withDerived: boolean; andBackups: boolean }>;

type PartProps = { plan: ForgetPlan; extent: Extent; onChange: (extent: Extent) => void };

/** Backups named in the question. */
const NAMED_BACKUPS = 4;

/** What goes for good, in numbers. */
export function WhatGoes({ plan }: { plan: ForgetPlan }) {
  const { records, messages, historyEntries, searchRows, exports } = plan;
  const lines = [
    t('trash.goes.records', { count: records }),
    ...(messages === 0 ? [] : [t('trash.goes.messages', { count: messages })]),
    ...(historyEntries === 0 ? [] : [t('trash.goes.history', { count: historyEntries })]),
    t('trash.goes.search', { count: searchRows }),
    t('trash.goes.caches'),
    ...(exports === 0 ? [] : [t('trash.goes.exports', { count: exports })]),
  ];
  return (
    <>
      <p>{t('trash.forgetWhat')}</p>
      <ul className="dashes">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** What was made from it: on offer to go as well, each by its name. */
export function WhatWasMade({ plan, extent, onChange }: PartProps) {
  const { total, items } = plan.derived;
  if (total === 0) return null;
  const label = t('trash.derived', { count: total });
  return (
    <div className="forget-part">
      <div className="forget-switch">
        <span className="grow">{label}</span>
        <Switch
          label={label}
          checked={extent.withDerived}
          onChange={(withDerived) => onChange({ ...extent, withDerived })}
        />
      </div>
      <Fold icon={Sprout} summary={t('trash.derivedShow')}>
        {() => (
          <ul className="forget-list">
            {items.map(({ kind, id, title, inTrash }) => (
              <li key={id}>
                <Icon of={KIND_ICONS[kind]} size="small" />
                <span className="clip grow" title={t(`trash.one.${kind}`)}>
                  {title === '' ? t('common.untitled') : title}
                </span>
                {inTrash ? <span className="meta">{t('trash.derivedInTrash')}</span> : null}
              </li>
            ))}
            {total > items.length ? (
              <li className="meta">{t('trash.derivedMore', { count: total - items.length })}</li>
            ) : null}
          </ul>
        )}
      </Fold>
    </div>
  );
}

/** Where it was said: that stays, unless it is forgotten too. */
export function WhereItWasSaid({ plan: { sources }, onOpen }: { plan: ForgetPlan; onOpen: () => void }) {
  const [first, ...others] = sources;
  if (first === undefined) return null;
  return (
    <p className="t2">
      {t('trash.sources')}{' '}
      <a className="link" href={`#/sessions/${first.id}`} onClick={onOpen}>
        {first.title === '' ? t('sessions.untitled') : first.title}
      </a>
      {others.length === 0 ? null : (
        <span className="sep">{t('trash.sourcesMore', { count: others.length })}</span>
      )}
    </p>
  );
}

/** Where it is still held beside the memory: in backups, perhaps in damaged files that were set aside. */
export function WhatHoldsIt(props: PartProps) {
  const { setAside } = props.plan;
  return (
    <>
      <Backups {...props} />
      {setAside === 0 ? null : <p className="t2">{t('trash.setAside', { count: setAside })}</p>}
    </>
  );
}

function Backups({ plan: { backups }, extent, onChange }: PartProps) {
  if (backups.length === 0) return <p className="t2">{t('trash.backupsNone')}</p>;
  const dates = backups.slice(0, NAMED_BACKUPS).map(({ createdAt }) => formatDate(createdAt));
  const more = backups.length - dates.length;
  const label = t('trash.backupsRemove', { count: backups.length });
  return (
    <div className="forget-part">
      <p>
        {t('trash.backupsHold', { count: backups.length })}{' '}
        <span className="t2">
          {[...new Set(dates)].join(', ')}
          {more > 0 ? ` ${t('trash.backupsMore', { count: formatNumber(more) })}` : ''}
        </span>
      </p>
      <div className="forget-switch">
        <span className="grow">{label}</span>
        <Switch
          label={label}
          checked={extent.andBackups}
          onChange={(andBackups) => onChange({ ...extent, andBackups })}
        />
      </div>
    </div>
  );
}
