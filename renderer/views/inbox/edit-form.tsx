import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Candidate, Proposal } from '../../../shared/entities/proposal.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { t } from '../../i18n/index.ts';
import { useDraft } from '../../state/drafts.ts';
import { formOf } from './form-of.ts';
import { keyOf, withKey, withWords, wordsNow } from './candidate.ts';
import type { Details } from './use-triage.ts';

type EditFormProps = {
  proposal: Proposal;
  details: Details | undefined;
  /** Both are to stand: it needs a name of its own. */
  naming: boolean;
  onKeep: (candidate: Candidate, told?: string) => void;
  onCancel: () => void;
};

/** Keeps what is proposed in other words, or under another name. */
export function EditForm({ proposal, details, naming, onKeep, onCancel }: EditFormProps) {
  const { candidate, record } = proposal;
  const before = keyOf(candidate);
  const draft = useDraft(formOf(proposal, naming ? 'name' : 'edit'), {
    words: wordsNow(candidate, details?.record),
    key: before ?? '',
  });
  const { words, key } = draft.fields;
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  // Of what is stored already only the words are changed here.
  const named = before !== null && record === null;
  const keyProblem =
    key.trim() === ''
      ? t('knowledge.missing')
      : naming && key.trim() === before
        ? t('inbox.nameTaken')
        : null;
  const wordsProblem = words.trim() === '' ? t('knowledge.missing') : null;

  function keep() {
    setTried(true);
    if (wordsProblem !== null || (named && keyProblem !== null)) return;
    draft.drop();
    const edited = withWords(candidate, words.trim());
    onKeep(named ? withKey(edited, key.trim()) : edited, naming ? t('inbox.did.keepBoth') : undefined);
  }

  function giveUp() {
    draft.drop();
    onCancel();
  }

  const keys = leaveOrKeep(giveUp, keep);
  return (
    <form
      className="form triage-form"
      aria-label={t(naming ? 'inbox.naming' : 'inbox.editing')}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      {naming ? <p className="t2">{t('inbox.namingDetail')}</p> : null}
      {named ? (
        <Field label={t('inbox.field.key')} problem={tried ? keyProblem : null}>
          {(control) => (
            <input
              {...control}
              ref={naming ? first : null}
              className="input"
              maxLength={200}
              onKeyDown={keys}
              value={key}
              onChange={(event) => draft.set({ key: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('inbox.field.words')} problem={tried ? wordsProblem : null}>
        {(control) => (
          <textarea
            {...control}
            ref={naming ? null : first}
            className="textarea"
            rows={3}
            onKeyDown={keys}
            value={words}
            onChange={(event) => draft.set({ words: event.target.value })}
          />
        )}
      </Field>
      <div className="acts">
        <Button kind="primary" type="submit">
          {t(naming ? 'inbox.keepBoth' : 'inbox.accept')}
        </Button>
        <Button kind="ghost" onClick={giveUp}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** In a field, Escape leaves the form, and Enter with Ctrl or ⌘ keeps what it says. */
export function leaveOrKeep(leave: () => void, keep: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
    else return;
    event.preventDefault();
  };
}
