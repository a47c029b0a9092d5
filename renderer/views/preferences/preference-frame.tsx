import { Import, Lock, LockOpen, PencilLine, Sprout, type LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { Preference } from '../../../shared/entities/preference.ts';
import { Confidence } from '../../components/confidence.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatDate, formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { writerName } from '../../state/writer.ts';
import { SessionLink } from '../record/session-link.tsx';

type PreferenceFrameProps = {
  label: string;
  preference: Preference | undefined;
  children: (id: string) => ReactNode;
};

/** A preference of the form: its name, whether agents may change it, its field, and who set it. */
export function PreferenceFrame({ label, preference, children }: PreferenceFrameProps) {
  const id = useId();
  return (
    <div className={preference?.locked === true ? 'pf locked' : 'pf'} data-preference={preference?.id}>
      <div className="pf-h">
        <label className="semi" htmlFor={id}>
          {label}
        </label>
        <span className="grow" />
        {preference === undefined ? null : <LockSwitch label={label} preference={preference} />}
      </div>
      {children(id)}
      <OriginLine preference={preference} />
    </div>
  );
}

function LockSwitch({ label, preference }: { label: string; preference: Preference }) {
  const lock = useChange('preferences.lock');
  const { id, locked } = preference;
  const text = locked ? t('preferences.locked') : t('preferences.open');
  return (
    <button
      type="button"
      className={locked ? 'lock on' : 'lock'}
      role="switch"
      aria-checked={locked}
      aria-label={`${label}: ${text}`}
      onClick={() => lock.mutate({ id, locked: !locked })}
    >
      <Icon of={locked ? Lock : LockOpen} size="small" />
      {text}
    </button>
  );
}

const ICONS: Readonly<Record<string, LucideIcon>> = { person: PencilLine, import: Import };

function OriginLine({ preference }: { preference: Preference | undefined }) {
  if (preference === undefined) return <p className="org meta">{t('preferences.unknown')}</p>;
  const { origin, updatedAt, confidence, source } = preference;
  const date = formatDate(updatedAt);
  return (
    <p className="org meta" title={formatFull(updatedAt)}>
      <Icon of={ICONS[origin.actor] ?? Sprout} size="small" />
      {origin.actor === 'person' ? (
        <span>{t('preferences.youSet', { date })}</span>
      ) : origin.actor === 'import' ? (
        <span>{t('preferences.imported', { date })}</span>
      ) : origin.sessionId === null ? (
        <span>{t('preferences.learnedBy', { who: writerName(origin), date })}</span>
      ) : (
        <>
          <span className="nowrap">{t('preferences.learnedFrom')}</span>
          <SessionLink id={origin.sessionId} messageId={origin.messageId} />
        </>
      )}
      {origin.actor === 'person' ? null : <Confidence value={confidence} />}
      {source === null ? null : <span className="sep clip">{source}</span>}
    </p>
  );
}
