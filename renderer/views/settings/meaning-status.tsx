import { CircleCheck, PlugZap } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../../../shared/entities/settings.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatBytes, formatMilliseconds, formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useReadAgain } from '../../state/read-again.ts';
import { ModelNames } from './model-names.tsx';

const POLL_MS = 1000;

type Status = OutputOf<'embeddings.status'>;
type MeaningStatusProps = { values: Settings; onChoose: (model: string) => void };

/** Whether the model for embeddings works, how far its vectors are, and what can be done about them. */
export function MeaningStatus({ values, onChoose }: MeaningStatusProps) {
  const [removing, setRemoving] = useState(false);
  const on = values['embeddings.provider'] !== 'off';
  const status = useRead('embeddings.status', {}, { refetchEveryMs: on && POLL_MS }).data;
  const lookAgain = useReadAgain('embeddings.');
  const pause = useChange('embeddings.pause', { onDone: lookAgain });
  if (status === undefined) return null;
  const kept = status.vectors + status.otherVectors;
  return (
    <div className="model-connection">
      {on ? <Test key={JSON.stringify(whichOf(values))} values={values} onChoose={onChoose} /> : null}
      {status.trouble === null || !on ? null : (
        <ErrorState
          title={t('settings.meaning.trouble')}
          message={status.trouble.message}
          technical={status.trouble.reason}
        />
      )}
      {on && status.model !== '' ? <Filling status={status} /> : null}
      {!on && kept > 0 ? (
        <p className="t2">
          {t('settings.meaning.leftOver', { count: kept, size: formatBytes(status.bytes) })}
        </p>
      ) : null}
      <div className="flex">
        {on && (status.paused || !status.complete) ? (
          <Button
            aria-disabled={pause.isPending}
            onClick={() => pause.isPending || pause.mutate({ paused: !status.paused })}
          >
            {t(status.paused ? 'settings.meaning.goOn' : 'settings.meaning.pause')}
          </Button>
        ) : null}
        {kept > 0 ? (
          <Button kind="ghost" onClick={() => setRemoving(true)}>
            {t('settings.meaning.remove')}
          </Button>
        ) : null}
      </div>
      {removing ? <RemoveDialog onClose={() => setRemoving(false)} /> : null}
    </div>
  );
}

/** What a test is of: what was found of another model says nothing of this one. */
function whichOf(values: Settings) {
  return [values['embeddings.provider'], values['embeddings.baseUrl'], values['embeddings.folder']];
}

function Test({ values, onChoose }: MeaningStatusProps) {
  const lookAgain = useReadAgain('embeddings.');
  const test = useChange('embeddings.test', { handles: () => true, onDone: lookAgain });
  const { data, error } = test;
  return (
    <>
      <Button aria-disabled={test.isPending} onClick={() => test.isPending || test.mutate({})}>
        <Icon of={PlugZap} size="small" />
        {t(test.isPending ? 'settings.models.testing' : 'settings.models.test')}
      </Button>
      <div role="status">
        {error === null ? null : (
          <ErrorState title={t('settings.models.failed')} message={error.message} technical={error.code} />
        )}
        {data === undefined || data.dimension === null || data.milliseconds === null ? null : (
          <p className="flex model-reached">
            <Icon of={CircleCheck} />
            {t('settings.meaning.works', {
              dimension: data.dimension,
              time: formatMilliseconds(data.milliseconds),
            })}
          </p>
        )}
        {data === undefined || values['embeddings.provider'] === 'onnx' ? null : (
          <ModelNames models={data.models} chosen={values['embeddings.model']} onChoose={onChoose} />
        )}
      </div>
    </>
  );
}

function Filling({ status }: { status: Status }) {
  const { complete, share, servingModel, model } = status;
  return (
    <>
      {complete ? null : <Progress label={t('settings.meaning.progress')} share={share} />}
      <p className="t2 tn">
        {sayProgress(status)}
        {!complete && servingModel !== null && servingModel !== model
          ? ` ${t('settings.meaning.before', { model: servingModel })}`
          : ''}
      </p>
    </>
  );
}

function sayProgress({ complete, paused, trouble, vectors: count, share, bytes }: Status): string {
  if (complete) return t('settings.meaning.ready', { count, size: formatBytes(bytes) });
  const told = { count, share: formatPercent(share) };
  if (paused) return t('settings.meaning.pausedAt', told);
  return t(trouble === null ? 'settings.meaning.making' : 'settings.meaning.stoppedAt', told);
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const lookAgain = useReadAgain('embeddings.');
  const readSettings = useReadAgain('settings.');
  const remove = useChange('embeddings.remove', {
    onDone({ removed: count }) {
      lookAgain();
      readSettings();
      onClose();
      notify({ kind: 'done', title: t('settings.meaning.removed', { count }) });
    },
  });
  return (
    <ConfirmDialog
      title={t('settings.meaning.removeTitle')}
      action={t('settings.meaning.removeNow')}
      danger
      disabled={remove.isPending}
      onConfirm={() => remove.mutate({})}
      onClose={onClose}
    >
      <p className="t2">{t('settings.meaning.removeDetail')}</p>
    </ConfirmDialog>
  );
}
