import { useCanGoBack, useLocation, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { TitleBar } from '../../components/title-bar.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { runCommand } from '../../state/commands.ts';
import { useRead } from '../../state/queries.ts';
import { SamplePill } from '../imports/sample-pill.tsx';
import { useRunCrumb } from '../runs/use-run-crumb.ts';
import { PLACES } from './destinations.ts';

/** The title bar: where the person is, and the ways on. */
export function ShellTitleBar() {
  const { history } = useRouter();
  // Knows of the ways that were gone through the router only; links are not.
  const routed = useCanGoBack();
  const shortcutOf = useShortcuts();
  return (
    <TitleBar
      crumbs={useCrumbs()}
      back={{
        label: t('shell.back'),
        shortcut: shortcutOf('back'),
        enabled: 'navigation' in window ? window.navigation.canGoBack : routed,
        go: () => history.back(),
      }}
      forward={{
        label: t('shell.forward'),
        shortcut: shortcutOf('forward'),
        enabled: !('navigation' in window) || window.navigation.canGoForward,
        go: () => history.forward(),
      }}
      search={{ shortcut: shortcutOf('search'), open: () => runCommand('search') }}
    >
      <SamplePill />
    </TitleBar>
  );
}

function useCrumbs(): string[] {
  const { pathname } = useLocation();
  const { sessionId, agentId } = useParams({ strict: false });
  const { text } = useSearch({ strict: false });
  const session = useRead('sessions.get', { id: sessionId ?? '' }, { enabled: sessionId !== undefined }).data;
  const agent = useRead('agents.get', { id: agentId ?? '' }, { enabled: agentId !== undefined }).data;
  const runCrumb = useRunCrumb();
  const place = PLACES.find(({ path }) => pathname.startsWith(path));
  const title = place === undefined ? t('shell.search') : t(place.title);
  if (place === undefined && text !== undefined) return [title, text];
  if (runCrumb !== null) return [title, runCrumb];
  if (agentId !== undefined && agent !== undefined) return [title, agent.name];
  if (sessionId === undefined || session === undefined) return [title];
  return [title, session.title === '' ? t('sessions.untitled') : session.title];
}
