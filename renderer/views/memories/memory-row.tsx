import { Pause, Pin } from 'lucide-react';
import type { Memory } from '../../../shared/entities/memory.ts';
import { Who } from '../../components/avatar.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatFull, formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { writerName } from '../../state/writer.ts';
import { TierMark, TypeSign } from './marks.tsx';
import { splitContent } from './statement.ts';

/** One memory in the list: what it says, its tier, who wrote it, how sure it is. */
export function MemoryRow({ memory }: { memory: Memory }) {
  const { statement } = splitContent(memory.content);
  const [tag] = memory.tags;
  return (
    <>
      <span role="gridcell">
        <TypeSign type={memory.type} />
      </span>
      <div className="lines" role="gridcell">
        <div className="l1">
          <span className={memory.supersededBy === null ? 'clip grow' : 'clip grow t3'}>{statement}</span>
          {memory.pinned ? <State icon={Pin} name={t('memories.pinned')} /> : null}
          {memory.paused ? <State icon={Pause} name={t('memories.paused')} /> : null}
        </div>
        <div className="l2">
          <TierMark tier={memory.tier} />
          <Who name={memory.agentName ?? writerName(memory.origin)} />
          <span title={formatFull(memory.createdAt)}>{formatListTime(memory.createdAt)}</span>
          {tag === undefined ? null : <span className="tag clip">#{tag}</span>}
          <span className="end">
            <Confidence value={memory.confidence} />
          </span>
        </div>
      </div>
    </>
  );
}

function State({ icon, name }: { icon: typeof Pin; name: string }) {
  return (
    <span className="t2" title={name}>
      <Icon of={icon} size="small" />
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
