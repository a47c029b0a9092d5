import type { Import, ImportPlace } from '../../../shared/entities/import.ts';
import { formatBytes, formatPeriod, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { notify, notifyError } from '../../state/notices.ts';
import { useRead } from '../../state/queries.ts';
import { useSettings } from '../../state/settings.ts';
import { sourceName } from '../sessions/source-name.ts';

/** What was found on this machine, and which of it is followed. */
export function usePlaces() {
  const places = useRead('imports.places', {}, { askAnew: true });
  const settings = useSettings({ onFailure: notifyError });
  const followed = settings.values?.['imports.follow'] ?? [];
  return {
    items: places.data?.items ?? [],
    searching: places.isPending,
    error: places.error,
    retry: () => void places.refetch(),
    isFollowed: ({ place }: Pick<ImportPlace, 'place'>) => followed.includes(place),
    /** Switches on, or off, that what appears in a place is brought in by itself. */
    follow: ({ place }: Pick<ImportPlace, 'place'>, on: boolean) => {
      const others = followed.filter((one) => one !== place);
      settings.save('imports.follow', on ? [...others, place] : others, () => void places.refetch());
    },
  };
}

/** What a place is called: the program whose folder it is, or the name of the file. */
export function placeName({ followable, format, folder }: ImportPlace): string {
  return followable ? sourceName(format) : (folder.split(/[/\\]/).at(-1) ?? folder);
}

/** How much there is in a place. */
export function placeSize({ sessions, bytes }: ImportPlace): string {
  return sessions === null ? formatBytes(bytes) : t('imports.sessions', { count: sessions });
}

/** What is known of a place without reading its files, each already written. */
export function placeFacts(place: ImportPlace): string[] {
  const { sessions, bytes, firstAt, lastAt, imported } = place;
  return [
    ...(sessions === null ? [] : [t('imports.sessions', { count: sessions })]),
    formatBytes(bytes),
    ...(firstAt === null || lastAt === null ? [] : [formatPeriod(firstAt, lastAt)]),
    ...(imported === null ? [] : [t('imports.placeImported', { when: formatRelative(imported.at) })]),
  ];
}

/** Ends that what appears in the place of an import is brought in by itself. */
export function useFollowing() {
  const settings = useSettings({ onFailure: notifyError });
  const followed = settings.values?.['imports.follow'] ?? [];
  return {
    stop: ({ place }: Pick<Import, 'place'>) =>
      settings.save(
        'imports.follow',
        followed.filter((one) => one !== place),
        () => notify({ kind: 'done', title: t('imports.followStopped') }),
      ),
  };
}
