import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { ErrorState } from './components/error-state.tsx';
import { t } from './i18n/index.ts';
import { AgentsView } from './views/agents/index.tsx';
import { agentsSearch } from './views/agents/search.ts';
import { BackupsView } from './views/backups/index.tsx';
import { ConnectView } from './views/connect/index.tsx';
import { connectSearch } from './views/connect/search.ts';
import { ExportsView } from './views/exports/index.tsx';
import { exportsSearch } from './views/exports/search.ts';
import { HealthView } from './views/health/index.tsx';
import { HomeView } from './views/home/index.tsx';
import { homeSearch } from './views/home/search.ts';
import { ImportsView } from './views/imports/index.tsx';
import { importsSearch } from './views/imports/search.ts';
import { InboxView } from './views/inbox/index.tsx';
import { inboxSearch } from './views/inbox/search.ts';
import { KnowledgeView } from './views/knowledge/index.tsx';
import { knowledgeSearch } from './views/knowledge/search.ts';
import { LiveView } from './views/live/index.tsx';
import { liveSearch } from './views/live/search.ts';
import { MemoriesView } from './views/memories/index.tsx';
import { memoriesSearch } from './views/memories/search.ts';
import { PassportView } from './views/passport/index.tsx';
import { PreferencesView } from './views/preferences/index.tsx';
import { preferencesSearch } from './views/preferences/search.ts';
import { RecallView } from './views/recall/index.tsx';
import { recallSearch } from './views/recall/search.ts';
import { RunsView } from './views/runs/index.tsx';
import { runsSearch } from './views/runs/search.ts';
import { SearchView } from './views/search/index.tsx';
import { searchSearch } from './views/search/search.ts';
import { SessionsView } from './views/sessions/index.tsx';
import { sessionsSearch } from './views/sessions/search.ts';
import { SettingsView } from './views/settings/index.tsx';
import { settingsSearch } from './views/settings/search.ts';
import { Shell } from './views/shell/shell.tsx';
import { TasksView } from './views/tasks/index.tsx';
import { tasksSearch } from './views/tasks/search.ts';
import { TrashView } from './views/trash/index.tsx';
import { trashSearch } from './views/trash/search.ts';
import { WelcomeView } from './views/welcome/index.tsx';
import { StartView } from './views/welcome/start.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: () => null });
const start = createRoute({ getParentRoute: () => root, path: '/', component: StartView });
const welcome = createRoute({ getParentRoute: () => root, path: '/welcome', component: WelcomeView });
const home = createRoute({
  getParentRoute: () => root,
  path: '/home',
  component: HomeView,
  validateSearch: homeSearch,
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: InboxView,
  validateSearch: inboxSearch,
});
const sessions = createRoute({
  getParentRoute: () => root,
  path: '/sessions',
  component: SessionsView,
  validateSearch: sessionsSearch,
});
const session = createRoute({ getParentRoute: () => sessions, path: '$sessionId' });
const knowledge = createRoute({
  getParentRoute: () => root,
  path: '/knowledge',
  component: KnowledgeView,
  validateSearch: knowledgeSearch,
});
const memories = createRoute({
  getParentRoute: () => root,
  path: '/memories',
  component: MemoriesView,
  validateSearch: memoriesSearch,
});
const preferences = createRoute({
  getParentRoute: () => root,
  path: '/preferences',
  component: PreferencesView,
  validateSearch: preferencesSearch,
});
const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  component: TasksView,
  validateSearch: tasksSearch,
});
const agents = createRoute({
  getParentRoute: () => root,
  path: '/agents',
  component: AgentsView,
  validateSearch: agentsSearch,
});
const agent = createRoute({ getParentRoute: () => agents, path: '$agentId' });
const runs = createRoute({
  getParentRoute: () => root,
  path: '/runs',
  component: RunsView,
  validateSearch: runsSearch,
});
const recall = createRoute({
  getParentRoute: () => root,
  path: '/recall',
  component: RecallView,
  validateSearch: recallSearch,
});
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  component: SearchView,
  validateSearch: searchSearch,
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: ImportsView,
  validateSearch: importsSearch,
});
const exports = createRoute({
  getParentRoute: () => root,
  path: '/exports',
  component: ExportsView,
  validateSearch: exportsSearch,
});
const backups = createRoute({ getParentRoute: () => root, path: '/backups', component: BackupsView });
const connect = createRoute({
  getParentRoute: () => root,
  path: '/connect',
  component: ConnectView,
  validateSearch: connectSearch,
});
const live = createRoute({
  getParentRoute: () => root,
  path: '/live',
  component: LiveView,
  validateSearch: liveSearch,
});
const trash = createRoute({
  getParentRoute: () => root,
  path: '/trash',
  component: TrashView,
  validateSearch: trashSearch,
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: SettingsView,
  validateSearch: settingsSearch,
});
const passport = createRoute({ getParentRoute: () => root, path: '/passport', component: PassportView });
const health = createRoute({ getParentRoute: () => root, path: '/health', component: HealthView });

const tree = root.addChildren([
  start,
  welcome,
  inbox,
  home,
  sessions.addChildren([session]),
  memories,
  knowledge,
  preferences,
  tasks,
  agents.addChildren([agent]),
  runs,
  search,
  recall,
  imports,
  exports,
  backups,
  connect,
  live,
  trash,
  settings,
  passport,
  health,
]);

/** Makes the router: every screen, with its filters in the part of the address after `#`. */
export function createAppRouter() {
  return createRouter({
    routeTree: tree,
    history: createHashHistory(),
    defaultErrorComponent: FailedScreen,
  });
}

function FailedScreen({ error, reset }: ErrorComponentProps) {
  return (
    <div className="pane-state">
      <ErrorState
        title={t('error.render')}
        message={t('error.renderDetail')}
        technical={error instanceof Error ? error.message : String(error)}
        onRetry={reset}
      />
    </div>
  );
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
