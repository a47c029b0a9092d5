import { useState, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckRow } from '../../components/check-row.tsx';
import { Field } from '../../components/field.tsx';
import { Figures, type Figure } from '../../components/figures.tsx';
import { formatBytes, formatDate, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Problems } from './problems.tsx';
import type { ImportChoices, Preview } from './use-import-flow.ts';

type ImportPreviewProps = {
  preview: Preview;
  starting: boolean;
  onStart: (choices: ImportChoices) => void;
  onCancel: () => void;
};

/** What a file would bring, before anything is saved. */
export function ImportPreview({ preview, starting, onStart, onCancel }: ImportPreviewProps) {
  const [name, setName] = useState(nameOf(preview.fileName));
  const [revive, setRevive] = useState(false);
  const [ignoreDamage, setIgnoreDamage] = useState(false);
  const brings = preview.newMessages + newOthers(preview) > 0 || revive;
  const ready = brings && !starting && (!preview.damaged || ignoreDamage);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const named = name.trim() === '' ? preview.fileName : name.trim();
    if (ready) onStart({ name: named, reviveUndone: revive, ignoreDamage });
  }

  return (
    <form className="card" onSubmit={submit} aria-label={preview.fileName}>
      <div className="card-b">
        <h2>{t(`imports.format.${preview.format}`)}</h2>
        <p className="t2 mono clip">
          {t('imports.bytes', { name: preview.fileName, size: formatBytes(preview.bytes) })}
          <Period preview={preview} />
        </p>
        <Figures figures={figuresOf(preview)} />
        <Examples preview={preview} />
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

const SHOWN_EXAMPLES = 6;

function Examples({ preview }: { preview: Preview }) {
  if (preview.examples.length === 0) return null;
  return (
    <table className="table examples">
      <caption className="sr">{t('imports.examples')}</caption>
      <tbody>
        {preview.examples.slice(0, SHOWN_EXAMPLES).map((example, index) => (
          // Examples have no id, and two may be alike; they never change their order.
          <tr key={index}>
            <td className="clip">{example.title === '' ? t('imports.untitled') : example.title}</td>
            <td className="meta nowrap">{example.known ? t('imports.example.known') : ''}</td>
            <td className="num t2">{formatNumber(example.messages)}</td>
            <td className="num t3 nowrap">{example.at === null ? '' : formatDate(example.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The numbers of a preview; those that are seldom anything show only when they are. */
function figuresOf(preview: Preview): Figure[] {
  const known = Math.max(0, preview.sessions - preview.newSessions - preview.inTrash);
  const seldom = [
    { label: t('imports.figure.facts'), count: preview.newKnowledge },
    { label: t('imports.figure.relations'), count: preview.newRelations },
    { label: t('imports.figure.records'), count: preview.newRecords },
    { label: t('imports.figure.inTrash'), count: preview.inTrash },
    { label: t('imports.figure.problems'), count: preview.problemCount, warn: true },
  ];
  return [
    { label: t('imports.figure.sessions'), value: formatNumber(preview.sessions) },
    { label: t('imports.figure.messages'), value: formatNumber(preview.messages) },
    { label: t('imports.figure.new'), value: formatNumber(preview.newMessages) },
    { label: t('imports.figure.knownSessions'), value: formatNumber(known) },
    ...seldom
      .filter(({ count }) => count > 0)
      .map(({ count, ...figure }) => ({ ...figure, value: formatNumber(count) })),
  ];
}

function runText(preview: Preview): string {
  if (preview.newMessages > 0) {
    return t('imports.run', { count: t('imports.messages', { count: preview.newMessages }) });
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
