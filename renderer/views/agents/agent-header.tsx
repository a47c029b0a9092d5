import { Pause } from 'lucide-react';
import { AccessScope, type AgentSummary } from '../../../shared/entities/agent.ts';
import { Figures } from '../../components/figures.tsx';
import { Icon } from '../../components/icon.tsx';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { formatFull, formatMoment, formatNumber, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { isConflict, readConflict } from '../../state/conflicts.ts';
import { useEditDraft } from '../../state/drafts.ts';
import { useChange } from '../../state/queries.ts';
import { writerName } from '../../state/writer.ts';

const FIGURES = ['reads', 'writes', 'sessions', 'memories', 'decisions'] as const;

type AgentHeaderProps = {
  agent: AgentSummary;
  /** From when its calls were counted; null: from the beginning of the day. */
  since: string | null;
};

/** Who an agent is: name, type, since when, how much it does, and what it may. */
export function AgentHeader({ agent, since }: AgentHeaderProps) {
  const update = useChange('agents.update', { handles: isConflict });
  const drafts = useEditDraft(`agents.type ${agent.id}`);
  const { lastActive } = agent;
  return (
    <header className="agent-header">
      <h2 className="statement anywhere">{agent.name}</h2>
      {agent.paused ? (
        <div className="notice warn" role="status">
          <Icon of={Pause} />
          <div className="grow">
            <p className="semi">{t('agents.paused')}</p>
            <p className="t2">{t('agents.pausedDetail')}</p>
          </div>
        </div>
      ) : null}
      <dl className="kv">
        <dt>{t('agents.type')}</dt>
        <dd>
          <InlineEdit
            label={t('agents.type')}
            value={agent.type}
            version={agent.updatedAt}
            placeholder={t('agents.noType')}
            drafts={drafts}
            onSave={(type, expectedUpdatedAt) =>
              update.mutateAsync({ id: agent.id, type: type.slice(0, 100), expectedUpdatedAt })
            }
            readConflict={(failure) => readConflict(failure, 'type')}
          />
        </dd>
        <dt>{t('agents.client')}</dt>
        <dd className="clip">{writerName(agent.origin)}</dd>
        <dt>{t('agents.lastSeen')}</dt>
        <dd className="tn" title={lastActive === null ? '' : formatFull(lastActive)}>
          {lastActive === null ? t('agents.never') : formatRelative(lastActive)}
        </dd>
        <dt>{t('agents.permissions')}</dt>
        <dd>{writeAccess(agent)}</dd>
      </dl>
      <Figures
        figures={FIGURES.map((name) => ({
          label:
            since !== null && (name === 'reads' || name === 'writes')
              ? t(`agents.figure.${name}Since`, { when: formatMoment(since) })
              : t(`agents.figure.${name}`),
          value: formatNumber(agent.counts[name]),
        }))}
      />
    </header>
  );
}

function writeAccess({ access }: AgentSummary): string {
  const all = AccessScope.options.length;
  const { read, write } = access;
  if (read.length === all && write.length === all) return t('agents.mayAll');
  return t('agents.maySome', { read: read.length, write: write.length, all });
}
