import { useEffect, useRef } from 'react';
import type { Proposal, ProposalRecord } from '../../../shared/entities/proposal.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChange } from '../../state/queries.ts';
import { MergedFields } from '../memories/merge-dialog.tsx';
import { readStored, wordsNow } from './candidate.ts';
import { leaveOrKeep } from './edit-form.tsx';
import { formOf } from './form-of.ts';
import type { Details } from './use-triage.ts';

type MergeFormProps = {
  proposal: Proposal;
  details: Details;
  onMerge: (into: ProposalRecord, text: string) => void;
  onCancel: () => void;
};

/** Makes one of both: which of them stays, what it says from then on, and what else of it changes. */
export function MergeForm({ proposal, details, onMerge, onCancel }: MergeFormProps) {
  const other = details.others.find(({ living }) => living);
  const { record } = proposal;
  const textOf = (side: 'A' | 'B') =>
    side === 'A'
      ? readStored(other?.entity ?? 'memory', other?.text ?? '')
      : wordsNow(proposal.candidate, details.record);
  const draft = useDraft(formOf(proposal, 'merge'), { stays: 'A', text: textOf('A') });
  const { text } = draft.fields;
  const stays = draft.fields.stays === 'B' ? 'B' : 'A';
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  if (other === undefined) return null;
  const into = stays === 'B' && record !== null ? record : { entity: other.entity, id: other.id };

  function merge() {
    if (text.trim() === '') return;
    draft.drop();
    onMerge(into, text.trim());
  }

  function giveUp() {
    draft.drop();
    onCancel();
  }

  return (
    <form
      className="form triage-form"
      aria-label={t('inbox.merging')}
      onSubmit={(event) => {
        event.preventDefault();
        merge();
      }}
    >
      {record === null ? null : (
        <Seg
          label={t('memories.whichStays')}
          value={stays}
          options={[
            { value: 'A', label: t('inbox.staysA') },
            { value: 'B', label: t('inbox.staysB') },
          ]}
          onChange={(side) =>
            draft.set({ stays: side, ...(text === textOf(stays) ? { text: textOf(side) } : {}) })
          }
        />
      )}
      <Field label={t('inbox.field.merged')} problem={text.trim() === '' ? t('knowledge.missing') : null}>
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className="textarea"
            rows={3}
            onKeyDown={leaveOrKeep(giveUp, merge)}
            value={text}
            onChange={(event) => draft.set({ text: event.target.value })}
          />
        )}
      </Field>
      {record?.entity === 'memory' && other.entity === 'memory' ? (
        <Preview ids={[other.id, record.id]} canonicalId={into.id} />
      ) : null}
      <div className="acts">
        <Button kind="primary" type="submit">
          {t('memories.merge')}
        </Button>
        <Button kind="ghost" onClick={giveUp}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What else of the memory that stays would change. */
function Preview({ ids, canonicalId }: { ids: readonly [string, string]; canonicalId: string }) {
  const [one, other] = ids;
  const { mutate, data } = useChange('memories.merge');
  useEffect(
    () => mutate({ ids: [one, other], canonicalId, preview: true }),
    [mutate, one, other, canonicalId],
  );
  return data === undefined ? null : <MergedFields {...data} />;
}
