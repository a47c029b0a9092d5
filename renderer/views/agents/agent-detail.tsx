import { ArrowLeft, Bot, Ellipsis, Eraser, FileQuestion, MessagesSquare, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import type { AgentSummary } from '../../../shared/entities/agent.ts';
import { Who } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useRead } from '../../state/queries.ts';
import { useNow } from '../tasks/use-now.ts';
import { AccessTab } from './access-tab.tsx';
import { AgentHeader } from './agent-header.tsx';
import { CheckpointsTab } from './checkpoints-tab.tsx';
import { DecisionsTab } from './decisions-tab.tsx';
import { MemoriesTab } from './memories-tab.tsx';
import { ResetDialog } from './reset-dialog.tsx';
import { AgentTab } from './search.ts';
import { StateTab } from './state-tab.tsx';
import { startOfDay } from './start-of-day.ts';
import { TaskTab } from './task-tab.tsx';
import type { Agents } from './use-agents.ts';

/** Reads and writes are counted without telling: they are asked for so often, in milliseconds. */
const COUNTED_EVERY_MS = 15_000;

type AgentDetailProps = { id: string; agents: Agents };

/** One agent: who it is, what it works with, what it did, and what it may do. */
export function AgentDetail({ id, agents }: AgentDetailProps) {
  const today = startOfDay(useNow());
  const since = agents.search.since ?? today;
  const agent = useRead(
    'agents.get',
    { id, since },
    { refetchEveryMs: COUNTED_EVERY_MS, keepPrevious: true },
  );
  const gone = agent.error?.code === 'not_found';
  if (agent.data !== undefined && !gone) return <Found agent={agent.data} agents={agents} />;
  return (
    <section className="pane pane-detail" aria-label={t('agents.detail')}>
      <div className="pane-state">
        {agent.error === null ? null : gone ? (
          <EmptyState icon={FileQuestion} title={t('agents.gone')} detail={t('agents.goneDetail')}>
            <Button onClick={agents.close}>{t('agents.goneAction')}</Button>
          </EmptyState>
        ) : (
          <ErrorState
            message={agent.error.message}
            technical={agent.error.code}
            onRetry={() => void agent.refetch()}
          />
        )}
      </div>
    </section>
  );
}

function Found({ agent, agents }: { agent: AgentSummary; agents: Agents }) {
  const [resetting, setResetting] = useState(false);
  const shortcutOf = useShortcuts();
  const tab = agents.search.tab ?? 'state';
  const togglePause = () => agents.togglePause(agent);
  useCommand('pauseAgent', { run: togglePause });
  const giveTask = () => agents.show({ tab: 'task' });
  useCommand('giveTask', { run: giveTask });
  useCommand('resetAgent', { run: () => setResetting(true) });
  return (
    <section className="pane pane-detail" aria-label={t('agents.detail')}>
      <div className="pane-head">
        <IconButton icon={ArrowLeft} label={t('shell.back')} className="only-narrow" onClick={agents.close} />
        <Who name={agent.name} />
        <span className="grow" />
        <Button shortcut={shortcutOf('giveTask')} onClick={giveTask}>
          <Icon of={Bot} />
          {t('agents.giveTask')}
        </Button>
        <Button shortcut={shortcutOf('pauseAgent')} onClick={togglePause}>
          <Icon of={agent.paused ? Play : Pause} />
          {t(agent.paused ? 'agents.resume' : 'agents.pause')}
        </Button>
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
          items={[
            { label: t('agents.showSessions'), icon: MessagesSquare, run: () => showSessions(agent.id) },
            {
              label: t('agents.reset'),
              icon: Eraser,
              danger: true,
              separated: true,
              run: () => setResetting(true),
            },
          ]}
        />
      </div>
      <div className="scroll">
        <div className="agent-body">
          <AgentHeader agent={agent} since={agents.search.since ?? null} />
          <Tabs
            label={t('agents.tabs')}
            value={tab}
            tabs={AgentTab.options.map((value) => ({ value, label: tabLabel(value, agent) }))}
            onChange={(next) => agents.show({ tab: next, since: agents.search.since })}
          >
            <Side tab={tab} agent={agent} agents={agents} />
          </Tabs>
        </div>
      </div>
      {resetting ? <ResetDialog agent={agent} onClose={() => setResetting(false)} /> : null}
    </section>
  );
}

function Side({ tab, agent, agents }: { tab: AgentTab; agent: AgentSummary; agents: Agents }) {
  switch (tab) {
    case 'state':
      return <StateTab agent={agent} />;
    case 'checkpoints':
      return <CheckpointsTab agent={agent} onOpenAgent={(id) => agents.open(id, {})} />;
    case 'decisions':
      return <DecisionsTab agentId={agent.id} agents={agents} />;
    case 'memories':
      return <MemoriesTab agent={agent} others={agents.list.items.filter(({ id }) => id !== agent.id)} />;
    case 'task':
      return <TaskTab agent={agent} />;
    case 'access':
      return <AccessTab agent={agent} onTogglePause={() => agents.togglePause(agent)} />;
  }
}

function tabLabel(tab: AgentTab, { counts }: AgentSummary): string {
  const name = t(`agents.tab.${tab}`);
  if (tab === 'state' || tab === 'access' || tab === 'task' || counts[tab] === 0) return name;
  return t('agents.tab.count', { name, count: formatNumber(counts[tab]) });
}

function showSessions(agentId: string) {
  window.location.hash = `#/sessions?agentIds=${encodeURIComponent(JSON.stringify([agentId]))}`;
}
