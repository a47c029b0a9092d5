import { useEffect, useRef, useState } from 'react';
import type { Memory } from '../../../shared/entities/memory.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Seg } from '../../components/seg.tsx';
import { t, translateName } from '../../i18n/index.ts';
import { textOfValue } from '../../state/field-save.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { writerName } from '../../state/writer.ts';

type MergeDialogProps = { canonical: Memory; other: Memory; onClose: () => void };

/** Two memories side by side, which of them stays, and what it would be: nothing is merged before that was seen. */
export function MergeDialog({ canonical, other, onClose }: MergeDialogProps) {
  const [stays, setStays] = useState<'this' | 'other'>('this');
  const first = useRef<HTMLDivElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const preview = useChange('memories.merge', { handles: () => true });
  const merge = useChange('memories.merge', {
    onDone: () => {
      notifyUndoable(t('memories.merged'));
      onClose();
    },
  });
  const canonicalId = stays === 'this' ? canonical.id : other.id;
  const ids = [canonical.id, other.id];
  const { mutate } = preview;
  useEffect(() => {
    mutate({ ids: [canonical.id, other.id], canonicalId, preview: true });
  }, [mutate, canonical.id, other.id, canonicalId]);

  return (
    <FormDialog
      title={t('memories.mergeTitle')}
      action={t('memories.merge')}
      first={first}
      onSubmit={() => merge.mutate({ ids, canonicalId })}
      onClose={onClose}
    >
      <div ref={first} tabIndex={-1} className="merge">
        <Seg
          label={t('memories.whichStays')}
          value={stays}
          options={[
            { value: 'this', label: t('memories.staysThis') },
            { value: 'other', label: t('memories.staysOther') },
          ]}
          onChange={setStays}
        />
        <div className="merge-sides">
          <Side memory={canonical} stays={stays === 'this'} />
          <Side memory={other} stays={stays === 'other'} />
        </div>
        {preview.error === null ? null : <ErrorState message={preview.error.message} />}
        {preview.data === undefined ? null : <MergedFields {...preview.data} />}
      </div>
    </FormDialog>
  );
}

function Side({ memory, stays }: { memory: Memory; stays: boolean }) {
  return (
    <div className={stays ? 'merge-side stays' : 'merge-side'}>
      <p className="meta">
        {writerName(memory.origin)}
        <span className="sep">{t(stays ? 'memories.stays' : 'memories.isReplaced')}</span>
      </p>
      <p>{memory.content}</p>
    </div>
  );
}

type MergedFieldsProps = { memory: Memory; changed: readonly (keyof Memory)[] };

/** The fields of the one that stays which would change. */
export function MergedFields({ memory, changed }: MergedFieldsProps) {
  const told = changed.filter((field) => field !== 'updatedAt');
  if (told.length === 0) return <p className="t3">{t('memories.mergeKeeps')}</p>;
  return (
    <dl className="kv">
      {told.map((field) => (
        <div key={field} className="kv-pair">
          <dt>{translateName(`memories.field.${field}`, field)}</dt>
          <dd>{textOfValue(memory[field])}</dd>
        </div>
      ))}
    </dl>
  );
}
