import {
  Copy,
  Eraser,
  FileText,
  Inbox,
  Layers,
  NotebookPen,
  Repeat,
  Thermometer,
  Trash2,
  TrendingUp,
  UserRound,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import type { ActionKind, ActionView } from '../../../shared/entities/run.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { SessionLink } from '../record/session-link.tsx';
import { addressOfRecord, differenceOf, fieldChangesOf, moveOf, subjectOf, whyOf } from './action-words.ts';

const ACTION_ICONS: Readonly<Record<ActionKind, LucideIcon>> = {
  merge: Copy,
  promote: TrendingUp,
  remember: NotebookPen,
  name: UserRound,
  propose: Inbox,
  summarise: FileText,
  tier: Thermometer,
  cluster: Layers,
  pattern: Repeat,
  retire: Trash2,
  purge: Eraser,
  tend: Wrench,
};

/** Names of other records beside the one an action is about. */
const OTHERS_SHOWN = 4;

/** One thing a run did, or would do: what it was and is, why, and the way to everything it touches. */
export function ActionRow({ action, undone }: { action: ActionView; undone: boolean }) {
  const { kind, records, source } = action;
  const [first, ...others] = records;
  const move = moveOf(action);
  const address = first === undefined ? null : addressOfRecord(first);
  return (
    <div className={undone ? 'chgr undone' : 'chgr'} data-kind={kind}>
      <span className="t2">
        <Icon of={ACTION_ICONS[kind]} />
      </span>
      <div className="grow chgr-text">
        <p className="ct anywhere">
          {move === null ? null : (
            <span className="chgr-move">
              <del>{move.from}</del> <ins>{move.to}</ins>{' '}
            </span>
          )}
          {address === null ? (
            <Said action={action} />
          ) : (
            <a className="chgr-link" href={address}>
              <Said action={action} />
            </a>
          )}
        </p>
        {kind === 'summarise' ? <Summary action={action} /> : null}
        <p className="meta chgr-meta">
          <span>{whyOf(action)}</span>
          {fieldChangesOf(action).map((change) => (
            <span key={change} className="sep">
              {change}
            </span>
          ))}
          {source === null ? null : (
            <span className="sep clip">
              <SessionLink id={source.sessionId} messageId={source.messageId} />
            </span>
          )}
        </p>
        {others.length === 0 ? null : <Others kind={kind} others={others} />}
      </div>
      {kind === 'propose' && !undone && address !== null ? (
        <a className="link" href={address}>
          {t('runs.decide')}
        </a>
      ) : null}
    </div>
  );
}

/** What an action is about; of memories that were merged, how the others said it. */
function Said({ action }: { action: ActionView }) {
  const difference = action.kind === 'merge' ? differenceOf(action) : null;
  if (difference === null) return <>{subjectOf(action)}</>;
  return <Difference of={difference} />;
}

function Summary({ action }: { action: ActionView }) {
  const difference = differenceOf(action);
  if (difference === null || difference.before + difference.after === '') return null;
  // Where there was none before, all of it is new.
  const isNew = difference.start + difference.before + difference.end === '';
  return (
    <p className={isNew ? 't2 anywhere' : 'ct anywhere'}>
      {isNew ? difference.after : <Difference of={difference} />}
    </p>
  );
}

function Difference({ of }: { of: NonNullable<ReturnType<typeof differenceOf>> }) {
  return (
    <>
      {of.start}
      {of.before === '' ? null : <del>{of.before}</del>}
      {of.before === '' || of.after === '' ? null : ' '}
      {of.after === '' ? null : <ins>{of.after}</ins>}
      {of.end}
    </>
  );
}

function Others({ kind, others }: { kind: ActionKind; others: ActionView['records'] }) {
  const left = others.length - OTHERS_SHOWN;
  return (
    <ul className="chgr-others meta" aria-label={t(kind === 'merge' ? 'runs.replaced' : 'runs.members')}>
      {others.slice(0, OTHERS_SHOWN).map((record) => {
        const address = addressOfRecord(record);
        const title = record.title === '' ? t('runs.gone') : record.title;
        return (
          <li key={`${record.entity} ${record.id}`} className="clip">
            {address === null ? (
              title
            ) : (
              <a className="link" href={address}>
                {title}
              </a>
            )}
          </li>
        );
      })}
      {left > 0 ? <li>{t('runs.othersLeft', { count: left })}</li> : null}
    </ul>
  );
}
