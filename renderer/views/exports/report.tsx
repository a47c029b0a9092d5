import { CircleCheck, CircleSlash, Download, TriangleAlert } from 'lucide-react';
import { ExportResult } from '../../../shared/entities/export.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { Button } from '../../components/button.tsx';
import { Figures } from '../../components/figures.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { t, tell } from '../../i18n/index.ts';
import { useSaveExport } from '../../state/save-export.ts';
import { figuresOf } from './counts.ts';

/** What a finished export is saved or removed by. */
export type FinishedExport = Readonly<{ id: string; name: string }>;

type ExportReportProps = { job: Job; onRemove: (one: FinishedExport) => void; onClose: () => void };

/** What an export that has ended came to. */
export function ExportReport({ job, onRemove, onClose }: ExportReportProps) {
  const result = job.state === 'done' ? ExportResult.safeParse(job.result).data : undefined;
  if (result === undefined) return <Ended job={job} onClose={onClose} />;
  return <Done result={result} onRemove={onRemove} onClose={onClose} />;
}

type DoneProps = Omit<ExportReportProps, 'job'> & { result: ExportResult };

function Done({ result, onRemove, onClose }: DoneProps) {
  const save = useSaveExport();
  const { name, bytes, counts, path } = result;
  const size = { label: t('exports.figure.size'), value: formatBytes(bytes) };
  return (
    <section className="card" aria-label={t('exports.report')}>
      <div className="card-b">
        <h2 className="flex" role="status">
          <Icon of={CircleCheck} />
          <span className="grow">{t('exports.report.done', { name })}</span>
        </h2>
        <p className="t2 anywhere">
          {path === null ? t('exports.report.doneDetail') : t('exports.report.savedDetail', { path })}
        </p>
        <Figures figures={[size, ...figuresOf(counts)]} />
        {result.changedWhileWriting ? (
          <div className="notice warn">
            <Icon of={TriangleAlert} />
            <p className="grow">{t('exports.changed')}</p>
          </div>
        ) : null}
      </div>
      <div className="card-f">
        <span className="grow" />
        <Button kind="ghost" onClick={onClose}>
          {t('exports.again')}
        </Button>
        {path === null ? (
          <>
            <Button onClick={() => onRemove(result)}>{t('action.remove')}</Button>
            <Button
              kind="primary"
              aria-disabled={save.isPending}
              onClick={() => save.isPending || save.mutate(result)}
            >
              <Icon of={Download} />
              {t('exports.save')}
            </Button>
          </>
        ) : null}
      </div>
    </section>
  );
}

/** It ended without a file. */
function Ended({ job, onClose }: Omit<ExportReportProps, 'onRemove'>) {
  const state = job.state === 'cancelled' || job.state === 'interrupted' ? job.state : 'failed';
  return (
    <section className="card" aria-label={t(`exports.report.${state}`)}>
      <div className="card-b">
        <h2 className="flex" role={state === 'cancelled' ? 'status' : 'alert'}>
          <Icon of={state === 'cancelled' ? CircleSlash : TriangleAlert} />
          <span className="grow">{t(`exports.report.${state}`)}</span>
        </h2>
        {job.error === null ? null : <p>{tell(job.error.message)}</p>}
        <p className="t2">{t('exports.report.noneDetail')}</p>
      </div>
      <div className="card-f">
        <span className="grow" />
        <Button kind="primary" onClick={onClose}>
          {t('exports.again')}
        </Button>
      </div>
    </section>
  );
}
