import { RotateCcw } from 'lucide-react';
import { formatFull, formatRelative } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { IconButton } from './icon-button.tsx';
import { findDifference } from './text-difference.ts';

/** One field of a change: its name, its value on both sides, and what puts the earlier one back. */
type ChangedField = Readonly<{
  name: string;
  before: string;
  after: string;
  onRestore?: (() => void) | undefined;
}>;

/** One change of a record. */
export type RailEntry = Readonly<{
  key: string;
  /** What happened, where it is more than fields that changed: added, moved to Trash. */
  title: string | null;
  fields: readonly ChangedField[];
  who: string;
  /** When, as a timestamp. */
  at: string;
  reason: string | null;
}>;

/** How a record came to be what it is: its changes, newest first. */
export function ChangeRail({ entries }: { entries: readonly RailEntry[] }) {
  return (
    <ol className="rail">
      {entries.map((entry, index) => (
        <li key={entry.key} className={index === 0 ? 'now' : ''}>
          {entry.title === null ? null : <p>{entry.title}</p>}
          {entry.fields.map((field) => (
            <FieldChange key={field.name} field={field} />
          ))}
          <p className="meta" title={formatFull(entry.at)}>
            {t('history.byWhen', { who: entry.who, when: formatRelative(entry.at) })}
            {entry.reason === null ? null : <span className="sep">{entry.reason}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}

function FieldChange({ field }: { field: ChangedField }) {
  const { name, before, after, onRestore } = field;
  const difference = findDifference(before, after);
  return (
    <div className="change">
      <p className="grow change-text">
        <span className="t3">{name}</span> {difference.start}
        {difference.before === '' ? null : <del>{difference.before}</del>}
        {difference.before === '' || difference.after === '' ? null : ' '}
        {difference.after === '' ? null : <ins>{difference.after}</ins>}
        {difference.end}
        {before === '' || after === '' ? <span className="t3"> {emptySide(before)}</span> : null}
      </p>
      {onRestore === undefined ? null : (
        <IconButton
          icon={RotateCcw}
          iconSize="small"
          label={t('history.putBack', { field: name, value: shortened(before) })}
          onClick={onRestore}
        />
      )}
    </div>
  );
}

function emptySide(before: string): string {
  return before === '' ? t('history.wasEmpty') : t('history.isEmpty');
}

const SHOWN = 40;

function shortened(value: string): string {
  if (value === '') return t('conflict.empty');
  return value.length > SHOWN ? `${value.slice(0, SHOWN).trimEnd()}…` : value;
}
