import { useState } from 'react';
import type { ClientProgram } from '../../../shared/entities/client-program.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useChange, useRead } from '../../state/queries.ts';

type WriteConfigProps = { program: ClientProgram; file: string; onChanged: () => void };

/** Writes the entry of Mneme into a config after showing what changes there, and takes it out again. */
export function WriteConfig({ program: { client, name, state }, file, onChanged }: WriteConfigProps) {
  const [showing, setShowing] = useState(false);
  const disconnect = useChange('clients.disconnect', {
    onDone: ({ restored }) => {
      onChanged();
      const detail = restored ? t('connect.restored') : t('connect.removedOnly');
      notify({ kind: 'undone', title: t('connect.takenOut', { name }), detail });
    },
  });
  const connect = useChange('clients.connect', {
    onDone: ({ backup }) => {
      setShowing(false);
      onChanged();
      const detail = backup === null ? {} : { detail: t('connect.writtenDetail', { file: backup }) };
      notify({ kind: 'done', title: t('connect.written', { name }), ...detail });
    },
  });
  if (state === 'connected') {
    return (
      <div>
        <Button disabled={disconnect.isPending} onClick={() => disconnect.mutate({ client })}>
          {t('connect.takeOut')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <p>{t('connect.byItselfDetail', { file })}</p>
      {showing ? (
        <Change
          client={client}
          busy={connect.isPending}
          onWrite={(version) => connect.mutate({ client, version })}
          onCancel={() => setShowing(false)}
        />
      ) : (
        <div>
          <Button kind="primary" onClick={() => setShowing(true)}>
            {t('connect.show')}
          </Button>
        </div>
      )}
    </>
  );
}

type ChangeProps = {
  client: ClientProgram['client'];
  busy: boolean;
  onWrite: (version: string) => void;
  onCancel: () => void;
};

function Change({ client, busy, onWrite, onCancel }: ChangeProps) {
  const preview = useRead('clients.preview', { client });
  const { data } = preview;
  if (preview.error !== null)
    return <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />;
  if (data === undefined) return <SkeletonRows />;
  return (
    <>
      <Lines change={data} />
      {data.exists ? null : <p className="t2">{t('connect.newFile')}</p>}
      <div className="flex">
        <Button kind="primary" disabled={busy} onClick={() => onWrite(data.version)}>
          {t('connect.write')}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </>
  );
}

/** The lines that change, with some of those around them and their numbers. */
function Lines({ change }: { change: OutputOf<'clients.preview'> }) {
  const { file, before, removed, added, after } = change;
  const lines = [
    ...before.map((text) => ({ kind: 'same' as const, text })),
    ...removed.map((text) => ({ kind: 'removed' as const, text })),
    ...added.map((text) => ({ kind: 'added' as const, text })),
    ...after.map((text) => ({ kind: 'same' as const, text })),
  ];
  return (
    <figure className="config-change">
      <figcaption className="mono clip">{t('connect.change', { file })}</figcaption>
      {/* A region that scrolls must be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0}>
        {lines.map(({ kind, text }, index) => (
          <span key={index} className={`config-line ${kind}`}>
            <span aria-hidden="true">{SIGNS[kind]}</span>
            {kind === 'same' ? null : <span className="sr">{t(`connect.${kind}`)} </span>}
            {text}
            {'\n'}
          </span>
        ))}
      </pre>
    </figure>
  );
}

const SIGNS = { same: '  ', removed: '− ', added: '+ ' } as const;
