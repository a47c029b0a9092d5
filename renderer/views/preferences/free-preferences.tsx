import { Lock, LockOpen, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Preference } from '../../../shared/entities/preference.ts';
import { Who } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { formatFull, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useEditDraft } from '../../state/drafts.ts';
import { useChange } from '../../state/queries.ts';
import { readFieldConflict } from '../../state/field-save.ts';
import { writerName } from '../../state/writer.ts';
import { readValue, summarizeValue, writeValue } from './preference-value.ts';
import { isToldAtField, usePreferenceSave } from './use-preference-save.ts';

const SHOWN_FIRST = 8;

type FreePreferencesProps = {
  preferences: readonly Preference[];
  /** One that has to be shown, however many come before it. */
  wanted: string | undefined;
  onAdd: () => void;
  onSaved: () => void;
};

/** The preferences that are not typed: a table, edited in place. */
export function FreePreferences({ preferences, wanted, onAdd, onSaved }: FreePreferencesProps) {
  const shortcutOf = useShortcuts();
  const [all, setAll] = useState(false);
  const late = preferences.findIndex(({ id }) => id === wanted) >= SHOWN_FIRST;
  const shown = all || late ? preferences : preferences.slice(0, SHOWN_FIRST);
  const hidden = preferences.length - shown.length;
  return (
    <section className="pt-section" aria-label={t('preferences.more')}>
      <div className="sec-h">
        <h2>{t('preferences.more')}</h2>
        <span className="count">{formatNumber(preferences.length)}</span>
        <span className="grow" />
        <Button kind="ghost" shortcut={shortcutOf('add')} onClick={onAdd}>
          <Icon of={Plus} />
          {t('action.add')}
        </Button>
      </div>
      {preferences.length === 0 ? (
        <p className="t2">{t('preferences.moreDetail')}</p>
      ) : (
        <table className="table pt">
          <thead>
            <tr>
              <th>{t('preferences.key')}</th>
              <th>{t('preferences.value')}</th>
              <th>{t('preferences.origin')}</th>
              <th>{t('preferences.confidence')}</th>
              <th>
                <span className="sr">{t('preferences.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((preference) => (
              <FreeRow key={preference.id} preference={preference} onSaved={onSaved} />
            ))}
          </tbody>
        </table>
      )}
      {hidden === 0 ? null : (
        <button type="button" className="link show-more" onClick={() => setAll(true)}>
          {t('preferences.showMore', { count: formatNumber(hidden) })}
        </button>
      )}
    </section>
  );
}

function FreeRow({ preference, onSaved }: { preference: Preference; onSaved: () => void }) {
  const { id, key, value, locked, origin, confidence, updatedAt } = preference;
  const { keep, remove } = usePreferenceSave(key, onSaved);
  const drafts = useEditDraft(`preferences.value ${id}`);
  const lock = useChange('preferences.lock');
  const kind = typeof value === 'string' ? 'text' : 'json';
  return (
    <tr data-preference={id}>
      <td className="med pt-key">{key}</td>
      <td className="pt-value">
        <InlineEdit
          label={t('preferences.valueOf', { key })}
          className={kind === 'json' ? 'mono' : ''}
          value={writeValue(value)}
          display={summarizeValue(value)}
          version={updatedAt}
          placeholder={t('conflict.empty')}
          multiline
          drafts={drafts}
          onSave={async (draft, version, before) =>
            keep(readValue(draft, kind), { value: readValue(before, kind), version })
          }
          readConflict={(failure) => readFieldConflict(failure, 'value')}
          explain={(failure) => (isToldAtField(failure) ? failure.message : null)}
        />
      </td>
      <td className="t2" title={formatFull(updatedAt)}>
        <Who name={writerName(origin)} />
      </td>
      <td>
        <Confidence value={confidence} />
      </td>
      <td className="pt-actions">
        <IconButton
          icon={locked ? Lock : LockOpen}
          role="switch"
          aria-checked={locked}
          className={locked ? 'lock-on' : ''}
          label={locked ? t('preferences.lockedKey', { key }) : t('preferences.openKey', { key })}
          onClick={() => lock.mutate({ id, locked: !locked })}
        />
        <IconButton
          icon={Trash2}
          label={t('preferences.removeKey', { key })}
          onClick={() => void remove(id).catch(() => undefined)}
        />
      </td>
    </tr>
  );
}
