import { useLocation, useSearch } from '@tanstack/react-router';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { runTitle } from './run-facts.tsx';
import { runsSearch } from './search.ts';

/** What is looked at among the runs, as the title bar names it; null on another screen, or where nothing is. */
export function useRunCrumb(): string | null {
  const { pathname } = useLocation();
  const address = useSearch({ strict: false });
  const { run, side, preview } = runsSearch.parse(pathname === '/runs' ? address : {});
  const shown = useRead('consolidation.get', { id: run ?? '' }, { enabled: run !== undefined }).data;
  if (side !== undefined) return t(`runs.side.${side}`);
  if (preview !== undefined) return t('runs.previewOne');
  return shown === undefined ? null : runTitle(shown);
}
