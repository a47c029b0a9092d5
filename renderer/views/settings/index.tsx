import { Link, useSearch } from '@tanstack/react-router';
import { Search, SearchX } from 'lucide-react';
import { Fragment, useEffect, useId, useRef, useState } from 'react';
import type { Settings } from '../../../shared/entities/settings.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Screen } from '../../components/screen.tsx';
import { t } from '../../i18n/index.ts';
import { useCommand } from '../../state/commands.ts';
import { notify } from '../../state/notices.ts';
import { useConnection } from '../../state/connection-context.ts';
import { useSettings } from '../../state/settings.ts';
import { ShortcutSettings } from '../palette/shortcut-settings.tsx';
import { findSettings, isOfUse, type SettingKey, type ShownGroup } from './catalogue.ts';
import { Desktop } from './desktop.tsx';
import { MeaningStatus } from './meaning-status.tsx';
import { ModelConnection } from './model-connection.tsx';
import { PartSetting } from './part-setting.tsx';
import { nameOfPart } from './parts.ts';
import { ProgramAccess } from './program-access.tsx';
import { RecentJobs } from './recent-jobs.tsx';
import { SettingControl } from './setting-control.tsx';
import { SettingRow } from './setting-row.tsx';
import { Storage } from './storage.tsx';
import { type SettingOutcomes, useSettingOutcomes } from './use-setting-outcomes.ts';
import { Updates } from './updates.tsx';
import { YourName } from './your-name.tsx';

/** Everything that can be set, what is known of the store, and what ran in the background. */
export function SettingsView() {
  const [words, setWords] = useState('');
  const [resetting, setResetting] = useState(false);
  const outcomes = useSettingOutcomes();
  const settings = useSettings({
    onFailure: (error, keys) =>
      keys.forEach((key) => outcomes.tell(key, { kind: 'problem', message: error.message })),
  });
  const groups = findSettings(words.trim());
  useGroupOfAddress(settings.values !== undefined);
  return (
    <div className="split" data-screen="settings">
      <Index groups={groups} />
      <Screen
        title={t('shell.settings')}
        actions={
          <>
            <FindField words={words} onWords={setWords} />
            <Button disabled={settings.modified.length === 0} onClick={() => setResetting(true)}>
              {t('settings.resetAll')}
            </Button>
          </>
        }
      >
        <div className="scroll">
          <div className="settings">
            {settings.error === null ? null : (
              <ErrorState
                message={settings.error.message}
                technical={settings.error.code}
                onRetry={settings.retry}
              />
            )}
            {groups.length === 0 ? <NoMatch words={words.trim()} onShowAll={() => setWords('')} /> : null}
            {groups.map((group) => (
              <GroupSection key={group.group} shown={group} settings={settings} outcomes={outcomes} />
            ))}
          </div>
        </div>
      </Screen>
      {resetting ? (
        <ResetDialog
          count={settings.modified.length}
          onClose={() => setResetting(false)}
          onReset={() => {
            setResetting(false);
            settings.reset(settings.modified, () => {
              outcomes.clear();
              notify({ kind: 'done', title: t('settings.resetDone') });
            });
          }}
        />
      ) : null}
    </div>
  );
}

/** Shows the group the address names, once it is there. */
function useGroupOfAddress(ready: boolean) {
  const { group } = useSearch({ from: '/settings' });
  useEffect(() => {
    if (ready && group !== undefined) showGroup(group);
  }, [ready, group]);
}

