import { Ellipsis, FileOutput, History, Settings, UserPen } from 'lucide-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useReopened } from '../../state/drafts.ts';
import { askExport } from '../../state/export-request.ts';
import { AddPreference, NEW_PREFERENCE } from './add-preference.tsx';
import { FreePreferences } from './free-preferences.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { PersonName } from './person-name.tsx';
import { useLanding } from './use-landing.ts';
import { ReceivedPane } from './received-pane.tsx';
import { TextPreference } from './text-preference.tsx';
import { ToolsPreference } from './tools-preference.tsx';
import { usePreferences, type Preferences } from './use-preferences.ts';

/** What the person prefers: a form, and beside it what agents receive. */
export function PreferencesView() {
  const navigate = useNavigate();
  const { list, byKey, free } = usePreferences();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [naming, setNaming] = useState(false);
  const [dialog, setDialog] = useState<'add' | 'history' | null>(null);
  useReopened(NEW_PREFERENCE, () => setDialog('add'));
  const { preference: wanted } = useSearch({ from: '/preferences' });
  const frame = useLanding(wanted, !list.loading && !list.hasMore);
  const onSaved = () => setSavedAt(new Date().toISOString());
  const shortcutOf = useShortcuts();
  useCommand('export', { run: askForExport });
  useCommand('add', { label: t('preferences.add'), run: () => setDialog('add') });
  return (
    <div className="split" data-screen="preferences">
      <section className="pane grow pane-form" aria-label={t('shell.preferences')}>
        <div className="pane-head wide">
          <h1>{t('shell.preferences')}</h1>
          <PersonName count={list.total} editing={naming} onEditingChange={setNaming} />
          <span className="grow" />
          <span className="meta tn nowrap" role="status">
            {savedAt === null ? '' : t('preferences.saved', { time: formatTime(savedAt) })}
          </span>
          <Button kind="ghost" onClick={() => setDialog('history')}>
            <Icon of={History} />
            {t('history.title')}
          </Button>
          <Menu
            trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
            items={[
              { label: t('preferences.changeName'), icon: UserPen, run: () => setNaming(true) },
              {
                label: t('exports.ask'),
                icon: FileOutput,
                shortcut: shortcutOf('export'),
                run: askForExport,
              },
              {
                label: t('preferences.settings'),
                icon: Settings,
                run: () => void navigate({ to: '/settings' }),
              },
            ]}
          />
        </div>
        <div className="scroll" ref={frame}>
          {list.error !== null && list.items.length === 0 ? (
            <div className="pane-state">
              <ErrorState
                message={list.error.message}
                technical={list.error.code}
                onRetry={() => list.retry()}
              />
            </div>
          ) : list.loading ? null : (
            <Form
              preferences={{ byKey, free }}
              wanted={wanted}
              onAdd={() => setDialog('add')}
              onSaved={onSaved}
            />
          )}
        </div>
      </section>
      <ReceivedPane />
      {dialog === 'add' ? (
        <AddPreference taken={new Set(byKey.keys())} onClose={() => setDialog(null)} onSaved={onSaved} />
      ) : null}
      {dialog === 'history' ? (
        <HistoryDialog preferences={list.items} onClose={() => setDialog(null)} />
      ) : null}
    </div>
  );
}

function askForExport() {
  askExport([
    { label: t('exports.offer.preferences'), scope: { preferences: { filter: {} } } },
    { label: t('exports.what.everything'), scope: 'everything' },
  ]);
}

type FormProps = {
  preferences: Preferences;
  wanted: string | undefined;
  onAdd: () => void;
  onSaved: () => void;
};

function Form({ preferences, wanted, onAdd, onSaved }: FormProps) {
  const { byKey, free } = preferences;
  return (
    <div className="pform">
      <TextPreference
        name="codingStyle"
        label={t('preferences.codingStyle')}
        placeholder={t('preferences.codingStyleHint')}
        preference={byKey.get('codingStyle')}
        maxLength={20_000}
        multiline
        onSaved={onSaved}
      />
      <TextPreference
        name="communicationTone"
        label={t('preferences.communicationTone')}
        placeholder={t('preferences.toneHint')}
        preference={byKey.get('communicationTone')}
        maxLength={2000}
        suggestions={[
          t('preferences.tone.direct'),
          t('preferences.tone.friendly'),
          t('preferences.tone.formal'),
          t('preferences.tone.thorough'),
        ]}
        onSaved={onSaved}
      />
      <ToolsPreference preference={byKey.get('favoriteTools')} onSaved={onSaved} />
      <TextPreference
        name="projectContext"
        label={t('preferences.projectContext')}
        placeholder={t('preferences.projectHint')}
        preference={byKey.get('projectContext')}
        maxLength={20_000}
        multiline
        onSaved={onSaved}
      />
      <FreePreferences preferences={free} wanted={wanted} onAdd={onAdd} onSaved={onSaved} />
    </div>
  );
}
