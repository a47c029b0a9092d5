import { useNavigate } from '@tanstack/react-router';
import { Pause, Plug, Plus, Users } from 'lucide-react';
import type { AgentSummary } from '../../../shared/entities/agent.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { formatFull, formatNumber, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { ListPane } from '../lists/list-pane.tsx';
import type { Agents } from './use-agents.ts';

const NOTHING: ReadonlySet<string> = new Set();

type AgentListPaneProps = { agents: Agents; current: string | null; onAdd: () => void };

/** Every agent, the latest active first. */
export function AgentListPane({ agents, current, onAdd }: AgentListPaneProps) {
  const { list } = agents;
  const shortcutOf = useShortcuts();
  const navigate = useNavigate();
  const connect = () => void navigate({ to: '/connect' });
  return (
    <ListPane screen="agents" label={t('agents.list')}>
      <div className="pane-head bare">
        <h1>{t('shell.agents')}</h1>
        <span className="count grow">{list.total === undefined ? '' : formatNumber(list.total)}</span>
        <IconButton icon={Plug} label={t('connect.open')} onClick={connect} />
        <IconButton icon={Plus} label={t('agents.add')} shortcut={shortcutOf('add')} onClick={onAdd} />
      </div>
      <RecordList
        label={t('agents.list')}
        list={list}
        question="agents"
        rowHeight={useRowHeight()}
        current={current}
        selected={NOTHING}
        onSelect={() => {}}
        onOpen={(agent) => agents.open(agent.id)}
        renderRow={(agent) => <AgentRow agent={agent} />}
        empty={
          <EmptyState icon={Users} title={t('agents.empty')} detail={t('agents.emptyDetail')}>
            <Button kind="primary" onClick={connect}>
              {t('connect.open')}
            </Button>
            <Button onClick={onAdd}>{t('agents.add')}</Button>
          </EmptyState>
        }
      />
    </ListPane>
  );
}

/** One agent in the list: its name, what it is, when it was seen last. */
function AgentRow({ agent }: { agent: AgentSummary }) {
  const { lastActive } = agent;
  return (
    <>
      <span role="gridcell">
        <Avatar name={agent.name} />
      </span>
      <div className="lines" role="gridcell">
        <div className="l1">
          <span className="clip grow">{agent.name}</span>
          {agent.paused ? (
            <span className="end agent-paused">
              <Icon of={Pause} size="small" />
              {t('agents.paused')}
            </span>
          ) : null}
        </div>
        <div className="l2">
          <span>{agent.type === '' ? t('agents.noType') : agent.type}</span>
          <span title={lastActive === null ? '' : formatFull(lastActive)}>
            {t('agents.seen', { when: lastActive === null ? t('agents.never') : formatRelative(lastActive) })}
          </span>
        </div>
      </div>
    </>
  );
}
