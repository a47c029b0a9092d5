import { useState, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckRow } from '../../components/check-row.tsx';
import { Field } from '../../components/field.tsx';
import { Figures } from '../../components/figures.tsx';
import { formatBytes, formatDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { PreviewExamples } from './preview-examples.tsx';
import { previewFigures } from './preview-figures.ts';
import { Problems } from './problems.tsx';
import type { ImportChoices, Preview } from './use-import-flow.ts';

type ImportPreviewProps = {
  /** The source as the person knows it: the name of a file, of a place. */
  title: string;
  preview: Preview;
  starting: boolean;
  onStart: (choices: ImportChoices) => void;
  onCancel: () => void;
};

/** What a file would bring, before anything is saved. */
export function ImportPreview({ title, preview, starting, onStart, onCancel }: ImportPreviewProps) {
  const [name, setName] = useState(nameOf(title));
  const [revive, setRevive] = useState(false);
  const [ignoreDamage, setIgnoreDamage] = useState(false);
  const brings = preview.newMessages + newOthers(preview) > 0 || revive;
  const ready = brings && !starting && (!preview.damaged || ignoreDamage);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const named = name.trim() === '' ? title : name.trim();
    if (ready) onStart({ name: named, reviveUndone: revive, ignoreDamage });
  }

  return (
    <form className="card" onSubmit={submit} aria-label={title}>
      <div className="card-b">
        <h2>{t(`imports.format.${preview.format}`)}</h2>
        <p className="t2 mono clip">
          {t('imports.bytes', { name: title, size: formatBytes(preview.bytes) })}
          <Period preview={preview} />
        </p>
        <Figures figures={previewFigures(preview)} />
        {preview.estimated ? <p className="meta">{t('imports.estimated')}</p> : null}
        <PreviewExamples preview={preview} />
        <Problems
          summary={t('imports.problems', { count: preview.problemCount })}
          problems={preview.problems}
          count={preview.problemCount}
        />
        {preview.damaged ? (
          <Choice
            label={t('imports.ignoreDamage')}
            detail={t('imports.damaged')}
            checked={ignoreDamage}
            onChange={setIgnoreDamage}
          />
        ) : null}
        {preview.inTrash === 0 ? null : (
          <Choice
            label={t('imports.revive')}
            detail={t('imports.reviveDetail', { count: preview.inTrash })}
            checked={revive}
            onChange={setRevive}
          />
        )}
        {brings ? (
          <Field label={t('imports.name')}>
            {(control) => (
              <input
                {...control}
                className="input"
                maxLength={200}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        ) : null}
      </div>
      <div className="card-f">
        <span className="meta grow">{brings ? t('imports.readingDetail') : nothingText(preview)}</span>
        <Button kind="ghost" onClick={onCancel}>
          {brings ? t('action.cancel') : t('action.close')}
        </Button>
        {brings ? (
          <Button kind="primary" type="submit" aria-disabled={!ready}>
            {runText(preview)}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

type ChoiceProps = { label: string; detail: string; checked: boolean; onChange: (on: boolean) => void };

/** Something that is done only when the person wants it, and why it would be. */
function Choice({ label, detail, checked, onChange }: ChoiceProps) {
  return (
    <div>
      <CheckRow label={label} checked={checked} onChange={() => onChange(!checked)} />
      <p className="meta under-check">{detail}</p>
    </div>
  );
}

function Period({ preview: { firstAt, lastAt } }: { preview: Preview }) {
  if (firstAt === null || lastAt === null) return null;
  const [first, last] = [formatDate(firstAt), formatDate(lastAt)];
  return <span className="sep">{first === last ? first : t('imports.period', { first, last })}</span>;
}

function runText(preview: Preview): string {
  if (preview.newMessages > 0) {
    return t('imports.run', { count: t('imports.messages', { count: preview.newMessages }) });
  }
  if (preview.newKnowledge > 0 && preview.newRecords === 0) {
    return t('imports.run', { count: t('imports.factCount', { count: preview.newKnowledge }) });
  }
  return newOthers(preview) > 0 ? t('imports.runAll') : t('imports.runRevive');
}

/** What is new beside messages. */
function newOthers({ newKnowledge, newRelations, newRecords }: Preview): number {
  return newKnowledge + newRelations + newRecords;
}

function nothingText(preview: Preview): string {
  if (preview.messages + preview.knowledge + preview.records === 0) return t('imports.nothingFound');
  if (preview.inTrash > 0) return t('imports.reviveDetail', { count: preview.inTrash });
  return t('imports.nothingNew');
}

/** The name of a file without its ending. */
function nameOf(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, '') || fileName;
}
