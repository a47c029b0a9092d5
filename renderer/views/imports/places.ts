import type { ImportPlace } from '../../../shared/entities/import.ts';
import { formatBytes, formatPeriod, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { sourceName } from '../sessions/source-name.ts';

/** What was found on this machine. */
export function usePlaces() {
  const places = useRead('imports.places', {});
  return {
    items: places.data?.items ?? [],
    searching: places.isPending,
    error: places.error,
    retry: () => void places.refetch(),
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
