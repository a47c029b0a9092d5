import { CircleCheck, CircleSlash, TriangleAlert, Undo2 } from 'lucide-react';
import type { Import } from '../../../shared/entities/import.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Figures, type Figure } from '../../components/figures.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t, tell } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { BroughtLinks } from './brought-links.tsx';
import { listOf, Problems } from './problems.tsx';
import { canUndo, useImportActions } from './use-import-actions.ts';

type ImportReportProps = { job: Job; onAgain: () => void; onClose: () => void };

/** What an import that has ended did. */
export function ImportReport({ job, onAgain, onClose }: ImportReportProps) {
  const { data: one } = useRead(
    'imports.get',
    { id: job.subjectId ?? '' },
    { enabled: job.subjectId !== null },
  );
  const actions = useImportActions();
  if (one === undefined) return null;
  const stopped = one.status === 'failed' || one.status === 'interrupted';
  return (
    <section className="card" aria-label={t('imports.copyReport')}>
      <div className="card-b">
        <h2 className="flex" role="status">
          <Icon of={iconOf(one.status)} />
          <span className="grow">{t(`imports.report.${one.status}`, { name: one.name })}</span>
          <CopyButton text={writeReport(one, job)} label={t('imports.copyReport')} />
        </h2>
        <Explanation status={one.status} message={job.error?.message ?? null} />
        {one.status === 'cancelled' ? null : (
          <>
            <Figures figures={figuresOf(one)} />
            <Problems
              summary={t('imports.problemsWere', { count: one.counts.problems })}
              problems={one.problems}
              count={one.counts.problems}
            />
          </>
        )}
      </div>
      <div className="card-f">
        <span className="grow brought">
          {canUndo(one) ? <BroughtLinks one={one} className="link" /> : null}
        </span>
        {canUndo(one) ? (
          <Button kind="ghost" onClick={() => actions.undo(one)}>
            <Icon of={Undo2} />
            {t('imports.undo')}
          </Button>
        ) : null}
        {one.status === 'undone' ? (
          <Button kind="ghost" onClick={() => actions.restore(one)}>
            {t('imports.restore')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('action.close')}</Button>
        <Button kind="primary" onClick={onAgain}>
          {stopped || one.status === 'cancelled' ? t('imports.again') : t('imports.chooseAnother')}
        </Button>
      </div>
    </section>
  );
}

function Explanation({ status, message }: { status: Import['status']; message: string | null }) {
  if (status === 'cancelled') return <p className="t2">{t('imports.report.cancelledDetail')}</p>;
  if (status === 'undone') return <p className="t2">{t('imports.report.undoneDetail')}</p>;
  if (status !== 'failed' && status !== 'interrupted') return null;
  return (
    <div className="notice bad" role="alert">
      <Icon of={TriangleAlert} />
      <div className="grow">
        {message === null ? null : <p>{tell(message)}</p>}
        <p className="t2">{t('imports.report.failedDetail')}</p>
      </div>
    </div>
  );
}

function iconOf(status: Import['status']) {
  if (status === 'done') return CircleCheck;
  return status === 'failed' || status === 'interrupted' ? TriangleAlert : CircleSlash;
}

/** The numbers of a report; those that are seldom anything only where they are. */
function figuresOf({ counts }: Import): Figure[] {
  const talks = counts.sessions > 0 || counts.knowledge + counts.records === 0;
  const facts = { label: t('imports.figure.addedFacts'), count: counts.addedKnowledge };
  const always = talks
    ? [
        { label: t('imports.figure.addedSessions'), count: counts.addedSessions },
        { label: t('imports.figure.addedMessages'), count: counts.addedMessages },
        { label: t('imports.figure.known'), count: counts.knownMessages },
      ]
    : [facts];
  const seldom = [
    ...(talks ? [facts] : []),
    { label: t('imports.figure.addedRelations'), count: counts.addedRelations },
    { label: t('imports.figure.addedRecords'), count: counts.addedRecords },
  ].filter(({ count }) => count > 0);
  const left = [
    { label: t('imports.figure.inTrash'), count: counts.inTrash },
    { label: t('imports.figure.problems'), count: counts.problems, warn: counts.problems > 0 },
  ];
  return [...always, ...seldom, ...left].map(({ count, ...figure }) => ({
    ...figure,
    value: formatNumber(count),
  }));
}

function writeReport(one: Import, job: Job): string {
  const lines = [
    t(`imports.report.${one.status}`, { name: one.name }),
    ...(job.error === null ? [] : [tell(job.error.message)]),
    ...figuresOf(one).map(({ label, value }) => `${label}: ${value}`),
    listOf(one.problems),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
