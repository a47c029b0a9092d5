import { useId, useRef, useState } from 'react';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Steps } from '../../components/steps.tsx';
import { formatNumber, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import type { SessionList } from './use-session-list.ts';

/** Asks for the project, topics and importance that all selected sessions are to have. What is left empty stays. */
export function ChangeSessions({ sessions, onClose }: { sessions: SessionList; onClose: () => void }) {
  const [project, setProject] = useState('');
  const [topics, setTopics] = useState('');
  const [importance, setImportance] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const known = useRead('sessions.facets', {}).data?.projects ?? [];
  const listId = useId();
  const addTopics = topicsIn(topics);
  const nothing = project.trim() === '' && addTopics.length === 0 && importance === null;

  function submit() {
    setTried(true);
    if (nothing) return;
    sessions.changeSelected({
      ...(project.trim() === '' ? {} : { project: project.trim() }),
      ...(addTopics.length === 0 ? {} : { addTopics }),
      ...(importance === null ? {} : { importance }),
    });
    onClose();
  }

  return (
    <FormDialog
      title={t('sessions.changeMany', { count: formatNumber(sessions.selection.count) })}
      action={t('action.save')}
      first={field}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('sessions.project')} problem={tried && nothing ? t('sessions.changeNothing') : null}>
        {(control) => (
          <>
            <input
              {...control}
              ref={field}
              className="input"
              list={listId}
              maxLength={1000}
              placeholder={t('common.unchanged')}
              value={project}
              onChange={(event) => setProject(event.target.value)}
            />
            <datalist id={listId}>
              {known.map(({ value }) => (
                <option key={value}>{value}</option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t('sessions.topics')}>
        {(control) => (
          <input
            {...control}
            className="input"
            placeholder={t('sessions.topicsHint')}
            value={topics}
            onChange={(event) => setTopics(event.target.value)}
          />
        )}
      </Field>
      <div className="field">
        <span className="semi">{t('sessions.importance')}</span>
        <span className="flex">
          <Steps label={t('sessions.importanceSteps')} value={importance ?? 0} onChoose={setImportance} />
          <span className="t2 tn">
            {importance === null ? t('common.unchanged') : formatRatio(importance)}
          </span>
        </span>
      </div>
      <p className="t2">{t('sessions.changeNote')}</p>
    </FormDialog>
  );
}

/** Topics as they are typed: with commas between them. */
function topicsIn(text: string): string[] {
  const topics = text.split(',').map((topic) => topic.trim().slice(0, 100));
  return [...new Set(topics.filter((topic) => topic !== ''))].slice(0, 50);
}
