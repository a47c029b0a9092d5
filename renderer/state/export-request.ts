import { create } from 'zustand';
import type { InputOf } from './operations.ts';
import type { Selected } from './selected.ts';

/** Something that can be exported from where the person is: its name, and what it means. */
export type ExportOffer = Readonly<{
  label: string;
  scope: InputOf<'exports.run'>['scope'];
  /** It is one session, which has forms of its own. */
  oneSession?: boolean;
}>;

const useRequest = create<{ offers: readonly ExportOffer[] | null }>(() => ({ offers: null }));

/** What is to be exported, while the person is asked how. */
export function useExportOffers(): readonly ExportOffer[] | null {
  return useRequest((state) => state.offers);
}

/** Asks the person how to export one of several things; the first one is chosen already. */
export function askExport(offers: readonly ExportOffer[]): void {
  useRequest.setState({ offers });
}

/** Puts the question away. */
export function closeExportRequest(): void {
  useRequest.setState({ offers: null });
}

/** The selected records as an export takes them. */
export function exportSelected<F>(
  selected: Selected,
  filter: F,
): { ids: string[] } | { filter: F; except: string[] } {
  if (selected.kind === 'some') return { ids: [...selected.ids] };
  return { filter, except: [...selected.except] };
}
