import { X } from 'lucide-react';
import type { Session } from '../../../shared/entities/session.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Importance } from '../../components/importance.tsx';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import { formatDuration, formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { textOfValue } from '../../state/field-save.ts';
import { useChange } from '../../state/queries.ts';
import { HistorySection, type HistoryFields } from '../record/history-section.tsx';
import { HiddenSecrets } from '../record/hidden-secrets.tsx';
import { resumeCommand } from './resume-command.ts';
import { sourceName } from './source-name.ts';
import { ParentLink, SubSessions } from './sub-sessions.tsx';
import { useSessionSave } from './use-session-save.ts';

type InspectorProps = { session: Session; onClose: () => void };

/** What is known about a session beside its messages. */
export function Inspector({ session, onClose }: InspectorProps) {
  return (
    <aside className="pane pane-inspector" aria-label={t('sessions.inspector')}>
      <div className="pane-head">
        <h2 className="grow">{t('sessions.inspector')}</h2>
        <IconButton icon={X} label={t('sessions.closeInspector')} onClick={onClose} />
      </div>
      <div className="scroll">
        <HiddenSecrets entity="session" id={session.id} record={session} />
        <Summary session={session} />
        <Topics session={session} />
        <Details session={session} />
        <SubSessions session={session} />
        <HistorySection entity="session" id={session.id} fields={useHistoryFields(session)} />
      </div>
    </aside>
  );
}

/** The fields a person can put back to what they were. */
function useHistoryFields(session: Session): HistoryFields {
  const { mutate } = useChange('sessions.update');
  const field = (key: 'title' | 'summary' | 'topics' | 'importance' | 'project' | 'model', name: string) => ({
    name,
    write: textOfValue,
    current: session[key],
    restore: (value: unknown) =>
      mutate({ id: session.id, [key]: value, expectedUpdatedAt: session.updatedAt }),
  });
  return {
    title: field('title', t('sessions.titleField')),
    summary: field('summary', t('sessions.summary')),
    topics: field('topics', t('sessions.topics')),
    importance: field('importance', t('sessions.importance')),
    project: field('project', t('sessions.project')),
    model: field('model', t('sessions.model')),
  };
}

function Summary({ session }: { session: Session }) {
  const save = useSessionSave(session, 'summary');
  const summarize = useChange('sessions.summarize');
  return (
    <div className="section">
      <h3>{t('sessions.summary')}</h3>
      <InlineEdit
        {...save}
        className="t2"
        label={t('sessions.summary')}
        placeholder={t('sessions.noSummary')}
        multiline
      />
      {session.summary === null && session.messageCount > 0 ? (
        <Button kind="ghost" onClick={() => summarize.mutate({ id: session.id })}>
          {t('sessions.summarize')}
        </Button>
      ) : null}
    </div>
  );
}

/** What a session is about. Each topic is added or taken away by itself, whatever others did to the rest. */
function Topics({ session: { id, topics } }: { session: Session }) {
  const { mutate } = useChange('sessions.updateMany');
  return (
    <div className="section">
      <h3>{t('sessions.topics')}</h3>
      <TagEditor
        tags={topics}
        addText={t('action.add')}
        addLabel={t('sessions.addTopic')}
        removeLabel={(topic) => t('sessions.removeTopic', { topic })}
        onAdd={(topic) => mutate({ ids: [id], addTopics: [topic] })}
        onRemove={(topic) => mutate({ ids: [id], removeTopics: [topic] })}
      />
    </div>
  );
}

function Details({ session }: { session: Session }) {
  const resume = resumeCommand(session);
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    [t('sessions.model'), session.model],
    [t('sessions.project'), session.project],
    [t('sessions.source'), sourceName(session.source)],
    [t('sessions.started'), session.startedAt && formatFull(session.startedAt)],
    [t('sessions.lastActive'), formatFull(session.lastActive)],
    [
      t('sessions.duration'),
      session.durationSeconds === null ? null : formatDuration(session.durationSeconds),
    ],
  ];
  return (
    <div className="section">
      <h3>{t('sessions.details')}</h3>
      <dl className="kv right">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="kv-pair">
              <dt>{name}</dt>
              <dd className="tn">{value}</dd>
            </div>
          ),
        )}
        <div className="kv-pair">
          <dt>{t('sessions.importance')}</dt>
          <dd>
            <Importance value={session.importance} />
          </dd>
        </div>
        {session.parentSessionId === null ? null : (
          <div className="kv-pair">
            <dt>{t('sessions.parent')}</dt>
            <dd>
              <ParentLink id={session.parentSessionId} />
            </dd>
          </div>
        )}
      </dl>
      {resume === null ? null : (
        <div className="input mono resume" role="group" aria-label={t('sessions.resume')}>
          <span className="grow clip">{resume}</span>
          <CopyButton text={resume} label={t('sessions.copyResume')} />
        </div>
      )}
    </div>
  );
}