function showGroup(group: string) {
  const section = document.getElementById(`settings-${group}`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

function FindField({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useCommand('findSetting', {
    run: () => field.current?.focus(),
  });
  return (
    <label className="input find-setting">
      <Icon of={Search} size="small" />
      <input
        ref={field}
        type="text"
        aria-label={t('settings.find')}
        placeholder={t('settings.find')}
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onWords('');
        }}
      />
    </label>
  );
}

function NoMatch({ words, onShowAll }: { words: string; onShowAll: () => void }) {
  return (
    <EmptyState icon={SearchX} title={t('settings.noMatch', { words })} detail={t('settings.noMatchDetail')}>
      <Button onClick={onShowAll}>{t('settings.showAll')}</Button>
    </EmptyState>
  );
}

/** The groups that are shown, to jump to. */
function Index({ groups }: { groups: readonly ShownGroup[] }) {
  return (
    <nav className="pane facets settings-index" aria-label={t('settings.groups')}>
      {groups.map(({ group, title }) => (
        <button key={group} type="button" className="nav" onClick={() => showGroup(group)}>
          <span className="clip">{title}</span>
        </button>
      ))}
    </nav>
  );
}

type GroupSectionProps = {
  shown: ShownGroup;
  settings: ReturnType<typeof useSettings>;
  outcomes: SettingOutcomes;
};

function GroupSection({ shown: { group, title, keys, parts }, settings, outcomes }: GroupSectionProps) {
  const { values } = settings;
  const inBrowser = useConnection().desktop === null;
  return (
    <section id={`settings-${group}`} className="settings-group" aria-label={title} tabIndex={-1}>
      <h2>{title}</h2>
      {values === undefined
        ? null
        : keys
            .filter((key) => isOfUse(key, values, inBrowser))
            .map((key) => (
              <Setting key={key} setting={key} values={values} settings={settings} outcomes={outcomes} />
            ))}
      {values === undefined
        ? null
        : parts.map((part, index) => (
            <Fragment key={nameOfPart(part)}>
              {parts[index - 1]?.kind === part.kind ? null : (
                <h3 className="settings-parts">{t(`settings.parts.${part.kind}`)}</h3>
              )}
              <PartSetting part={part} values={values} outcomes={outcomes} />
            </Fragment>
          ))}
      {group === 'models' && values !== undefined ? (
        <ModelConnection
          values={values}
          onChoose={(model) =>
            settings.save('chat.model', model, () => outcomes.tell('chat.model', { kind: 'saved' }))
          }
        />
      ) : null}
      {group === 'meaning' && values !== undefined ? (
        <MeaningStatus
          values={values}
          onChoose={(model) =>
            settings.save('embeddings.model', model, () =>
              outcomes.tell('embeddings.model', { kind: 'saved' }),
            )
          }
        />
      ) : null}
      {group === 'programs' && values !== undefined ? <ProgramAccess values={values} /> : null}
      {group === 'desktop' ? <Desktop /> : null}
      {group === 'updates' && values !== undefined ? <Updates values={values} save={settings.save} /> : null}
      {group === 'shortcuts' ? <ShortcutSettings /> : null}
      {group === 'you' ? <YourName /> : null}
      {group === 'backups' ? <BackupsLink /> : null}
      {group === 'storage' ? <Storage /> : null}
      {group === 'jobs' ? <RecentJobs /> : null}
    </section>
  );
}

function BackupsLink() {
  return (
    <p className="setting-link">
      <Link className="btn" to="/backups">
        {t('settings.backups.open')}
      </Link>
    </p>
  );
}

type SettingProps = Omit<GroupSectionProps, 'shown'> & { setting: SettingKey; values: Settings };

function Setting({ setting, values, settings, outcomes }: SettingProps) {
  const problemId = useId();
  const outcome = outcomes.of(setting);
  const saved = (key: SettingKey) => () => outcomes.tell(key, { kind: 'saved' });
  return (
    <SettingRow
      label={t(`settings.${setting}`)}
      detail={t(`settings.${setting}.detail`)}
      modified={settings.modified.includes(setting)}
      onReset={() => settings.reset([setting], saved(setting))}
      outcome={outcome}
      problemId={problemId}
    >
      <SettingControl
        setting={setting}
        values={values}
        problemId={problemId}
        invalid={outcome?.kind === 'problem'}
        onSave={(key, value) => settings.save(key, value, saved(key))}
        onProblem={(message) =>
          outcomes.tell(setting, message === null ? undefined : { kind: 'problem', message })
        }
      />
    </SettingRow>
  );
}

type ResetDialogProps = { count: number; onClose: () => void; onReset: () => void };

function ResetDialog({ count, onClose, onReset }: ResetDialogProps) {
  return (
    <ConfirmDialog
      title={t('settings.resetAllTitle')}
      action={t('settings.resetAll')}
      onConfirm={onReset}
      onClose={onClose}
    >
      <p className="t2">{t('settings.resetAllDetail', { count })}</p>
    </ConfirmDialog>
  );
}
