import type { ReactNode } from 'react';
import { MemoryType, type Memory } from '../../../shared/entities/memory.ts';
import { Who } from '../../components/avatar.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { Select } from '../../components/select.tsx';
import { formatFull, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { writerName } from '../../state/writer.ts';
import { useMemorySave } from './use-memory-save.ts';

const IMPORTANCES = ['1', '2', '3', '4', '5'] as const;

/** What is known of a memory beside what it says; most of it is edited where it stands. */
export function MemoryFields({ memory }: { memory: Memory }) {
  const { mutate } = useChange('memories.update');
  const confidence = useMemorySave(memory, 'confidence');
  const valence = useMemorySave(memory, 'emotionalValence');
  const base = { id: memory.id, expectedUpdatedAt: memory.updatedAt };
  const importance = IMPORTANCES.find((value) => Number(value) === memory.importance) ?? '2';
  return (
    <dl className="props">
      <Property name={t('memories.field.importance')}>
        <Select
          label={t('memories.field.importance')}
          value={importance}
          options={IMPORTANCES.map((value) => ({ value, label: t(`memories.importance.${value}`) }))}
          onChange={(value) => mutate({ ...base, importance: Number(value) })}
        />
      </Property>
      <Property name={t('memories.field.confidence')}>
        <InlineEdit
          {...confidence}
          label={t('memories.field.confidence')}
          display={<Confidence value={memory.confidence} />}
          displayText={formatRatio(memory.confidence)}
        />
      </Property>
      <Property name={t('memories.field.type')}>
        <Select
          label={t('memories.field.type')}
          value={memory.type}
          options={MemoryType.options.map((value) => ({ value, label: t(`memories.type.${value}`) }))}
          onChange={(type) => mutate({ ...base, type })}
        />
      </Property>
      <Property name={t('memories.field.emotionalValence')}>
        <InlineEdit
          {...valence}
          label={t('memories.field.emotionalValence')}
          display={<span className="tn">{feeling(memory.emotionalValence)}</span>}
          displayText={feeling(memory.emotionalValence)}
        />
      </Property>
      <Property name={t('memories.knownTo')}>
        <span className="clip">{knownTo(memory)}</span>
      </Property>
      <Property name={t('memories.savedBy')}>
        <Who name={writerName(memory.origin)} />
      </Property>
      <Property name={t('memories.saved')}>
        <span className="tn nowrap">{formatFull(memory.createdAt)}</span>
      </Property>
      <Property name={t('memories.trust')}>{t(`memories.trust.${memory.origin.trust}`)}</Property>
    </dl>
  );
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="prop">
      <dt className="t3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function feeling(valence: number): string {
  const name = valence > 0 ? 'positive' : valence < 0 ? 'negative' : 'neutral';
  return t(`memories.feeling.${name}`, { value: formatRatio(valence) });
}

function knownTo({ agentId, agentName, sharedWith }: Memory): string {
  if (agentId === null) return t('memories.allAgents');
  const name = agentName ?? t('writer.agent');
  return sharedWith.length === 0 ? name : t('memories.sharedWith', { name, count: sharedWith.length });
}
