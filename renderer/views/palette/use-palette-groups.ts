import { useRouter } from '@tanstack/react-router';
import { MessagesSquare, Search, Star } from 'lucide-react';
import { formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { COMMAND_IDS } from '../../state/command-catalogue.ts';
import { formatKeyList } from '../../state/command-keys.ts';
import { useCommands, type Command } from '../../state/commands.ts';
import { useRead } from '../../state/queries.ts';
import { useSavedViews } from '../lists/use-saved-views.ts';
import { iconOf } from './command-icons.ts';
import { findEntries, withoutEmpty, type PaletteEntry, type PaletteGroup } from './entries.ts';
import { useFoundEntries } from './use-found-entries.ts';
import { useSettingEntries } from './use-setting-entries.ts';

const RECENT = 5;

/** What the palette offers for what is typed, in groups. */
export function usePaletteGroups(typed: string): PaletteGroup[] {
  const commands = useCommands()
    .filter((command) => command.enabled && command.palette)
    .toSorted((one, other) => COMMAND_IDS.indexOf(one.id) - COMMAND_IDS.indexOf(other.id));
  const ofGroup = (group: Command['group']) =>
    commands.filter((command) => command.group === group && command.id !== 'palette').map(commandEntry);
  const recent = useRecentEntries();
  const views = useViewEntries();
  const found = useFoundEntries(typed);
  const settings = useSettingEntries();
  const everything = useSearchEntry(typed.trim());
  const search = (entries: readonly PaletteEntry[]) => findEntries(entries, typed);
  const places =
    typed.trim() === '' ? [...recent, ...views, ...ofGroup('go')] : search([...ofGroup('go'), ...views]);
  return withoutEmpty([
    { key: 'here', title: t('palette.here'), items: search(ofGroup('here')) },
    { key: 'go', title: t('palette.go'), items: places },
    { key: 'settings', title: t('palette.settings'), items: search(settings) },
    { key: 'everywhere', title: t('palette.everywhere'), items: search(ofGroup('everywhere')) },
    // Last: there are often many, and what can be done is named by few words.
    { key: 'found', title: t('palette.found'), items: [...found, ...everything] },
  ]);
}

function commandEntry({ id, label, keys, run }: Command): PaletteEntry {
  const [first] = keys;
  return {
    key: `command ${id}`,
    label,
    icon: iconOf(id),
    keys: first === undefined ? [] : formatKeyList(first),
    run,
  };
}

function useRecentEntries(): PaletteEntry[] {
  const { history } = useRouter();
  const sessions = useRead('sessions.list', { limit: RECENT }).data?.items ?? [];
  return sessions.map((session) => ({
    key: `recent ${session.id}`,
    label: session.title === '' ? t('sessions.untitled') : session.title,
    detail: t('palette.kindAt', {
      kind: t('palette.kind.session'),
      when: formatListTime(session.lastActive),
    }),
    icon: MessagesSquare,
    keys: [],
    run: () => history.push(`/sessions/${session.id}`),
  }));
}

function useViewEntries(): PaletteEntry[] {
  const { history } = useRouter();
  return useSavedViews().items.map((view) => ({
    key: `view ${view.id}`,
    label: view.name,
    detail: t('palette.kind.view'),
    icon: Star,
    keys: [],
    run: () => history.push(view.address),
  }));
}

/** The way to all that is found. */
function useSearchEntry(words: string): PaletteEntry[] {
  const { navigate } = useRouter();
  if (words === '') return [];
  return [
    {
      key: 'everything',
      label: t('palette.everything', { words }),
      icon: Search,
      keys: [],
      run: () => void navigate({ to: '/search', search: { text: words } }),
    },
  ];
}
