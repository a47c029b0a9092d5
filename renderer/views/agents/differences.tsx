import { ErrorState } from '../../components/error-state.tsx';
import { JsonChanges } from '../../components/json-changes.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';

/** Where a checkpoint and another one differ, or the present where no other is named. */
export function Differences({ from, to }: { from: string; to?: string | undefined }) {
  const diff = useRead(
    'checkpoints.diff',
    { from, ...(to === undefined ? {} : { to }) },
    { keepPrevious: true },
  );
  if (diff.data === undefined) {
    // One that was just taken back is about to leave the screen.
    if (diff.error === null || diff.error.code === 'not_found') return null;
    return <ErrorState message={diff.error.message} onRetry={() => void diff.refetch()} />;
  }
  const { changes, more } = diff.data;
  if (changes.length === 0) return <p className="t2">{t('agents.unchanged')}</p>;
  return (
    <>
      <p className="meta">{t(more ? 'agents.changesMore' : 'agents.changes', { count: changes.length })}</p>
      <JsonChanges changes={changes} />
    </>
  );
}
