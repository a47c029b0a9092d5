import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';

/** The beginning of a memory, leading to it. */
export function MemoryLink({ id }: { id: string }) {
  const memory = useRead('memories.get', { id });
  if (memory.error !== null) return <span className="t3">{t('agents.memoryGone')}</span>;
  return (
    <a className="link memory-link" href={`#/memories?memory=${id}`}>
      {memory.data?.content ?? ''}
    </a>
  );
}
