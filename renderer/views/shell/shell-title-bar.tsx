import { useCanGoBack, useLocation, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { TitleBar } from '../../components/title-bar.tsx';
import { t } from '../../i18n/index.ts';
import { formatKeys } from '../../state/command-keys.ts';
import { runCommand } from '../../state/commands.ts';
import { useRead } from '../../state/queries.ts';
import { BELOW_VIEWS, LIBRARY, SETTINGS } from './destinations.ts';
import { BACK_KEYS, FORWARD_KEYS, SEARCH_KEYS } from './use-shell-commands.ts';

/** The title bar: where the person is, and the ways on. */
export function ShellTitleBar() {
  const { history } = useRouter();
  const canGoBack = useCanGoBack();
  return (
    <TitleBar
      crumbs={useCrumbs()}
      back={{
        label: t('shell.back'),
        shortcut: formatKeys(BACK_KEYS),
        enabled: canGoBack,
        go: () => history.back(),
      }}
      forward={{
        label: t('shell.forward'),
        shortcut: formatKeys(FORWARD_KEYS),
        enabled: !('navigation' in window) || window.navigation.canGoForward,
        go: () => history.forward(),
      }}
      search={{ shortcut: formatKeys(SEARCH_KEYS), open: () => runCommand('search') }}
    />
  );
}

function useCrumbs(): string[] {
  const { pathname } = useLocation();
  const { sessionId } = useParams({ strict: false });
  const { text } = useSearch({ strict: false });
  const session = useRead('sessions.get', { id: sessionId ?? '' }, { enabled: sessionId !== undefined }).data;
  const place = [...LIBRARY, ...BELOW_VIEWS, SETTINGS].find(({ path }) => pathname.startsWith(path));
  const title = place === undefined ? t('shell.search') : t(place.title);
  if (place === undefined && text !== undefined) return [title, text];
  if (sessionId === undefined || session === undefined) return [title];
  return [title, session.title === '' ? t('sessions.untitled') : session.title];
}
