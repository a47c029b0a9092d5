import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { toggleValue } from './address.ts';

type Layout = Readonly<{
  /** Width of the list pane in pixels, by screen. */
  listWidths: Readonly<Record<string, number>>;
  inspectorOpen: boolean;
  /** Columns of the table of facts that are not shown. */
  hiddenColumns: readonly string[];
  setListWidth(screen: string, width: number): void;
  toggleInspector(): void;
  toggleColumn(column: string): void;
}>;

/** Bounds of the list pane's width, in pixels. */
export const LIST_WIDTH = { min: 320, standard: 336, max: 560 } as const;

/** How the window is laid out; kept on this computer. */
export const useLayout = create<Layout>()(
  persist(
    (set) => ({
      listWidths: {},
      inspectorOpen: true,
      hiddenColumns: [],
      setListWidth: (screen, width) =>
        set(({ listWidths }) => ({
          listWidths: {
            ...listWidths,
            [screen]: Math.round(Math.min(LIST_WIDTH.max, Math.max(LIST_WIDTH.min, width))),
          },
        })),
      toggleInspector: () => set(({ inspectorOpen }) => ({ inspectorOpen: !inspectorOpen })),
      toggleColumn: (column) =>
        set(({ hiddenColumns }) => ({ hiddenColumns: toggleValue(hiddenColumns, column) ?? [] })),
    }),
    { name: 'mneme.layout', storage: createJSONStorage(() => window.localStorage) },
  ),
);
